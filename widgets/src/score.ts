/** The score. */
import { widget } from "./live/widget.js";
import { ScoreView } from "./score/view.js";

export default widget((room, root, options) => {
  const view = new ScoreView(root, room, options);
  return () => view.close();
});
