/** What a widget shows while something is on its way. */
import type { Stop } from "../link.js";
import { say } from "./words.js";

/** A wait is mentioned after this long, in milliseconds; shorter ones go unseen. */
const SLOW = 400;

/** Say what is waited for, once it takes long, or what stands in the way; the answer takes the sentence away. */
export function waiting(
  root: HTMLElement,
  trouble: () => string,
  listen: (changed: () => void) => Stop,
): Stop {
  const line = document.createElement("p");
  line.className = "opening";
  line.setAttribute("role", "status");
  const write = (): void => {
    line.textContent = trouble() || say("opening");
    root.append(line);
  };
  const timer = setTimeout(write, SLOW);
  const stop = listen(write);
  return () => {
    clearTimeout(timer);
    stop();
    line.remove();
  };
}
