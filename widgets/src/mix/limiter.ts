/** The master's limiter: peaks never pass the ceiling. What comes out is `delay` frames late.
 *
 * The gain that a peak needs is held from the look-ahead before it until the release is over (a running minimum), then
 * smoothed by an average over the look-ahead, which never rises above what the peak needs.
 */
import { roundEven } from "../sound/pitches.js";
import { BLOCK, type Stereo } from "./block.js";
import { gainOf } from "./levels.js";

const LOOK_AHEAD_MS = 5;
const RELEASE_MS = 80;

export class Limiter {
  readonly delay: number;
  readonly #late: Float32Array;
  readonly #lateRight: Float32Array;
  readonly #least: Least;
  readonly #average: Average;
  #at = 0;
  #ceiling: number;

  constructor(ceilingDb: number, rate: number) {
    this.#ceiling = gainOf(ceilingDb);
    this.delay = roundEven((LOOK_AHEAD_MS / 1000) * rate);
    this.#late = new Float32Array(this.delay);
    this.#lateRight = new Float32Array(this.delay);
    this.#least = new Least(this.delay + roundEven((RELEASE_MS / 1000) * rate) + 1);
    this.#average = new Average(this.delay);
  }

  set(ceilingDb: number): void {
    this.#ceiling = gainOf(ceilingDb);
  }

  process(block: Stereo): void {
    const ceiling = this.#ceiling;
    const { left, right } = block;
    for (let i = 0; i < BLOCK; i += 1) {
      const l = left[i] ?? 0;
      const r = right[i] ?? 0;
      const peak = Math.max(Math.abs(l), Math.abs(r));
      const gain = this.#average.add(this.#least.add(peak > ceiling ? ceiling / peak : 1));
      const at = this.#at;
      left[i] = (this.#late[at] ?? 0) * gain;
      right[i] = (this.#lateRight[at] ?? 0) * gain;
      this.#late[at] = l;
      this.#lateRight[at] = r;
      this.#at = at + 1 === this.delay ? 0 : at + 1;
    }
  }

  clear(): void {
    this.#late.fill(0);
    this.#lateRight.fill(0);
  }
}

/** The least of the last `span` values: a queue that only rises (D. Lemire, "Streaming maximum-minimum filter", 2006). */
class Least {
  readonly #span: number;
  readonly #values: Float64Array;
  readonly #ends: Float64Array;
  #first = 0;
  #count = 0;
  #now = 0;

  constructor(span: number) {
    this.#span = span;
    this.#values = new Float64Array(span + 1);
    this.#ends = new Float64Array(span + 1);
  }

  add(value: number): number {
    const size = this.#values.length;
    this.#now += 1;
    if (this.#count > 0 && (this.#ends[this.#first] ?? 0) <= this.#now) this.#drop();
    let last = (this.#first + this.#count - 1 + size) % size;
    while (this.#count > 0 && (this.#values[last] ?? 0) >= value) {
      this.#count -= 1;
      last = (last - 1 + size) % size;
    }
    const to = (last + 1) % size;
    if (this.#count === 0) this.#first = to;
    this.#values[to] = value;
    this.#ends[to] = this.#now + this.#span;
    this.#count += 1;
    return this.#values[this.#first] ?? 1;
  }

  #drop(): void {
    this.#first = (this.#first + 1) % this.#values.length;
    this.#count -= 1;
  }
}

/** The average of the last `span` values, which begin as ones. */
class Average {
  readonly #values: Float64Array;
  #at = 0;
  #sum: number;
  /** How many values in a row were 1: after a whole span the sum is exact again. */
  #calm = 0;

  constructor(span: number) {
    this.#values = new Float64Array(span).fill(1);
    this.#sum = span;
  }

  add(value: number): number {
    const span = this.#values.length;
    this.#sum += value - (this.#values[this.#at] ?? 1);
    this.#values[this.#at] = value;
    this.#at = this.#at + 1 === span ? 0 : this.#at + 1;
    this.#calm = value === 1 ? this.#calm + 1 : 0;
    if (this.#calm >= span) this.#sum = span;
    return this.#sum / span;
  }
}
