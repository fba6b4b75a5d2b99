/** The phrases that takes are cut into, to choose from: bars, or as many of them together as can be told apart. Pure. */

import type { Part, TakePlace } from "../song/comping.js";
import type { Meter, Song, Tick } from "../song/model.js";
import { barStart, placeOf } from "../song/time.js";

/** More phrases than this are too narrow to press. */
const MOST = 8;
/** Bars that are shown before anything has been recorded. */
const EMPTY = 4;

/** What a recorder shows of the song: the bars that its takes reach over, or the bars from a tick on. */
export function stretchOf(song: Song, takes: readonly TakePlace[], from: Tick): Part {
  const { meter } = song;
  if (takes.length === 0) {
    const bar = placeOf(meter, Math.max(0, Math.round(from))).bar;
    return { start: barStart(meter, bar), end: barStart(meter, bar + EMPTY) };
  }
  const start = Math.min(...takes.map((take) => take.from));
  const end = Math.max(...takes.map((take) => take.until ?? take.from), start + 1);
  return {
    start: barStart(meter, placeOf(meter, start).bar),
    end: barStart(meter, placeOf(meter, end - 1).bar + 1),
  };
}

/** The phrases of a stretch: of one, two, four, eight... bars each. */
export function phrasesOf(meters: readonly Meter[], { start, end }: Part): readonly Part[] {
  const [first, last] = [placeOf(meters, start).bar, placeOf(meters, end - 1).bar];
  let bars = 1;
  while ((last - first + 1) / bars > MOST) bars *= 2;
  const found: Part[] = [];
  for (let bar = first; bar <= last; bar += bars)
    found.push({
      start: Math.max(start, barStart(meters, bar)),
      end: Math.min(end, barStart(meters, bar + bars)),
    });
  return found;
}
