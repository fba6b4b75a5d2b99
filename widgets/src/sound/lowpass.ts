/** The low-pass filter of a SoundFont zone, at one cutoff for the whole note.
 *
 * R. Bristow-Johnson's two-pole low-pass in the state-variable form of Andrew Simper (Cytomic, "Linear Trapezoidal
 * Integrated SVF", 2013). musiclab/sound/lowpass.py has the same filter in matrices.
 */
import type { Samples } from "./voice.js";

const QUIET = 1e-6;

export interface Lowpass {
  readonly g: number;
  readonly k: number;
  readonly level: number;
  /** Frames until what came before is 120 dB down. */
  readonly settling: number;
}

/** The filter for a cutoff in hertz and a resonance in decibels (0 is flat). */
export function lowpass(cutoff: number, resonanceDb: number, rate: number): Lowpass {
  const g = Math.tan((Math.PI * Math.min(cutoff, 0.45 * rate)) / rate);
  const k = 10 ** (-(resonanceDb - 3.01) / 20);
  return { g, k, level: 10 ** (-resonanceDb / 40), settling: settling(g, k) };
}

function settling(g: number, k: number): number {
  const a1 = 1 / (1 + g * (g + k));
  const a2 = g * a1;
  const a3 = g * g * a1;
  const radius = ((2 * a1 - 1) * (1 - 2 * a3) - -2 * a2 * (2 * a2)) ** 0.5;
  return Math.ceil(Math.log(QUIET) / Math.log(Math.min(Math.max(radius, 0.1), 0.9999)));
}

/** Run samples through the filter in place, from silence. */
export function runFilter(samples: Samples, { g, k, level }: Lowpass): void {
  const narrow = 1 / (1 + g * (g + k));
  let [s1, s2] = [0, 0];
  for (let n = 0; n < samples.length; n += 1) {
    const v1 = (s1 + g * ((samples[n] ?? 0) - s2)) * narrow;
    const v2 = s2 + g * v1;
    s1 = 2 * v1 - s1;
    s2 = 2 * v2 - s2;
    samples[n] = v2 * level;
  }
}
