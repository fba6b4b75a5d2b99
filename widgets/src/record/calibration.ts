/** By how much what goes out of a speaker, or is clapped along to clicks, comes in late. Pure. */
import { median, quartiles } from "./order_statistics.js";

/** Clicks that are sounded, and the frame of each in `samples`. */
export interface Train {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly starts: readonly number[];
  readonly click: Float32Array<ArrayBuffer>;
}

/** What came of the clicks, in seconds; or how many were heard where that was too few, or how far they lie apart. */
export type Finding =
  | { readonly kind: "found"; readonly seconds: number; readonly spread: number; readonly clicks: number }
  | { readonly kind: "few"; readonly clicks: number }
  | { readonly kind: "spread"; readonly spread: number };

const CLICKS = 10;
const TAPS = 14;
/** Seconds between clicks; those of the loop are not quite even, so that no echo of one passes for the next. */
const APART = 0.5;
const BEAT = 0.6;
const FIRST = 0.2;
/** The longest latency that is looked for, in seconds: that of wireless headphones and more. */
export const LONGEST = 0.45;
const FEWEST = 6;
/** The part of the clicks that has to agree. */
const MOST = 0.8;
/** Seconds that clicks may lie apart, and claps. */
const STEADY = 0.005;
const HUMAN = 0.06;
const LAST_TAPS = 8;

/** Clicks for a loop from speaker to microphone: short sweeps, since these are found exactly even in noise. */
export function loopTrain(rate: number): Train {
  const click = sweep(rate, { seconds: 0.012, low: 800, high: 5000, level: 0.5 });
  const uneven = (i: number): number => ((i * 7) % 5) * 0.012;
  const starts = Array.from({ length: CLICKS }, (_, i) => Math.round((FIRST + i * APART + uneven(i)) * rate));
  return train(click, starts, Math.round((LONGEST + 0.1) * rate));
}

/** Clicks to clap along to: an even beat. */
export function tapTrain(rate: number): Train {
  const click = sweep(rate, { seconds: 0.03, low: 1100, high: 1100, level: 0.4 });
  const starts = Array.from({ length: TAPS }, (_, i) => Math.round((FIRST + i * BEAT) * rate));
  return train(click, starts, Math.round(LONGEST * rate));
}

function train(click: Float32Array<ArrayBuffer>, starts: readonly number[], after: number): Train {
  const samples = new Float32Array((starts.at(-1) ?? 0) + click.length + after);
  for (const start of starts) samples.set(click, start);
  return { samples, starts, click };
}

