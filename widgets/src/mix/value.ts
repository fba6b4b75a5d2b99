/** A value that acts on every sample: fixed, or moved by automation. Whenever it would jump, it glides. */
import { BLOCK } from "./block.js";
import { type Curve, fillFrom, valueAt } from "./curve.js";
import type { Place } from "./place.js";

/** Frames in which a jump is smoothed out: some 10 ms. */
const GLIDE = 512;

export class Value {
  /** The value at each frame of the block, unless it is `still`. */
  readonly samples = new Float64Array(BLOCK);
  /** True where the whole block has the one value `fixed`. */
  still = true;
  fixed: number;

  readonly #law: (value: number) => number;
  #curve: Curve | null = null;
  #target: number;
  #last: number;
  #away = 0;
  #left = 0;
  #changed = false;
  #fresh = true;

  /** `law` turns what is set into what acts, such as decibels into a gain. */
  constructor(value: number, law: (value: number) => number = (same) => same) {
    this.#law = law;
    this.#target = this.fixed = this.#last = law(value);
  }

  set(value: number, curve: Curve | null): void {
    const target = this.#law(value);
    this.#changed ||= target !== this.#target || curve !== this.#curve;
    [this.#target, this.#curve] = [target, curve];
  }

  /** Begin where it ought to be, without a glide: for what has been silent. */
  refresh(): void {
    this.#fresh = true;
  }

  /** Come from nothing, in a glide. */
  rise(): void {
    this.#last = 0;
    this.#changed = true;
  }

  /** Work out the block. */
  fill(place: Place): void {
    if (this.#fresh) this.#settle(place);
    const curve = this.#curve;
    if (curve === null && !this.#changed && this.#left === 0) {
      this.still = true;
      this.fixed = this.#last = this.#target;
      return;
    }
    this.still = false;
    for (let piece = 0; piece < place.pieces; piece += 1) this.#fillPiece(place, piece, curve);
    this.#changed = false;
  }

  #settle(place: Place): void {
    this.#fresh = false;
    this.#changed = false;
    this.#left = 0;
    this.#last = this.#curve === null ? this.#target : this.#law(valueAt(this.#curve, place.songs[0] ?? 0));
  }

  #fillPiece(place: Place, piece: number, curve: Curve | null): void {
    const [at, end] = [place.starts[piece] ?? 0, place.starts[piece + 1] ?? BLOCK];
    const { samples } = this;
    const song = place.songs[piece] ?? 0;
    if (curve === null) samples.fill(this.#target, at, end);
    else if (place.moving[piece] === 1) {
      fillFrom(curve, song, samples, at, end);
      for (let i = at; i < end; i += 1) samples[i] = this.#law(samples[i] ?? 0);
    } else samples.fill(this.#law(valueAt(curve, song)), at, end);
    if (this.#changed || (curve !== null && (piece > 0 || place.jumped))) this.#jump(samples[at] ?? 0);
    if (this.#left > 0) this.#glide(at, end);
    this.#last = samples[end - 1] ?? 0;
  }

  #jump(to: number): void {
    this.#away = this.#last - to;
    this.#left = this.#away === 0 ? 0 : GLIDE;
    this.#changed = false;
  }

  #glide(at: number, end: number): void {
    for (let i = at; i < end && this.#left > 0; i += 1) {
      this.#left -= 1;
      this.samples[i] = (this.samples[i] ?? 0) + (this.#away * this.#left) / GLIDE;
    }
  }
}
