/** The report of a check. */
import type { Host, Stop } from "./link.js";
import { ReportView } from "./report/view.js";

export default () => ({
  render({ model, el }: { readonly model: Host; readonly el: HTMLElement }): Stop {
    const root = document.createElement("div");
    root.className = "ml";
    el.classList.add("musiclab-report"); // its styles are for what is inside
    el.append(root);
    const view = new ReportView(model, root);
    return () => view.close();
  },
});
