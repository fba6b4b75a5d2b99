/** Exercises for the ear. */
import { EarView } from "./ear/view.js";
import type { Host, Stop } from "./link.js";

export default () => ({
  render({ model, el }: { readonly model: Host; readonly el: HTMLElement }): Stop {
    const root = document.createElement("div");
    root.className = "ml";
    el.classList.add("musiclab-ear"); // its styles are for what is inside
    el.append(root);
    const view = new EarView(model, root);
    return () => view.close();
  },
});
