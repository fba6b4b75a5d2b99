/** Second-order filters, with the very formulas that browsers use (W3C Web Audio API, after R. Bristow-Johnson).
 *
 * The Q of low and high is in decibels, as it is there.
 */
import type { Wave } from "../block.js";

/** b0, b1, b2, a1, a2 with a0 = 1. */
export type Coefficients = Float64Array;

export type Shape = (hz: number, resonanceDb: number, rate: number, out: Coefficients) => void;

/** Let through what lies under `hz`. */
export const lowPass: Shape = (hz, resonanceDb, rate, out) => {
  const w = angle(hz, rate);
  const c = Math.cos(w);
  const alpha = Math.sin(w) / (2 * 10 ** (resonanceDb / 20));
  normalise(out, (1 - c) / 2, 1 - c, (1 - c) / 2, 1 + alpha, -2 * c, 1 - alpha);
};

/** Let through what lies over `hz`. */
export const highPass: Shape = (hz, resonanceDb, rate, out) => {
  const w = angle(hz, rate);
  const c = Math.cos(w);
  const alpha = Math.sin(w) / (2 * 10 ** (resonanceDb / 20));
  normalise(out, (1 + c) / 2, -(1 + c), (1 + c) / 2, 1 + alpha, -2 * c, 1 - alpha);
};

/** Let through what lies around `hz`; the more resonance, the narrower. */
export const bandPass: Shape = (hz, resonanceDb, rate, out) => {
  const w = angle(hz, rate);
  const alpha = Math.sin(w) / (2 * 10 ** (resonanceDb / 20));
  normalise(out, alpha, 0, -alpha, 1 + alpha, -2 * Math.cos(w), 1 - alpha);
};

/** Raise or lower what lies around `hz`. */
export function peaking(hz: number, q: number, db: number, rate: number, out: Coefficients): void {
  const w = angle(hz, rate);
  const c = Math.cos(w);
  const alpha = Math.sin(w) / (2 * q);
  const a = 10 ** (db / 40);
  normalise(out, 1 + alpha * a, -2 * c, 1 - alpha * a, 1 + alpha / a, -2 * c, 1 - alpha / a);
}

/** Raise or lower everything under `hz` (side 1) or over it (side -1). */
export function shelf(hz: number, db: number, rate: number, side: 1 | -1, out: Coefficients): void {
  const a = 10 ** (db / 40);
  const w = (2 * Math.PI * hz) / rate;
  const c = side * Math.cos(w);
  const root = ((2 * Math.sqrt(a) * Math.sin(w)) / 2) * Math.sqrt(2); // a slope of 1
  const [plus, minus] = [a + 1, a - 1];
  const b0 = a * (plus - minus * c + root);
  const b1 = side * 2 * a * (minus - plus * c);
  const b2 = a * (plus - minus * c - root);
  normalise(
    out,
    b0,
    b1,
    b2,
    plus + minus * c + root,
    side * -2 * (minus + plus * c),
    plus + minus * c - root,
  );
}

const angle = (hz: number, rate: number): number => (2 * Math.PI * Math.min(hz, 0.499 * rate)) / rate;

function normalise(
  out: Coefficients,
  b0: number,
  b1: number,
  b2: number,
  a0: number,
  a1: number,
  a2: number,
): void {
  out[0] = b0 / a0;
  out[1] = b1 / a0;
  out[2] = b2 / a0;
  out[3] = a1 / a0;
  out[4] = a2 / a0;
}

/** A filter at work on one channel: its state, the last two inputs and outputs, survives a change of coefficients. */
export class Biquad {
  #x1 = 0;
  #x2 = 0;
  #y1 = 0;
  #y2 = 0;

  /** Filter the frames from `at` up to `end`; `from` and `to` may be one. */
  process(
    from: Wave | Float64Array,
    to: Wave | Float64Array,
    at: number,
    end: number,
    by: Coefficients,
  ): void {
    const b0 = by[0] ?? 0;
    const b1 = by[1] ?? 0;
    const b2 = by[2] ?? 0;
    const a1 = by[3] ?? 0;
    const a2 = by[4] ?? 0;
    let x1 = this.#x1;
    let x2 = this.#x2;
    let y1 = this.#y1;
    let y2 = this.#y2;
    for (let i = at; i < end; i += 1) {
      const x = from[i] ?? 0;
      const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      to[i] = y;
    }
    this.#x1 = x1;
    this.#x2 = x2;
    // A tail of numbers too small to hear would slow the processor down.
    this.#y1 = Math.abs(y1) < 1e-30 ? 0 : y1;
    this.#y2 = Math.abs(y2) < 1e-30 ? 0 : y2;
  }

  clear(): void {
    this.#x1 = this.#x2 = this.#y1 = this.#y2 = 0;
  }
}
