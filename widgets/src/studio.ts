/** The studio. */
import { BeatsView } from "./beats/view.js";
import { widget } from "./live/widget.js";
import { StudioView } from "./studio/view.js";

export default widget((room, root) => {
  const view = new StudioView(
    root,
    room,
    (inner, { room: shared }, track) => new BeatsView(inner, shared, { track }),
  );
  return () => view.close();
});
