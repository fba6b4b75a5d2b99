/** The studio. */
import { widget } from "./live/widget.js";
import { StudioView } from "./studio/view.js";

export default widget((room, root) => {
  const view = new StudioView(root, room);
  return () => view.close();
});
