/** One loop of animation frames for all that moves on the page. */
import type { Stop } from "../link.js";

const callbacks = new Set<() => void>();
let asked = 0;

function round(): void {
  asked = callbacks.size > 0 ? requestAnimationFrame(round) : 0;
  for (const callback of [...callbacks]) callback();
}

/** Call back at each frame of the screen. */
export function eachFrame(callback: () => void): Stop {
  callbacks.add(callback);
  if (asked === 0) asked = requestAnimationFrame(round);
  return () => callbacks.delete(callback);
}
