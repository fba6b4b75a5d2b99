/** Which tone a few hundredths of a second of sound have: YIN, after de Cheveigné and Kawahara (2002). Pure. */
import type { Pitch } from "./recording.js";

/** Tones that are looked for, in hertz. */
const LOWEST = 50;
const HIGHEST = 1400;
/** The dip that is deep enough to be the period. */
const DEEP = 0.15;
/** Rates above this are halved first: nothing is lost for a tuner. */
const FAST = 50_000;
/** Below this mean square there is nothing to tune. */
const SILENT = 1e-8;

/** The tone at the end of `samples`, of which 4096 at 44.1 kHz are enough; null where there is only silence. */
export function pitchOf(samples: Float32Array, rate: number): Pitch | null {
  if (rate > FAST) return pitchOf(halved(samples), rate / 2);
  const longest = Math.min(Math.ceil(rate / LOWEST), Math.floor(samples.length / 2));
  const window = samples.length - longest;
  if (energy(samples) / samples.length < SILENT) return null;
  const dips = normalised(differences(samples, window, longest));
  const period = periodIn(dips, Math.floor(rate / HIGHEST));
  if (period === null) return null;
  const depth = dips[period] ?? 1;
  return { hertz: rate / refined(dips, period), confidence: Math.min(Math.max(1 - depth, 0), 1) };
}

function halved(samples: Float32Array): Float32Array {
  return Float32Array.from(
    { length: samples.length >> 1 },
    (_, i) => ((samples[2 * i] ?? 0) + (samples[2 * i + 1] ?? 0)) / 2,
  );
}

function energy(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum;
}

/** How much the sound differs from itself, so many samples later. */
function differences(samples: Float32Array, window: number, longest: number): Float64Array {
  const found = new Float64Array(longest);
  for (let lag = 1; lag < longest; lag += 1) {
    let sum = 0;
    for (let n = 0; n < window; n += 1) {
      const difference = (samples[n] ?? 0) - (samples[n + lag] ?? 0);
      sum += difference * difference;
    }
    found[lag] = sum;
  }
  return found;
}

/** Each difference as a part of the mean of those before it. */
function normalised(found: Float64Array): Float64Array {
  let sum = 0;
  return found.map((difference, lag) => {
    sum += difference;
    return lag === 0 || sum === 0 ? 1 : (difference * lag) / sum;
  });
}

/** The first dip that is deep enough, or else the deepest. */
function periodIn(dips: Float64Array, shortest: number): number | null {
  let deepest = 0;
  for (let lag = Math.max(shortest, 2); lag < dips.length - 1; lag += 1) {
    const depth = dips[lag] ?? 1;
    if (depth > (dips[lag + 1] ?? 1) || depth > (dips[lag - 1] ?? 1)) continue;
    if (depth < DEEP) return lag;
    if (deepest === 0 || depth < (dips[deepest] ?? 1)) deepest = lag;
  }
  return deepest > 0 ? deepest : null;
}

/** The period with its fraction: measured over as many periods as there are, since that is finer. */
function refined(dips: Float64Array, first: number): number {
  let period = vertex(dips, first);
  for (let times = 2; times * period < dips.length - 2 && times <= 16; times += 1) {
    const near = lowestNear(dips, Math.round(times * period));
    if ((dips[near] ?? 1) > DEEP) break;
    period = vertex(dips, near) / times;
  }
  return period;
}

function lowestNear(dips: Float64Array, lag: number): number {
  return [lag - 1, lag, lag + 1].reduce((low, one) => ((dips[one] ?? 1) < (dips[low] ?? 1) ? one : low), lag);
}

/** The lowest point of the parabola through a dip and its neighbours. */
function vertex(dips: Float64Array, lag: number): number {
  const [before, here, after] = [dips[lag - 1] ?? 1, dips[lag] ?? 1, dips[lag + 1] ?? 1];
  const bend = before - 2 * here + after;
  return bend > 0 ? lag + (before - after) / (2 * bend) : lag;
}
