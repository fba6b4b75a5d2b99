/** The voices of one track that sound now. */
import { BLOCK, type Stereo, type Wave } from "./block.js";
import type { Due, Kept, Sounding } from "./sounding.js";
import type { Tape } from "./tape.js";

/** How far a voice falls in its release, and how far it is heard: as in musiclab/render/voicing.py. */
const RELEASE_DB = 100;
const MOST_HEARD_DB = 66;
/** How long a hi-hat takes to stop when another of its group cuts it, in seconds. */
const CUT = 0.01;

/** Where voices come from, and go back to. */
export interface Pool {
  take(): Sounding | null;
  give(voice: Sounding): void;
}

export class Part {
  readonly #pool: Pool;
  readonly #rate: number;
  readonly #voices: Sounding[] = [];
  readonly #tapes: Tape[] = [];
  readonly #middle: Wave = new Float32Array(BLOCK);

  constructor(pool: Pool, rate: number) {
    [this.#pool, this.#rate] = [pool, rate];
  }

  get voices(): readonly Sounding[] {
    return this.#voices;
  }

  get silent(): boolean {
    return this.#voices.length === 0 && this.#tapes.length === 0;
  }

  begin(due: Due, kept: Kept, fadeIn: number): boolean {
    const voice = this.#pool.take();
    if (voice === null) return false;
    if (due.group > 0) this.#cut(due);
    voice.begin(due, kept, fadeIn);
    this.#voices.push(voice);
    return true;
  }

  beginTape(tape: Tape): void {
    this.#tapes.push(tape);
  }

  /** End each voice of an exclusive group where the next note of its group begins. */
  #cut({ group, start }: Due): void {
    const release = Math.floor(CUT * this.#rate);
    const tail = Math.floor((release * MOST_HEARD_DB) / RELEASE_DB);
    for (const voice of this.#voices)
      if (voice.group === group && voice.start < start) voice.cut(start - voice.start, release, tail);
  }

  /** End voices in `frames` frames: those that `fits` says, or all. */
  fade(frames: number, fits: (id: number) => boolean): void {
    for (const voice of this.#voices) if (fits(voice.id)) voice.fade(frames);
    for (const tape of this.#tapes) if (fits(tape.id)) tape.fade(frames);
  }

  /** Let the voices of a note go so many frames after their start. */
  hold(id: number, held: number): void {
    for (const voice of this.#voices) if (voice.id === id && !voice.letGo) voice.hold(held);
  }

  /** Let the voices of a note go at a frame of the mixer. */
  letGo(id: number, now: number): void {
    for (const voice of this.#voices)
      if (voice.id === id && !voice.letGo) voice.hold(Math.max(now - voice.start, 1));
  }

  /** Add the block that begins at frame `now` to a silent block. */
  mix(now: number, block: Stereo): void {
    const middle = this.#middle;
    middle.fill(0);
    for (let i = 0; i < this.#voices.length; i += 1)
      this.#voices[i]?.mix(now, middle, block.left, block.right);
    for (let i = 0; i < BLOCK; i += 1) {
      block.left[i] = (block.left[i] ?? 0) + (middle[i] ?? 0);
      block.right[i] = (block.right[i] ?? 0) + (middle[i] ?? 0);
    }
    for (let i = 0; i < this.#tapes.length; i += 1) this.#tapes[i]?.mix(now, block);
    this.#tidy();
  }

  /** Let the block pass without a sound. */
  skip(now: number): void {
    for (const voice of this.#voices) voice.skip(now);
    for (const tape of this.#tapes) tape.skip(now);
    this.#tidy();
  }

  /** Give back everything. */
  release(): void {
    for (const voice of this.#voices) this.#pool.give(voice);
    this.#voices.length = 0;
    this.#tapes.length = 0;
  }

  /** Give back what has ended. */
  #tidy(): void {
    let kept = 0;
    for (let i = 0; i < this.#voices.length; i += 1) {
      const voice = this.#voices[i];
      if (voice === undefined) continue;
      if (voice.ended) this.#pool.give(voice);
      else {
        this.#voices[kept] = voice;
        kept += 1;
      }
    }
    this.#voices.length = kept;
    for (let i = this.#tapes.length - 1; i >= 0; i -= 1)
      if (this.#tapes[i]?.ended === true) this.#tapes.splice(i, 1);
  }
}
