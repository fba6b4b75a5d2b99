/** The performances of a track in a menu: each can be brought back as it was played. */
import type { Entry } from "../view/menu.js";
import type { Performance } from "./performance.js";
import { say } from "./words.js";

/** How many are offered. */
const MOST = 5;

export const asPlayed = (
  performances: readonly Performance[],
  bring: (performance: Performance) => void,
): readonly Entry[] =>
  performances.slice(0, MOST).map((performance) => ({
    label: say("performance", { when: whenOf(performance), count: performance.notes.length }),
    do: () => bring(performance),
  }));

const whenOf = ({ recorded }: Performance): string =>
  new Date(recorded).toLocaleString([], {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
