/** A recording of the bank as far as it has come: 16-bit samples, with silence around. */

/** Frames of silence before the first sample, so that the pitch formula may read one place back. */
export const LEAD = 1;
/** And after the last one, so that it may read a little past the end. */
const SPARE = 4;

export class Recording {
  /** Sample `i` lies at `values[LEAD + i]`. */
  values: Int16Array;
  readonly length: number;
  #have = 0;

  constructor(length: number) {
    this.length = length;
    this.values = new Int16Array(LEAD + SPARE);
  }

  /** How many frames have come, from the first on. */
  get have(): number {
    return this.#have;
  }

  /** Take in samples that begin at frame `at`; those that leave a gap wait for nobody and are dropped. */
  add(at: number, pcm: Int16Array): void {
    const end = at + pcm.length;
    if (at > this.#have || end <= this.#have) return;
    if (LEAD + end + SPARE > this.values.length) this.#grow(end);
    this.values.set(pcm, LEAD + at);
    this.#have = end;
  }

  #grow(end: number): void {
    const room = Math.max(end, Math.min(this.length, 2 * this.values.length));
    const values = new Int16Array(LEAD + room + SPARE);
    values.set(this.values);
    this.values = values;
  }
}
