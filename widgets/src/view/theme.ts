import type { Stop } from "../link.js";

const LIGHT = "data-jp-theme-light";
const NAME = "data-jp-theme-name";

/** Keep `root` in the host's theme: light or dark, and high contrast where the host's theme is. */
export function followTheme(root: HTMLElement, changed: () => void): Stop {
  const copy = (): void => {
    root.dataset.theme = document.body.getAttribute(LIGHT) === "false" ? "dark" : "light";
    root.toggleAttribute("data-contrast", /high contrast/i.test(document.body.getAttribute(NAME) ?? ""));
    changed();
  };
  const observer = new MutationObserver(copy);
  observer.observe(document.body, { attributes: true, attributeFilter: [LIGHT, NAME] });
  const settings = ["(forced-colors: active)", "(prefers-contrast: more)"].map((query) => matchMedia(query));
  for (const setting of settings) setting.addEventListener("change", copy);
  copy();
  return () => {
    observer.disconnect();
    for (const setting of settings) setting.removeEventListener("change", copy);
  };
}
