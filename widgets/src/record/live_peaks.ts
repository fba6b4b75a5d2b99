/** The picture of a recording while it grows: the loudest sample of each of many equal stretches. */
import { type Chunk, framesOf } from "./chunk.js";

/** Stretches in a second. */
export const PER_SECOND = 50;

export class LivePeaks {
  readonly #each: number;
  #peaks = new Float32Array(PER_SECOND * 60);
  #frames = 0;

  constructor(rate: number) {
    this.#each = rate / PER_SECOND;
  }

  /** What there is so far; a view of what grows on. */
  get peaks(): Float32Array {
    return this.#peaks.subarray(0, Math.ceil(this.#frames / this.#each));
  }

  get seconds(): number {
    return this.#frames / this.#each / PER_SECOND;
  }

  /** Take in a chunk that follows on from the one before, or after a gap of so many frames. */
  add(chunk: Chunk, gap = 0): void {
    this.#frames += gap;
    const frames = framesOf(chunk);
    this.#grow(this.#frames + frames);
    for (const line of chunk.channels)
      for (let n = 0; n < frames; n += 1) {
        const i = Math.floor((this.#frames + n) / this.#each);
        this.#peaks[i] = Math.max(this.#peaks[i] ?? 0, Math.abs(line[n] ?? 0));
      }
    this.#frames += frames;
  }

  #grow(frames: number): void {
    const needed = Math.ceil(frames / this.#each) + 1;
    if (needed <= this.#peaks.length) return;
    const more = new Float32Array(Math.max(needed, 2 * this.#peaks.length));
    more.set(this.#peaks);
    this.#peaks = more;
  }
}
