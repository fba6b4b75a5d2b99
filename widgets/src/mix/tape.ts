/** One round of an audio clip while it sounds. */
import { BLOCK, type Stereo, type Wave } from "./block.js";

/** A recording at the mixer's rate. */
export interface Take {
  readonly left: Wave;
  readonly right: Wave;
}

/** A round of an audio clip that is to sound; all but gain and step in whole frames. */
export interface TapeDue {
  readonly id: number;
  /** The id of its strip. */
  readonly strip: string;
  readonly take: string;
  readonly start: number;
  readonly frames: number;
  /** Where in the recording it begins. */
  readonly offset: number;
  readonly gain: number;
  readonly fadeIn: number;
  readonly fadeOut: number;
  /** Frames at its beginning that are left out. */
  readonly skip: number;
  /** Frames of the recording for each frame that sounds: 1, but for practice at another speed. */
  readonly step: number;
}

export class Tape {
  readonly #due: TapeDue;
  readonly #take: Take;
  readonly #count: number;
  readonly #fadeIn: number;
  readonly #fadeOut: number;
  #at: number;
  #edge = 1;
  #slope = 0;

  /** `edge` frames are faded in where it begins in its midst. */
  constructor(due: TapeDue, take: Take, edge: number) {
    [this.#due, this.#take, this.#at] = [due, take, due.skip];
    const there = Math.floor((take.left.length - due.offset) / due.step);
    this.#count = Math.max(0, Math.min(due.frames, there));
    this.#fadeIn = Math.min(due.fadeIn, this.#count);
    this.#fadeOut = Math.min(due.fadeOut, this.#count);
    if (due.skip > 0) [this.#edge, this.#slope] = [0, 1 / edge];
  }

  get id(): number {
    return this.#due.id;
  }

  get ended(): boolean {
    return this.#at >= this.#count || (this.#slope < 0 && this.#edge <= 0);
  }

  fade(frames: number): void {
    this.#slope = -1 / frames;
  }

  skip(now: number): void {
    this.#at = Math.max(this.#at, now + BLOCK - this.#start);
    if (this.#slope < 0) this.#edge = 0;
  }

  /** Add what lies in the block that begins at frame `now`. */
  mix(now: number, block: Stereo): void {
    const first = this.#start + this.#at - now;
    const end = Math.min(this.#count, now + BLOCK - this.#start);
    for (let i = first; this.#at < end; i += 1) {
      const gain = this.#gain();
      block.left[i] = (block.left[i] ?? 0) + this.#sample(this.#take.left) * gain;
      block.right[i] = (block.right[i] ?? 0) + this.#sample(this.#take.right) * gain;
      this.#at += 1;
    }
  }

  get #start(): number {
    return this.#due.start - this.#due.skip;
  }

  #gain(): number {
    let gain = this.#due.gain;
    if (this.#at < this.#fadeIn) gain *= this.#at / this.#fadeIn;
    const left = this.#count - 1 - this.#at;
    if (left < this.#fadeOut) gain *= left / this.#fadeOut;
    if (this.#slope !== 0) {
      gain *= this.#edge;
      this.#edge = Math.min(1, Math.max(0, this.#edge + this.#slope));
      if (this.#edge === 1) this.#slope = 0;
    }
    return gain;
  }

  #sample(wave: Wave): number {
    const { offset, step } = this.#due;
    if (step === 1) return wave[offset + this.#at] ?? 0;
    const place = offset + this.#at * step;
    const whole = Math.floor(place);
    const here = wave[whole] ?? 0;
    return here + (place - whole) * ((wave[whole + 1] ?? here) - here);
  }
}
