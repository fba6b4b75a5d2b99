/** A recording on its way from the kernel: both sides of it, part after part. */
import { aligned } from "../sound/arriving.js";

type Content = Readonly<Record<string, unknown>>;

/** The two sides of a recording, at the page's rate. */
export interface Sides {
  readonly left: Float32Array<ArrayBuffer>;
  readonly right: Float32Array<ArrayBuffer>;
}

export class ArrivingTake {
  #sides: Sides | null = null;
  #have = 0;

  /** The recording, once all of it is there. */
  get whole(): Sides | null {
    return this.#sides !== null && this.#have >= this.#sides.left.length ? this.#sides : null;
  }

  /** Take a part; one that does not follow those before it is left out. */
  add({ at, frames }: Content, [left, right]: readonly DataView[]): void {
    if (left === undefined || right === undefined) return;
    const count = Number(frames);
    this.#sides ??= { left: new Float32Array(count), right: new Float32Array(count) };
    const [one, other] = [new Float32Array(aligned(left, 4)), new Float32Array(aligned(right, 4))];
    if (Number(at) !== this.#have || this.#have + one.length > this.#sides.left.length) return;
    this.#sides.left.set(one, this.#have);
    this.#sides.right.set(other, this.#have);
    this.#have += one.length;
  }
}
