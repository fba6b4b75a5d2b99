/** One recording at any pitch: the formula that Python and the browser share; musiclab/sound/pitches.py derives it.
 *
 * Frame n of a buffer lies at place p = start + n * step. With i = floor(p), f = p - i and b[i] = x[i-1] - 2 x[i] + x[i+1],
 *
 *     y = x[i] + f (x[i+1] - x[i]) + (f f - f) / 2 * (b[i] + f (b[i+1] - b[i]))
 *
 * p in 64 bits, all else in 32. The samples stay 16-bit whole numbers until the end: a power of two scales every
 * rounding alike, so the result is the same to the last bit.
 */
import type { Loop } from "./recipe.js";
import { LEAD, type Recording } from "./recording.js";
import type { Samples } from "./voice.js";

const SHORTEST_CYCLE = 8192;
const SCALE = 1 / 32768;
const SPARE = 4;
const fround = Math.fround;

/** What repeats when a recording loops: from frame `first` on, `frames` frames hold `periods` loops. */
export interface Cycle {
  readonly first: number;
  readonly frames: number;
  readonly periods: number;
  readonly offset: number;
}

/** The frames that repeat, for a loop between two places of the recording. */
export function cycle(start: number, loop: Loop, step: number): Cycle {
  const period = loop.end - loop.start;
  const first = Math.max(0, Math.ceil((loop.start - start) / step));
  const periods = Math.max(1, Math.ceil((SHORTEST_CYCLE * step) / period));
  const frames = Math.max(1, roundEven((periods * period) / step));
  return { first, frames, periods, offset: start + first * step - loop.start };
}

/** Fill `out` from a recording that does not loop. */
export function straight(recording: Recording, start: number, step: number, out: Samples): void {
  interpolate(recording.values, start, step, out);
}

/** Fill `out` from a recording that loops; what repeats is worked out once. */
export function looped(recording: Recording, start: number, step: number, loop: Loop, out: Samples): void {
  const turn = cycle(start, loop, step);
  interpolate(recording.values, start, step, out.subarray(0, turn.first));
  const once = out.subarray(turn.first, turn.first + turn.frames);
  if (once.length === 0) return;
  const inner = (turn.periods * (loop.end - loop.start)) / turn.frames;
  const around = ring(recording.values, loop, Math.floor(turn.offset + once.length * inner) + SPARE);
  interpolate(around, turn.offset, inner, once);
  repeat(out.subarray(turn.first), turn.frames);
}

/** The loop again and again until it is `size` long, with its last frame before its first. */
function ring(values: Int16Array, loop: Loop, size: number): Int16Array {
  const period = loop.end - loop.start;
  const around = new Int16Array(LEAD + size + SPARE);
  const once = values.subarray(LEAD + loop.start, LEAD + loop.end);
  around[0] = once[period - 1] ?? 0;
  for (let at = 0; at < size + SPARE; at += period)
    around.set(once.subarray(0, Math.min(period, size + SPARE - at)), LEAD + at);
  return around;
}

/** Fill what follows the first `length` frames with them, again and again. */
function repeat(out: Samples, length: number): void {
  for (let have = length; have < out.length; have *= 2)
    out.copyWithin(have, 0, Math.min(have, out.length - have));
}

/** Fill `out` by the formula above. */
function interpolate(values: Int16Array, start: number, step: number, out: Samples): void {
  for (let n = 0; n < out.length; n += 1) {
    const place = n * step + start;
    const i = Math.floor(place);
    const f = fround(place - i);
    const x = values[i + LEAD] ?? 0;
    const before = values[i] ?? 0;
    const after = values[i + LEAD + 1] ?? 0;
    const bend = before - 2 * x + after;
    const change = x - 2 * after + (values[i + LEAD + 2] ?? 0) - bend;
    const bent = fround(bend + fround(change * f));
    const line = fround(x + fround((after - x) * f));
    const hump = fround(fround(fround(f * f) - f) * 0.5);
    out[n] = fround(line + fround(bent * hump)) * SCALE;
  }
}

/** The nearest whole number, the even one of two that are equally near, as Python rounds. */
export function roundEven(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  if (rest !== 0.5) return rest < 0.5 ? low : low + 1;
  return low % 2 === 0 ? low : low + 1;
}
