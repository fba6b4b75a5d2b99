/** Chunks of the input as parts of a recording: far below 1 MB each, with the place of their first frame. */
import { type Chunk, framesOf } from "./chunk.js";

/** Seconds of one part, and the most bytes that it may have. */
const SECONDS = 0.35;
const LARGEST = 500_000;

export interface Part {
  /** Its first frame in the recording. */
  readonly first: number;
  /** Samples frame by frame, all channels of each. */
  readonly samples: Float32Array<ArrayBuffer>;
}

export class Parts {
  readonly #channels: number;
  readonly #buffer: Float32Array<ArrayBuffer>;
  #first = 0;
  #used = 0;
  /** Frames that are there, and those that did not come in between. */
  #frames = 0;
  #missing = 0;

  constructor(rate: number, channels: number) {
    const frames = Math.min(Math.ceil(rate * SECONDS), Math.floor(LARGEST / 4 / channels));
    [this.#channels, this.#buffer] = [channels, new Float32Array(frames * channels)];
  }

  /** How long the recording is so far, with what is missing in it. */
  get frames(): number {
    return this.#frames;
  }

  get missing(): number {
    return this.#missing;
  }

  /** Add a chunk, whose `first` counts from the recording's start; the parts that are full come out. */
  add(chunk: Chunk): readonly Part[] {
    const gap = chunk.first - this.#frames;
    const ended = gap > 0 ? this.flush() : [];
    if (gap > 0) {
      this.#missing += gap;
      this.#frames = chunk.first;
    }
    return [...ended, ...this.#take(chunk, Math.max(-gap, 0))];
  }

  /** What is in hand comes out, however little it is. */
  flush(): readonly Part[] {
    if (this.#used === 0) return [];
    const samples = this.#buffer.slice(0, this.#used);
    this.#used = 0;
    return [{ first: this.#first, samples }];
  }

  #take({ channels, ...chunk }: Chunk, skip: number): readonly Part[] {
    const full: Part[] = [];
    const frames = framesOf({ channels, ...chunk });
    for (let n = skip; n < frames; n += 1) {
      if (this.#used === 0) this.#first = this.#frames;
      for (let c = 0; c < this.#channels; c += 1) this.#buffer[this.#used++] = channels[c]?.[n] ?? 0;
      this.#frames += 1;
      if (this.#used === this.#buffer.length) full.push(...this.flush());
    }
    return full;
  }
}
