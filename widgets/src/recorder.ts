/** The recorder. */
import { widget } from "./live/widget.js";
import { RecorderView } from "./recorder/view.js";

export default widget((room, root, options) => {
  const view = new RecorderView(root, room, options);
  return () => view.close();
});
