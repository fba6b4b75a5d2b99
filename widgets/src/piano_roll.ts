/** The piano roll. */
import { plainView } from "./live/plain_view.js";
import { widget } from "./live/widget.js";

export default widget(plainView);
