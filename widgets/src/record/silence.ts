/** Notices an input that gives nothing: a muted microphone, or the wrong one. */
import { type Chunk, endOf, framesOf } from "./chunk.js";
import { inDb, loudest } from "./level.js";

/** Below this, in dB, there is not even the noise of a room. */
const NOTHING = -80;
/** Seconds. */
const PATIENCE = 3;

export class Silence {
  readonly #patience: number;
  #since: number | null = null;
  #now = 0;

  constructor(rate: number) {
    this.#patience = PATIENCE * rate;
  }

  /** Whether nothing has come for more than three seconds. */
  get long(): boolean {
    return this.#since !== null && this.#now - this.#since > this.#patience;
  }

  /** Take in a chunk; true when the answer to `long` has changed. */
  add(chunk: Chunk): boolean {
    const before = this.long;
    this.#now = endOf(chunk);
    if (inDb(loudest(chunk.channels)) > NOTHING) this.#since = null;
    else this.#since ??= this.#now - framesOf(chunk);
    return before !== this.long;
  }
}
