/** The teacher's desk: listening to what a class has handed in, and marking it. */
import type { Host, Stop } from "./link.js";
import { DeskView } from "./teacher_desk/view.js";

export default () => ({
  render({ model, el }: { readonly model: Host; readonly el: HTMLElement }): Stop {
    const root = document.createElement("div");
    root.className = "ml";
    el.classList.add("musiclab-teacher_desk"); // its styles are for what is inside
    el.append(root);
    const view = new DeskView(model, root);
    return () => view.close();
  },
});
