/** The sign that the microphone is on: fixed on the page, outside all that scrolls, for as long as it is. */
import { say } from "./words.js";

/** "on": only the level is looked at. */
export type Shown = "off" | "on" | "recording";

export interface Badge {
  show(shown: Shown): void;
}

const STYLE = `
:host { position: fixed; z-index: 10000; right: 16px; bottom: 16px; font: 600 13px/1.4 system-ui, sans-serif; }
div { display: flex; align-items: center; gap: 8px; padding: 6px 8px 6px 12px; border-radius: 10px; color: #fff; background: #a3162a; border: 1px solid #fff; }
div[data-shown="on"] { padding: 3px 4px 3px 10px; font-size: 12px; color: #1d1d1f; background: #f3f3f4; border-color: #6b6b70; }
i { width: 10px; height: 10px; border-radius: 50%; background: currentColor; }
div[data-shown="on"] i { background: #a3162a; }
button { font: inherit; color: inherit; background: transparent; border: 1px solid currentColor; border-radius: 6px; padding: 2px 8px; cursor: pointer; min-height: 26px; }
button:hover { background: rgb(127 127 127 / 25%); }
button:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
@media (pointer: coarse) { button { min-height: 44px; } }
`;

/** The badge of this page; its button stops the recording, or switches the microphone off. */
export function pageBadge(press: () => void): Badge {
  let host: HTMLElement | null = null;
  return {
    show(shown) {
      if (shown === "off" || typeof document === "undefined") {
        host?.remove();
        host = null;
        return;
      }
      host ??= made(press);
      if (!host.isConnected) document.body.append(host);
      write(host, shown);
    },
  };
}

function made(press: () => void): HTMLElement {
  const host = document.createElement("div");
  host.className = "musiclab-microphone";
  host.setAttribute("role", "region");
  host.setAttribute("aria-label", say("badge.name"));
  host.setAttribute("aria-live", "off");
  const inside = host.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = STYLE;
  const line = document.createElement("div");
  const button = document.createElement("button");
  button.type = "button";
  button.addEventListener("click", press);
  line.append(document.createElement("i"), document.createElement("span"), button);
  inside.append(style, line);
  host.addEventListener("keydown", (event) => event.stopPropagation());
  return host;
}

function write(host: HTMLElement, shown: "on" | "recording"): void {
  const line = host.shadowRoot?.querySelector("div");
  if (!line || line.dataset.shown === shown) return;
  line.dataset.shown = shown;
  const [words, button] = [line.querySelector("span"), line.querySelector("button")];
  if (words) words.textContent = say(shown === "recording" ? "badge.recording" : "badge.on");
  if (button) button.textContent = say(shown === "recording" ? "badge.stop" : "badge.off");
}
