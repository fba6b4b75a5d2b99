/** What the menu offers for a take: its swing, and the performances of its track as they were played. */
import type { Entry } from "../view/menu.js";
import type { Performance } from "./performance.js";
import type { Recorder } from "./recorder.js";
import type { Target } from "./take.js";
import { say } from "./words.js";

/** How many performances are offered. */
const MOST = 5;
/** Swings from light to a triplet's, as places in the pair. */
const SWINGS = [null, 0.54, 0.58, 0.62, 0.66] as const;

/** `show` is called when something has been done. */
export function takeEntries(
  recorder: Recorder,
  performances: readonly Performance[],
  target: Target,
  show: () => void,
): readonly Entry[] {
  const played = performances.slice(0, MOST).map((performance) => ({
    label: say("performance", { when: whenOf(performance), count: performance.notes.length }),
    do: () => {
      recorder.asPlayed(performance, target);
      show();
    },
  }));
  return [...swings(recorder, show), ...played];
}

function swings(recorder: Recorder, show: () => void): readonly Entry[] {
  const { take } = recorder;
  if (take === null) return [];
  return SWINGS.map((swing) => ({
    label: swing === null ? say("swing.song") : say("swing.percent", { percent: Math.round(swing * 100) }),
    on: take.swing === swing,
    do: () => {
      recorder.quantise({ grid: take.grid, strength: take.strength || 1, swing }, false);
      show();
    },
  }));
}

const whenOf = ({ recorded }: Performance): string =>
  new Date(recorded).toLocaleString([], {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
