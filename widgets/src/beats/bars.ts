/** The bars and beats of a clip, as the metre has them; ticks count from the clip's start. Pure. */
import type { Meter, NoteClip, Tick } from "../song/model.js";
import { indexAt } from "../song/order.js";
import { placeOf, pulseOf } from "../song/time.js";
import { barAt, barLength } from "../view/grid_lines.js";

/** A bar, or what of it lies in the clip; `number` is its number in the song. */
export interface Bar {
  readonly start: Tick;
  readonly length: Tick;
  readonly number: number;
}

/** What is counted 1, 2, 3: a quarter note, or three eighths in 6/8, 9/8 and 12/8. `number` counts from 1. */
export interface Beat {
  readonly start: Tick;
  readonly length: Tick;
  readonly number: number;
  /** The number of its bar in the song. */
  readonly bar: number;
  /** A whole beat of the metre, so that a shorter one at the end of a clip keeps its steps. */
  readonly whole: Tick;
}

/** The bars of one round of a clip. */
export function barsOf(meters: readonly Meter[], clip: Pick<NoteClip, "start" | "length">): readonly Bar[] {
  const bars: Bar[] = [];
  let at = clip.start;
  while (at < clip.start + clip.length) {
    const end = Math.min(barAt(meters, at) + barLength(meters, at), clip.start + clip.length);
    bars.push({ start: at - clip.start, length: end - at, number: placeOf(meters, at).bar });
    at = end;
  }
  return bars;
}

/** The length of a beat: in eighths that go in threes, three of them. */
export function beatOf({ beats, unit }: Pick<Meter, "beats" | "unit">): Tick {
  const pulse = pulseOf({ at: 0, beats, unit });
  if (unit === 8 && beats % 3 === 0) return pulse * 3;
  return Math.min(960, pulse);
}

/** The beats of a bar of the clip that begins at tick `from` of the song. */
export function beatsOf(meters: readonly Meter[], from: Tick, bar: Bar): readonly Beat[] {
  const at = from + bar.start;
  const whole = beatOf(meters[indexAt(meters, at)] ?? { beats: 4, unit: 4 });
  const start = barAt(meters, at);
  const beats: Beat[] = [];
  for (let tick = at; tick < at + bar.length; ) {
    const count = Math.floor((tick - start) / whole);
    const end = Math.min(start + (count + 1) * whole, at + bar.length);
    beats.push({ start: tick - from, length: end - tick, number: count + 1, bar: bar.number, whole });
    tick = end;
  }
  return beats;
}
