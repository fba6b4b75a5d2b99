/** Tempo: where ticks become seconds, in steps and in ramps.
 *
 * A ramp glides in a straight line over beats; its seconds are `60 * beats * ln(b / a) / (b - a)`. The order of the
 * arithmetic is the same as in Python, so that both sides put a note on the same frame.
 */
import { SongError, say } from "./errors.js";
import { atMost, LONGEST_TICKS, MOST_CHANGES, number, whole } from "./limits.js";
import type { Tempo, Tick } from "./model.js";
import { indexAt } from "./order.js";
import { PER_BEAT } from "./time.js";

const SLOWEST = 10;
const FASTEST = 960;
const USUAL: Tempo = { at: 0, bpm: 120, ramp: false };

/** The tempo that sounds at `tick`. */
export function bpmAt(tempos: readonly Tempo[], tick: Tick): number {
  const i = indexAt(tempos, tick);
  const { here, there } = pair(tempos, i);
  if (tick <= here.at || !glides(here, there)) return here.bpm;
  return here.bpm + ((there.bpm - here.bpm) * (tick - here.at)) / (there.at - here.at);
}

/** The moment of `tick` in seconds from the start of the song; before it, the first tempo holds. */
export function secondsAt(tempos: readonly Tempo[], tick: Tick): number {
  const last = indexAt(tempos, tick);
  return (passed(tempos)[last] ?? 0) + span(tempos, last, tick);
}

/** The tick, with its fraction, that sounds `seconds` after the start; the inverse of `secondsAt`. */
export function tickAt(tempos: readonly Tempo[], seconds: number): number {
  let before = 0;
  for (let i = 0; i < tempos.length - 1; i += 1) {
    const whole = span(tempos, i, pair(tempos, i).there.at);
    if (before + whole > seconds) return tickWithin(tempos, i, seconds - before);
    before += whole;
  }
  return tickWithin(tempos, tempos.length - 1, seconds - before);
}

/** The seconds that have passed when each tempo begins. */
export function passed(tempos: readonly Tempo[]): readonly number[] {
  const moments = [0];
  for (let i = 0; i < tempos.length - 1; i += 1)
    moments.push((moments[i] ?? 0) + span(tempos, i, pair(tempos, i).there.at));
  return moments;
}

/** Seconds from the tempo `i` to the tick `until`, inside its reach. */
export function span(tempos: readonly Tempo[], i: number, until: number): number {
  const { here, there } = pair(tempos, i);
  const beats = (until - here.at) / PER_BEAT;
  if (beats <= 0 || !glides(here, there)) return (beats * 60) / here.bpm;
  const slope = slopeOf(here, there);
  return (60 / slope) * Math.log1p((slope * beats) / here.bpm);
}

function tickWithin(tempos: readonly Tempo[], i: number, seconds: number): number {
  const { here, there } = pair(tempos, i);
  if (seconds <= 0 || !glides(here, there)) return here.at + ((seconds * here.bpm) / 60) * PER_BEAT;
  const slope = slopeOf(here, there);
  return here.at + ((here.bpm * Math.expm1((slope * seconds) / 60)) / slope) * PER_BEAT;
}

/** A tempo and the next one; the last is its own next, and so glides nowhere. */
function pair(tempos: readonly Tempo[], i: number): { readonly here: Tempo; readonly there: Tempo } {
  const here = tempos[i] ?? USUAL;
  return { here, there: tempos[i + 1] ?? here };
}

const glides = (here: Tempo, there: Tempo): boolean => here.ramp && there.bpm !== here.bpm;

/** Change of tempo in beats a minute for each beat. */
const slopeOf = (here: Tempo, there: Tempo): number =>
  ((there.bpm - here.bpm) * PER_BEAT) / (there.at - here.at);

/** Refuse tempos out of range, that do not start at 0, or are out of order. */
export function checkTempos(tempos: readonly Tempo[]): void {
  atMost(tempos.length, MOST_CHANGES, say("tempos"));
  tempos.forEach(checkTempo);
  if (tempos[0]?.at !== 0)
    throw new SongError(say("The first tempo has to start at tick 0, the beginning of the song."));
  if (tempos.some(({ at }, i) => i > 0 && at <= (tempos[i - 1]?.at ?? 0)))
    throw new SongError(
      say("Two tempo changes share one place, or come out of order. Give each its own tick, earliest first."),
    );
}

/** Refuse a tempo that cannot be. */
export function checkTempo(tempo: Tempo): void {
  number(tempo.bpm, say("The tempo"), SLOWEST, FASTEST);
  whole(tempo.at, say("The start of a tempo"), 0, LONGEST_TICKS);
}
