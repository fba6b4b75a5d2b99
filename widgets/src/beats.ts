/** The beat grid. */
import { BeatsView } from "./beats/view.js";
import { widget } from "./live/widget.js";

export default widget((room, root, options) => {
  const view = new BeatsView(root, room, options);
  return () => view.close();
});
