/** The sound of a hand clap in a room: noise that falls 60 dB in so many seconds, its highs sooner.
 *
 * musiclab/render/effects/reverb.py makes the same room from the same seed.
 */
import { roundEven } from "../sound/pitches.js";
import type { Wave } from "./block.js";

/** Loudness of the wet sound: the root of the response's energy, in each channel. */
const LEVEL = 0.5;
const LANES = 4096;
const WARM_UP = 8;

export interface Room {
  readonly seconds: number;
  readonly predelayMs: number;
  readonly dampingHz: number;
  readonly seed: number;
}

/** The response of one side of the room: 0 is left, 1 is right. */
export function impulse(room: Room, side: 0 | 1, rate: number): Wave {
  const count = Math.max(1, roundEven(room.seconds * rate));
  const bright = darkened(noise(2 * room.seed + 1 + side, count), room.dampingHz, rate);
  const fall = 10 ** (-3 / count);
  let [energy, decay] = [0, 1];
  for (let n = 0; n < count; n += 1) {
    const sample = (bright[n] ?? 0) * decay;
    bright[n] = sample;
    energy += sample * sample;
    decay *= fall;
  }
  const level = LEVEL / Math.sqrt(energy);
  const delay = roundEven((room.predelayMs / 1000) * rate);
  const response = new Float32Array(delay + count);
  for (let n = 0; n < count; n += 1) response[delay + n] = (bright[n] ?? 0) * level;
  return response;
}

/** White noise from -1 to 1: many xorshift generators side by side (G. Marsaglia, 2003), seeded by a Weyl sequence. */
function noise(seed: number, count: number): Float64Array {
  const state = new Uint32Array(LANES);
  for (let i = 0; i < LANES; i += 1) state[i] = (Math.imul(i + 1, 2654435769) + seed * 40503) >>> 0 || 1;
  const out = new Float64Array(count);
  for (let row = -WARM_UP; row * LANES < count; row += 1) {
    advance(state);
    const end = row < 0 ? 0 : Math.min(LANES, count - row * LANES);
    for (let i = 0; i < end; i += 1) out[row * LANES + i] = (state[i] ?? 0) / 2147483648 - 1;
  }
  return out;
}

function advance(state: Uint32Array): void {
  for (let i = 0; i < LANES; i += 1) {
    let x = state[i] ?? 0;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    state[i] = x;
  }
}

/** Cross-fade from the noise to the same noise under a low-pass: the room swallows its highs first. */
function darkened(noise: Float64Array, dampingHz: number, rate: number): Float64Array {
  const keep = Math.exp((-2 * Math.PI * Math.min(dampingHz, 0.49 * rate)) / rate);
  const last = Math.max(noise.length - 1, 1);
  let dark = 0;
  return noise.map((sample, n) => {
    dark = (1 - keep) * sample + keep * dark;
    const fade = Math.sqrt(n / last);
    return sample * (1 - fade) + dark * fade;
  });
}
