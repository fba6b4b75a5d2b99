/** Automation: a value that moves in a straight line from point to point; a frequency in a straight line of its logarithm. */
import type { Lane, Point } from "../song/model.js";
import type { Timing } from "../song/timing.js";

/** At `frames` it passes through `values`, which are logarithms where it is `logarithmic`. */
export interface Curve {
  readonly frames: Float64Array;
  readonly values: Float64Array;
  readonly logarithmic: boolean;
}

export type Curves = Readonly<Record<string, Curve>>;

export function curveOf(points: readonly Point[], timing: Timing, logarithmic: boolean): Curve {
  const frames = Float64Array.from(points, ({ at }) => timing.frame(at));
  const values = Float64Array.from(points, ({ value }) => (logarithmic ? Math.log(value) : value));
  return { frames, values, logarithmic };
}

/** The curves of all `lanes` that have points, by target. */
export function curvesOf(lanes: readonly Lane[], timing: Timing): Curves {
  const moving = lanes.filter(({ points }) => points.length > 0);
  return Object.fromEntries(
    moving.map(({ target, points }) => [target, curveOf(points, timing, target.endsWith("_hz"))]),
  );
}

/** The value at a frame; before the first point and after the last it holds. */
export function valueAt(curve: Curve, frame: number): number {
  const straight = between(curve, frame);
  return curve.logarithmic ? Math.exp(straight) : straight;
}

function between({ frames, values }: Curve, frame: number): number {
  let [low, high] = [0, frames.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((frames[middle] ?? 0) <= frame) low = middle + 1;
    else high = middle;
  }
  const here = values[low - 1];
  const there = values[low];
  if (here === undefined) return there ?? 0;
  if (there === undefined) return here;
  const from = frames[low - 1] ?? 0;
  return ((there - here) / ((frames[low] ?? 0) - from)) * (frame - from) + here;
}

/** Fill `out` from index `at` up to `end` with the values from `frame` on. */
export function fillFrom(curve: Curve, frame: number, out: Float64Array, at: number, end: number): void {
  for (let i = at; i < end; i += 1) out[i] = valueAt(curve, frame + i - at);
}
