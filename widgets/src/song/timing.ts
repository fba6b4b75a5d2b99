/** From ticks to frames: tempo, ramps and swing.
 *
 * A frame is one sample of each channel. A tick falls on the frame `floor(seconds * rate + 0.5)`; that rounding, and
 * the order of the arithmetic, are the same as in Python.
 */
import type { Song, Tick } from "./model.js";
import { indexAt } from "./order.js";
import { passed, span } from "./tempo.js";
import { barOf, PER_BEAT } from "./time.js";

/** The clock of one song at one rate. */
export interface Timing {
  /** The frame of a tick, without swing. */
  frame(tick: number): number;
  /** The frame of a tick as it is played, with the song's swing. */
  swungFrame(tick: Tick): number;
}

/** Make the clock of `song` at `rate` frames a second. */
export function timing(song: Song, rate: number): Timing {
  const seconds = clock(song);
  const frame = (tick: number): number => Math.floor(seconds(tick) * rate + 0.5);
  return { frame, swungFrame: (tick) => frame(swing(song, tick)) };
}

/** The moment of a tick in seconds from the start of the song. */
function clock({ tempo }: Song): (tick: number) => number {
  const [only, ...more] = tempo;
  if (only !== undefined && more.length === 0) return (tick) => (tick * (60 / PER_BEAT)) / only.bpm;
  const before = passed(tempo);
  return (tick) => {
    const i = indexAt(tempo, tick);
    return (before[i] ?? 0) + span(tempo, i, tick);
  };
}

/** A tick, with its fraction, where the song's swing puts it; barlines stay.
 *
 * Inside a pair of straight units the first is stretched to `ratio` of the pair and the second takes the rest.
 * A unit left over before a barline, as in 7/8, stays straight.
 */
export function swing(song: Song, tick: Tick): number {
  const { ratio, unit } = song.swing;
  const meter = song.meter[indexAt(song.meter, tick)];
  if (ratio === 0.5 || meter === undefined) return tick;
  const inBar = (tick - meter.at) % barOf(meter);
  const inPair = inBar % (2 * unit);
  if (inBar - inPair + 2 * unit > barOf(meter)) return tick;
  const late = inPair < unit ? inPair * (2 * ratio) : 2 * unit * ratio + (inPair - unit) * (2 * (1 - ratio));
  return tick - inPair + late;
}

/** The tick, with its fraction, that the song's swing puts at `tick`; the inverse of `swing`. */
export function unswung(song: Song, tick: number): number {
  const { ratio, unit } = song.swing;
  const meter = song.meter[indexAt(song.meter, tick)];
  if (ratio === 0.5 || meter === undefined || tick < 0) return tick;
  const inBar = (tick - meter.at) % barOf(meter);
  const inPair = inBar % (2 * unit);
  if (inBar - inPair + 2 * unit > barOf(meter)) return tick;
  const turn = 2 * unit * ratio;
  const early = inPair < turn ? inPair / (2 * ratio) : unit + (inPair - turn) / (2 * (1 - ratio));
  return tick - inPair + early;
}
