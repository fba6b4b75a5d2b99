/** The playhead: an element moved by transform at each frame; with reduced motion it steps from beat to beat. */
import type { Transport } from "../audio/transport.js";
import type { Stop } from "../link.js";
import { eachFrame } from "./frames.js";

const BEAT = 960;

/** The tick to show: the sounding one, or the beat it lies in where motion is reduced. */
export function shownTick({ tick, motion }: Pick<Transport, "tick" | "motion">, reduced: boolean): number {
  return reduced && motion === "playing" ? Math.floor(tick / BEAT) * BEAT : tick;
}

/** Keep an element of class `playhead` at its place. `x` gives pixels for a tick, or null where it is out of sight. */
export function movePlayhead(
  head: HTMLElement,
  transport: Transport,
  x: (tick: number) => number | null,
): Stop {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let [shown, hidden] = [Number.NaN, false];
  return eachFrame(() => {
    const at = x(shownTick(transport, still.matches));
    if ((at === null) !== hidden) {
      hidden = at === null;
      head.hidden = hidden;
    }
    if (at === null || at === shown) return;
    shown = at;
    head.style.transform = `translateX(${at - 1}px)`;
  });
}
