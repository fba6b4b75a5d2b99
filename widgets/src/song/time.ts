/** Ticks, beats and bars: 960 ticks to a beat (a quarter note), so that triplets and quintuplets land exactly. */
import { SongError, say, shown } from "./errors.js";
import { atMost, LONGEST_TICKS, MOST_CHANGES, whole } from "./limits.js";
import type { Meter, Tick } from "./model.js";
import { indexAt } from "./order.js";

export const PER_BEAT = 960;
const UNITS = [1, 2, 4, 8, 16, 32];

/** A place as a musician counts it: bar and unit of the metre from 1, and ticks after that. */
export interface Place {
  readonly bar: number;
  readonly beat: number;
  readonly tick: Tick;
}

/** Ticks in one unit of the metre: an eighth in 7/8. */
export const pulseOf = (meter: Meter): Tick => Math.floor((PER_BEAT * 4) / meter.unit);

/** Ticks in one bar. */
export const barOf = (meter: Meter): Tick => meter.beats * pulseOf(meter);

/** Where `tick` falls; a count-in before tick 0 is bar 0. */
export function placeOf(meters: readonly Meter[], tick: Tick): Place {
  const { meter, bars } = reach(meters, indexAt(meters, tick));
  const bar = Math.floor((tick - meter.at) / barOf(meter));
  const rest = tick - meter.at - bar * barOf(meter);
  const beat = Math.floor(rest / pulseOf(meter));
  return { bar: bars + bar + 1, beat: beat + 1, tick: rest - beat * pulseOf(meter) };
}

/** The tick where `bar`, counted from 1, begins. */
export function barStart(meters: readonly Meter[], bar: number): Tick {
  whole(bar, say("The number of a bar"), 1, LONGEST_TICKS);
  let index = meters.length - 1;
  while (index > 0 && reach(meters, index).bars > bar - 1) index -= 1;
  const { meter, bars } = reach(meters, index);
  return meter.at + (bar - 1 - bars) * barOf(meter);
}

/** A metre and the number of bars before it. */
function reach(meters: readonly Meter[], index: number): { readonly meter: Meter; readonly bars: number } {
  let [meter, bars] = [meters[0] ?? FIRST, 0];
  for (const next of meters.slice(1, index + 1)) {
    bars += (next.at - meter.at) / barOf(meter);
    meter = next;
  }
  return { meter, bars };
}

const FIRST: Meter = { at: 0, beats: 4, unit: 4 };

/** Refuse metre changes that do not start at 0, are out of order, or fall inside a bar. */
export function checkMeters(meters: readonly Meter[]): void {
  atMost(meters.length, MOST_CHANGES, say("metres"));
  meters.forEach(checkMeter);
  if (meters[0]?.at !== 0)
    throw new SongError(say("The first metre has to start at tick 0, the beginning of the song."));
  for (const [i, meter] of meters.entries()) {
    const before = meters[i - 1];
    if (before !== undefined) checkBarline(before, meter);
  }
}

/** Refuse a metre that cannot be. */
export function checkMeter(meter: Meter): void {
  whole(meter.beats, say("Beats in a bar"), 1, 64);
  whole(meter.at, say("The start of a metre"), 0, LONGEST_TICKS);
  if (UNITS.includes(meter.unit)) return;
  throw new SongError(
    say("A metre over {unit} came. The lower number is 1, 2, 4, 8, 16 or 32, as in 3/4 or 7/8.", {
      unit: shown(meter.unit),
    }),
  );
}

function checkBarline(before: Meter, after: Meter): void {
  if (after.at > before.at && (after.at - before.at) % barOf(before) === 0) return;
  throw new SongError(
    say("The metre {beats}/{unit} at tick {at} does not begin on a barline. Move it to the start of a bar.", {
      beats: after.beats,
      unit: after.unit,
      at: after.at,
    }),
  );
}
