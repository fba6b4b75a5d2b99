/** The picture of the round that is being recorded: its peaks, from the round's first tick on. */
import { type Chunk, from } from "./chunk.js";
import { LivePeaks } from "./live_peaks.js";

export class Picture {
  readonly #rate: number;
  #peaks: LivePeaks;
  #place = 0;

  constructor(rate: number) {
    [this.#rate, this.#peaks] = [rate, new LivePeaks(rate)];
  }

  get peaks(): Float32Array {
    return this.#peaks.peaks;
  }

  get seconds(): number {
    return this.#peaks.seconds;
  }

  /** A round begins at a frame of the input. */
  begin(place: number): void {
    [this.#place, this.#peaks] = [Math.round(place), new LivePeaks(this.#rate)];
  }

  add(chunk: Chunk): void {
    const next = this.#place + Math.round(this.#peaks.seconds * this.#rate);
    const drawn = from(chunk, next);
    if (drawn !== null) this.#peaks.add(drawn, Math.max(drawn.first - next, 0));
  }
}
