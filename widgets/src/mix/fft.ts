/** The fast Fourier transform of complex numbers, in place: radix 2 (J. W. Cooley and J. W. Tukey, 1965). */

export class Fft {
  readonly size: number;
  readonly #swaps: Uint32Array;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;

  /** `size` is a power of two. */
  constructor(size: number) {
    this.size = size;
    this.#swaps = swaps(size);
    this.#cos = Float64Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size));
    this.#sin = Float64Array.from({ length: size / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / size));
  }

  /** Turn frames into bins. */
  forward(real: Float64Array, imaginary: Float64Array): void {
    this.#reorder(real, imaginary);
    for (let half = 1; half < this.size; half *= 2) this.#stage(real, imaginary, half);
  }

  /** Turn bins into frames; each comes out `size` times too large. */
  backward(real: Float64Array, imaginary: Float64Array): void {
    this.forward(imaginary, real);
  }

  #reorder(real: Float64Array, imaginary: Float64Array): void {
    const swaps = this.#swaps;
    for (let n = 0; n < swaps.length; n += 2) {
      const i = swaps[n] ?? 0;
      const j = swaps[n + 1] ?? 0;
      const [a, b] = [real[i] ?? 0, imaginary[i] ?? 0];
      real[i] = real[j] ?? 0;
      imaginary[i] = imaginary[j] ?? 0;
      real[j] = a;
      imaginary[j] = b;
    }
  }

  #stage(real: Float64Array, imaginary: Float64Array, half: number): void {
    const [cos, sin, step] = [this.#cos, this.#sin, this.size / (2 * half)];
    for (let from = 0; from < this.size; from += 2 * half)
      for (let k = 0; k < half; k += 1) {
        const i = from + k;
        const j = i + half;
        const c = cos[k * step] ?? 0;
        const s = sin[k * step] ?? 0;
        const x = real[j] ?? 0;
        const y = imaginary[j] ?? 0;
        const u = x * c - y * s;
        const v = x * s + y * c;
        const a = real[i] ?? 0;
        const b = imaginary[i] ?? 0;
        real[j] = a - u;
        imaginary[j] = b - v;
        real[i] = a + u;
        imaginary[i] = b + v;
      }
  }
}

/** Pairs of places that change with each other: each index with its bits in reverse. */
function swaps(size: number): Uint32Array {
  const bits = Math.log2(size);
  const pairs: number[] = [];
  for (let i = 0; i < size; i += 1) {
    let j = 0;
    for (let bit = 0; bit < bits; bit += 1) j |= ((i >> bit) & 1) << (bits - 1 - bit);
    if (i < j) pairs.push(i, j);
  }
  return Uint32Array.from(pairs);
}
