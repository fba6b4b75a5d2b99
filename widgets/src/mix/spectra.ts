/** A response cut into parts and each part's spectrum, so that a sound can be convolved with it block by block.
 *
 * The first 4,096 frames are in parts as long as a block, the rest in parts sixteen times as long: see `Convolver`.
 */
import { BLOCK, type Wave } from "./block.js";
import { Fft } from "./fft.js";

export const LONG = 16 * BLOCK;
/** Where the long parts begin: what they give is ready two of their lengths later. */
const HEAD = 2 * LONG;

/** Spectra of parts one after another, each `size + 1` bins of real and imaginary parts. */
export interface Parts {
  readonly size: number;
  readonly count: number;
  readonly bins: Float32Array<ArrayBuffer>;
}

/** One side of a room. */
export interface Spectra {
  readonly frames: number;
  readonly head: Parts;
  readonly tail: Parts;
}

const transforms = new Map<number, Fft>();

/** The transform of a size, made once. */
export function transform(size: number): Fft {
  const found = transforms.get(size) ?? new Fft(size);
  transforms.set(size, found);
  return found;
}

export const spectra = (response: Wave): Spectra => ({
  frames: response.length,
  head: parts(response.subarray(0, HEAD), BLOCK),
  tail: parts(response.subarray(HEAD), LONG),
});

function parts(response: Wave, size: number): Parts {
  const count = Math.ceil(response.length / size);
  const bins = new Float32Array(count * 2 * (size + 1));
  const [real, imaginary] = [new Float64Array(2 * size), new Float64Array(2 * size)];
  for (let part = 0; part < count; part += 1) {
    real.fill(0);
    imaginary.fill(0);
    real.set(response.subarray(part * size, (part + 1) * size));
    transform(2 * size).forward(real, imaginary);
    const at = part * 2 * (size + 1);
    for (let bin = 0; bin <= size; bin += 1) {
      bins[at + 2 * bin] = real[bin] ?? 0;
      bins[at + 2 * bin + 1] = imaginary[bin] ?? 0;
    }
  }
  return { size, count, bins };
}
