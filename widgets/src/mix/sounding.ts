/** One voice of one note while it sounds. Used again and again: nothing is made while the music plays. */
import { BLOCK, type Wave } from "./block.js";
import { leftOf, rightOf } from "./levels.js";

/** How far a voice falls in its release. */
const RELEASE_DB = 100;
/** Gains below act on nothing. */
const SILENT = 1e-9;

/** Samples at their pitch, as the mixer keeps them. */
export interface Kept {
  readonly samples: Wave;
  readonly loopStart: number;
  readonly loopEnd: number;
}

/** A voice that is to sound: see `Sounding` for the fields. */
export interface Due {
  readonly id: number;
  /** The id of its strip. */
  readonly strip: string;
  readonly buffer: number;
  readonly start: number;
  /** Frames from its start until it is let go; `FOR_EVER` where it rings to its end. */
  readonly held: number;
  /** Frames of its release that can be heard. */
  readonly tail: number;
  readonly gain: number;
  readonly pan: number;
  readonly release: number;
  readonly group: number;
  /** Frames at its beginning that are left out. */
  readonly skip: number;
}

/** Frames: longer than any song. */
export const FOR_EVER = 2 ** 40;
const NOTHING: Kept = { samples: new Float32Array(1), loopStart: 0, loopEnd: 0 };
const scratch = new Float32Array(BLOCK);

export class Sounding {
  id = 0;
  group = 0;
  /** The mixer's frame at which its frame 0 sounds. */
  start = 0;
  /** Frames from its start until it is let go, and until it ends. */
  held = 0;
  total = 0;
  release = 1;
  gain = 0;
  #tail = 0;
  #left = 1;
  #right = 1;
  #middle = true;
  #kept = NOTHING;
  #at = 0;
  #edge = 1;
  #slope = 0;

  begin(due: Due, kept: Kept, fadeIn: number): void {
    this.#kept = kept;
    this.id = due.id;
    this.group = due.group;
    this.start = due.start - due.skip;
    this.release = due.release;
    this.gain = due.gain;
    this.#tail = due.tail;
    this.#middle = due.pan === 0;
    this.#left = leftOf(due.pan);
    this.#right = rightOf(due.pan);
    this.#at = due.skip;
    this.#edge = fadeIn > 0 ? 0 : 1;
    this.#slope = fadeIn > 0 ? 1 / fadeIn : 0;
    this.hold(due.held);
  }

  /** Be let go at another frame of its own. */
  hold(held: number): void {
    this.held = held;
    this.total = Math.min(held + this.#tail, this.#length);
  }

  get #length(): number {
    return this.#kept.loopEnd > 0 && this.held < FOR_EVER ? FOR_EVER : this.#kept.samples.length;
  }

  get middle(): boolean {
    return this.#middle;
  }

  get ended(): boolean {
    return this.#at >= this.total;
  }

  get letGo(): boolean {
    return this.#at >= this.held;
  }

  /** Whether it is fading out already. */
  get leaving(): boolean {
    return this.#slope < 0;
  }

  /** How loud it may still be: its gain, less what its release has taken. */
  get level(): number {
    return this.gain * this.#edge * (this.letGo ? this.#ramp(this.#at) : 1);
  }

  /** Let it go at a frame of its own, faster than it would: within `release` frames, heard for `tail` of them. */
  cut(held: number, release: number, tail: number): void {
    if (held >= this.held || held + tail >= this.total) return;
    this.held = held;
    this.release = release;
    this.total = held + tail;
  }

  /** End within `frames` frames, in a straight line from now on. */
  fade(frames: number): void {
    if (this.#slope < 0) return;
    this.#slope = -Math.max(this.#edge, 1e-3) / frames;
  }

  /** Add what lies in the block that begins at frame `now`, and move on. */
  mix(now: number, middle: Wave, left: Wave, right: Wave): void {
    const first = this.start + this.#at - now;
    const end = Math.min(this.total, now + BLOCK - this.start);
    let to = first;
    while (this.#at < end) {
      const count = this.#piece(end);
      if (count === 0) return;
      this.#add(count, to, middle, left, right);
      to += count;
      this.#at += count;
    }
  }

  /** Move on without a sound. */
  skip(now: number): void {
    this.#at = Math.max(this.#at, now + BLOCK - this.start);
    if (this.#slope < 0) this.#at = this.total;
  }

  /** Frames until the end of the loop, of the samples, or of its being held. */
  #piece(end: number): number {
    const { samples, loopEnd } = this.#kept;
    let stop = Math.min(end, this.#at + (loopEnd > 0 ? loopEnd : samples.length) - this.#where());
    if (this.#at < this.held && this.held < stop) stop = this.held;
    if (stop > this.#at) return stop - this.#at;
    this.total = this.#at; // the samples are over
    return 0;
  }

  #where(): number {
    const { loopStart, loopEnd } = this.#kept;
    if (loopEnd === 0 || this.#at < loopEnd) return this.#at;
    return loopStart + ((this.#at - loopStart) % (loopEnd - loopStart));
  }

  #ramp(at: number): number {
    return 10 ** ((at - this.held) * (-RELEASE_DB / 20 / Math.max(this.release, 1)));
  }

  #add(count: number, to: number, middle: Wave, left: Wave, right: Wave): void {
    const shaped = this.#at >= this.held || this.#slope !== 0;
    if (shaped) this.#shape(this.#kept.samples, this.#where(), count);
    const from = shaped ? scratch : this.#kept.samples;
    const where = shaped ? 0 : this.#where();
    if (this.#middle) addTo(middle, to, from, where, count, this.gain);
    else {
      addTo(left, to, from, where, count, this.gain * this.#left);
      addTo(right, to, from, where, count, this.gain * this.#right);
    }
  }

  /** Put the samples into the scratch space, under the release and whatever fades in or out. */
  #shape(samples: Wave, where: number, count: number): void {
    let ramp = 1;
    let fall = 1;
    if (this.#at >= this.held) {
      ramp = this.#ramp(this.#at);
      fall = 10 ** (-RELEASE_DB / 20 / Math.max(this.release, 1));
    }
    for (let i = 0; i < count; i += 1) {
      scratch[i] = (samples[where + i] ?? 0) * ramp * this.#edge;
      ramp *= fall;
      if (this.#slope !== 0) this.#step();
    }
  }

  #step(): void {
    this.#edge += this.#slope;
    if (this.#edge >= 1) {
      this.#edge = 1;
      this.#slope = 0;
    } else if (this.#edge <= 0) {
      this.#edge = 0;
      this.total = 0;
    }
  }
}

function addTo(out: Wave, to: number, from: Wave, where: number, count: number, gain: number): void {
  if (Math.abs(gain) < SILENT) return;
  for (let i = 0; i < count; i += 1) out[to + i] = (out[to + i] ?? 0) + gain * (from[where + i] ?? 0);
}
