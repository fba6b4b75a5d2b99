/** How well what is sung comes together with the beat, as Python has it. Pure. */
import { nearestLine } from "../song/grid.js";
import type { Song } from "../song/model.js";
import { secondsAt } from "../song/tempo.js";
import { barStart, PER_BEAT, placeOf } from "../song/time.js";
import { say } from "./words.js";

/** The grid that sounds are compared with: eighths. */
const GRID = PER_BEAT / 2;
/** Milliseconds up to which two sounds seem to come together. */
export const TOGETHER = 20;
const ON_THE_BEAT = 10;
const STEADY = 15;
const LOOSE = 35;
/** Milliseconds of one column of the picture, and how far it reaches. */
export const COLUMN = 10;
export const REACH = 80;

/** How many milliseconds each sound comes late, or, below 0, early. */
export const offBeats = (song: Song, ticks: readonly number[]): readonly number[] =>
  ticks.map((tick) => offBeat(song, tick));

function offBeat({ meter, tempo, swing }: Song, tick: number): number {
  const bar = barStart(meter, placeOf(meter, Math.max(0, Math.floor(tick))).bar);
  const ratio = swing.unit === GRID ? swing.ratio : 0.5;
  const line = bar + nearestLine(Math.max(0, tick - bar), GRID, ratio, null);
  return 1000 * (secondsAt(tempo, tick) - secondsAt(tempo, line));
}

/** What is to be said of it, in a sentence or two. */
export function timingSaid(off: readonly number[]): string {
  const mean = off.reduce((sum, ms) => sum + ms, 0) / off.length;
  const spread = Math.sqrt(off.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / off.length);
  const ms = Math.round(Math.abs(mean));
  const place =
    ms < ON_THE_BEAT ? say("timing.on") : say(mean < 0 ? "timing.ahead" : "timing.behind", { ms });
  const steady = spread < STEADY ? "timing.steady" : spread < LOOSE ? "timing.fairly" : "timing.wavers";
  return `${place} ${say(steady)}`;
}

/** How many sounds come how early or late, in columns from the earliest to the latest; those beyond are in the last. */
export function columnsOf(off: readonly number[]): readonly number[] {
  const columns = new Array<number>((2 * REACH) / COLUMN + 1).fill(0);
  for (const ms of off) {
    const at = Math.round((Math.min(Math.max(ms, -REACH), REACH) + REACH) / COLUMN);
    columns[at] = (columns[at] ?? 0) + 1;
  }
  return columns;
}
