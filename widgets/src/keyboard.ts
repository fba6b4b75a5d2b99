/** Keys and pads. */
import { KeyboardView } from "./keyboard/view.js";
import { widget } from "./live/widget.js";

export default widget((room, root, options) => {
  const view = new KeyboardView(root, room, options);
  return () => view.close();
});
