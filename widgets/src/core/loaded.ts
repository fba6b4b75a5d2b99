/** A live view whose widget carries only what is its own: the half that all share comes once for a page. */
import type { Host, Stop } from "../link.js";
import { waiting } from "../live/waiting.js";
import { Asking } from "./asking.js";
import type { Core } from "./page_core.js";

/** What anywidget calls. */
interface Widget {
  initialize(words: { readonly model: Host }): Stop;
  render(words: { readonly model: Host; readonly el: HTMLElement }): Stop;
}

/** A view's own code: it is given the shared modules by their numbers, and leaves its widget in `module`. */
export type Own = (
  require: (number: string) => unknown,
  module: { exports: { default?: () => Widget } },
) => void;

/** The widget of `own`, over the core of one build; `name` is that of its style sheet. Nothing here waits: what comes later is shown later. */
export function loaded(build: string, name: string, own: Own) {
  return (): Widget => {
    let begun: { readonly asking: Asking; readonly whole: Promise<Widget | null> } | null = null;
    return {
      initialize({ model }) {
        const asking = new Asking(model, build);
        let close: Stop = () => asking.stop();
        let open = true;
        const whole = asking.core.then((core) => {
          const widget = open ? widgetOf(own, core) : null;
          if (widget) close = widget.initialize({ model });
          return widget;
        });
        begun = { asking, whole };
        return () => {
          open = false;
          close();
        };
      },
      render(words) {
        words.el.classList.add(`musiclab-${name}`); // its styles are for what is inside
        return begun ? show(begun.asking, begun.whole, words) : () => {};
      },
    };
  };
}

function widgetOf(own: Own, core: Core): Widget | null {
  const module: Parameters<Own>[1] = { exports: {} };
  own((number) => core[number], module);
  return module.exports.default?.() ?? null;
}

/** Say what is waited for, and then show the view in its place. */
function show(asking: Asking, whole: Promise<Widget | null>, words: Parameters<Widget["render"]>[0]): Stop {
  const root = document.createElement("div");
  root.className = "ml";
  words.el.append(root);
  const wait = waiting(
    root,
    () => asking.trouble,
    (changed) => asking.listen(changed),
  );
  let open = true;
  const gone = (): void => {
    wait();
    root.remove();
  };
  let close: Stop = gone;
  void whole.then((widget) => {
    gone();
    if (open && widget) close = widget.render(words);
  });
  return () => {
    open = false;
    close();
  };
}