interface Sweep {
  readonly seconds: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

function sweep(rate: number, { seconds, low, high, level }: Sweep): Float32Array<ArrayBuffer> {
  const frames = Math.round(seconds * rate);
  return Float32Array.from({ length: frames }, (_, n) => {
    const t = n / rate;
    const phase = 2 * Math.PI * (low * t + ((high - low) * t * t) / (2 * seconds));
    return level * Math.sin(phase) * Math.sin((Math.PI * n) / frames) ** 2;
  });
}

/** How late the clicks of a loop come back; `recorded` begins with the frame at which the train went out. */
export function findLoop(recorded: Float32Array, { starts, click }: Train, rate: number): Finding {
  const longest = Math.round(LONGEST * rate);
  const lags = starts
    .map((start) => lagOf(recorded.subarray(start, start + longest + click.length), click))
    .filter((lag) => lag !== null);
  if (lags.length < FEWEST) return { kind: "few", clicks: lags.length };
  const middle = median(lags);
  const near = lags.filter((lag) => Math.abs(lag - middle) <= STEADY * rate);
  const spread = (Math.max(...near) - Math.min(...near)) / rate;
  if (near.length < Math.max(FEWEST, MOST * lags.length) || spread > STEADY)
    return { kind: "spread", spread: (Math.max(...lags) - Math.min(...lags)) / rate };
  return { kind: "found", seconds: median(near) / rate, spread, clicks: near.length };
}

/** A click stands out so many times from what else there is. */
const CLEAR = 8;
/** The first arrival is at least this part of the loudest: the others are echoes. */
const DIRECT = 0.7;

/** How many frames late a click comes in a piece of sound, with the fraction; null where none stands out. */
export function lagOf(piece: Float32Array, click: Float32Array): number | null {
  const likeness = correlated(piece, click);
  let [most, sum] = [0, 0];
  for (const value of likeness) {
    most = Math.max(most, Math.abs(value));
    sum += value * value;
  }
  if (most === 0 || most < CLEAR * Math.sqrt(sum / likeness.length)) return null;
  const at = firstPeak(likeness, DIRECT * most);
  return at === null ? null : vertex(likeness, at);
}

/** How alike the click and the piece are at each lag. */
function correlated(piece: Float32Array, click: Float32Array): Float64Array {
  const found = new Float64Array(Math.max(piece.length - click.length, 0));
  for (let lag = 0; lag < found.length; lag += 1) {
    let sum = 0;
    for (let n = 0; n < click.length; n += 1) sum += (piece[lag + n] ?? 0) * (click[n] ?? 0);
    found[lag] = sum;
  }
  return found;
}

/** The first peak that is high enough, or rather the highest within its own width. */
function firstPeak(likeness: Float64Array, least: number): number | null {
  const first = likeness.findIndex((value) => Math.abs(value) >= least);
  if (first < 0) return null;
  let best = first;
  for (let lag = first; lag < Math.min(first + 24, likeness.length); lag += 1)
    if (Math.abs(likeness[lag] ?? 0) > Math.abs(likeness[best] ?? 0)) best = lag;
  return best;
}

function vertex(likeness: Float64Array, lag: number): number {
  const [a, b, c] = [likeness[lag - 1] ?? 0, likeness[lag] ?? 0, likeness[lag + 1] ?? 0];
  const bend = a - 2 * b + c;
  return bend === 0 ? lag : lag + (a - c) / (2 * bend);
}

/** How late claps come that go along with the clicks of a train. */
export function findTaps(recorded: Float32Array, { starts }: Train, rate: number): Finding {
  const late = onsets(recorded, rate).flatMap((onset) => {
    const start = starts.findLast((one) => onset - one >= -0.15 * rate);
    return start === undefined || onset - start > LONGEST * rate ? [] : [onset - start];
  });
  const last = late.slice(-LAST_TAPS);
  if (last.length < FEWEST) return { kind: "few", clicks: last.length };
  const [low, high] = quartiles(last);
  const spread = (high - low) / rate;
  if (spread > HUMAN) return { kind: "spread", spread };
  return { kind: "found", seconds: median(last) / rate, spread, clicks: last.length };
}

/** A clap rises so many times above the room, and to a part of the loudest. */
const ABOVE = 8;
const PART = 0.2;
/** Seconds that one clap lasts with its echoes. */
const ONE = 0.25;

/** The frames at which claps begin. */
export function onsets(recorded: Float32Array, rate: number): readonly number[] {
  const step = Math.round(0.001 * rate);
  const loud = Array.from({ length: Math.floor(recorded.length / step) }, (_, i) =>
    recorded.subarray(i * step, (i + 1) * step).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
  );
  const least = Math.max(ABOVE * median(loud), PART * loud.reduce((a, b) => Math.max(a, b), 0), 1e-4);
  const found: number[] = [];
  let free = 0;
  for (const [i, level] of loud.entries()) {
    if (i < free || level < least) continue;
    found.push(rise(recorded, i * step, step, rate));
    free = i + Math.round((ONE * rate) / step);
  }
  return found;
}

/** The sample with which a clap near a frame begins to rise. */
function rise(recorded: Float32Array, near: number, step: number, rate: number): number {
  const peak = recorded
    .subarray(near, near + Math.round(0.01 * rate))
    .reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const from = Math.max(near - 5 * step, 0);
  const at = recorded.subarray(from, near + 10 * step).findIndex((sample) => Math.abs(sample) >= 0.2 * peak);
  return at < 0 ? near : from + at;
}
