/** The piano roll. */
import { widget } from "./live/widget.js";
import { RollView } from "./roll/view.js";

export default widget((room, root, options) => {
  const view = new RollView(root, room, options);
  return () => view.close();
});
