/** Handing in: what is not there yet, one button, and a receipt to read aloud. */
import { HandInView } from "./hand_in/view.js";
import type { Host, Stop } from "./link.js";

export default () => ({
  render({ model, el }: { readonly model: Host; readonly el: HTMLElement }): Stop {
    const root = document.createElement("div");
    root.className = "ml";
    el.classList.add("musiclab-hand_in"); // its styles are for what is inside
    el.append(root);
    const view = new HandInView(model, root);
    return () => view.close();
  },
});
