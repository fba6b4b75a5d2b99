/** Convolution of a stereo sound with a room, block by block and with no delay, the work spread evenly over time.
 *
 * Uniformly partitioned overlap-save in two sizes (W. G. Gardner, "Efficient Convolution without Input-Output Delay",
 * JAES 43(3), 1995): short parts answer at once; long parts have sixteen blocks' time for their work, and do a
 * sixteenth of it in each.
 */
import { BLOCK, type Stereo } from "./block.js";
import { LONG, type Parts, type Spectra, transform } from "./spectra.js";

const SLOTS = LONG / BLOCK;

/** One size of parts, for both sides. */
class Layer {
  readonly #size: number;
  readonly #left: Parts;
  readonly #right: Parts;
  readonly #count: number;
  readonly #width: number;
  /** Spectra of what came in the last rounds, the newest at `#newest`. */
  readonly #pastLeft: Float32Array;
  readonly #pastRight: Float32Array;
  #newest = 0;
  readonly #real: Float64Array;
  readonly #imaginary: Float64Array;
  readonly #sumLeft: Float64Array;
  readonly #sumRight: Float64Array;

  constructor(left: Parts, right: Parts) {
    this.#size = left.size;
    [this.#left, this.#right] = [left, right];
    this.#count = Math.max(left.count, right.count);
    this.#width = 2 * (this.#size + 1);
    this.#pastLeft = new Float32Array(this.#count * this.#width);
    this.#pastRight = new Float32Array(this.#count * this.#width);
    this.#real = new Float64Array(2 * this.#size);
    this.#imaginary = new Float64Array(2 * this.#size);
    this.#sumLeft = new Float64Array(this.#width);
    this.#sumRight = new Float64Array(this.#width);
  }

  get count(): number {
    return this.#count;
  }

  clear(): void {
    for (const line of [this.#pastLeft, this.#pastRight, this.#sumLeft, this.#sumRight]) line.fill(0);
  }

  /** Take in two rounds of sound: the last one and the one before it. */
  take(left: Float32Array, right: Float32Array): void {
    this.#real.set(left);
    this.#imaginary.set(right);
    transform(2 * this.#size).forward(this.#real, this.#imaginary);
    this.#newest = (this.#newest + this.#count - 1) % this.#count;
    this.#untangle(this.#newest * this.#width);
    this.#sumLeft.fill(0);
    this.#sumRight.fill(0);
  }

  /** Both sides were transformed as one complex sound; here they come apart. */
  #untangle(at: number): void {
    const [re, im, size] = [this.#real, this.#imaginary, 2 * this.#size];
    for (let bin = 0; bin <= this.#size; bin += 1) {
      const mirror = (size - bin) % size;
      const a = re[bin] ?? 0;
      const b = im[bin] ?? 0;
      const c = re[mirror] ?? 0;
      const d = im[mirror] ?? 0;
      const to = at + 2 * bin;
      this.#pastLeft[to] = (a + c) / 2;
      this.#pastLeft[to + 1] = (b - d) / 2;
      this.#pastRight[to] = (b + d) / 2;
      this.#pastRight[to + 1] = (c - a) / 2;
    }
  }

  /** Multiply the parts from `first` up to `end` with what came that long ago. */
  multiply(first: number, end: number): void {
    for (let part = first; part < end; part += 1) {
      const past = ((this.#newest + part) % this.#count) * this.#width;
      if (part < this.#left.count)
        accumulate(this.#sumLeft, this.#pastLeft, past, this.#left.bins, part * this.#width);
      if (part < this.#right.count)
        accumulate(this.#sumRight, this.#pastRight, past, this.#right.bins, part * this.#width);
    }
  }

  /** Turn the sums into the next round of sound. */
  give(left: Float32Array, right: Float32Array): void {
    const [re, im, size] = [this.#real, this.#imaginary, this.#size];
    const [one, other] = [this.#sumLeft, this.#sumRight];
    for (let bin = 0; bin <= size; bin += 1) {
      const mirror = (2 * size - bin) % (2 * size);
      const a = one[2 * bin] ?? 0;
      const b = one[2 * bin + 1] ?? 0;
      const c = other[2 * bin] ?? 0;
      const d = other[2 * bin + 1] ?? 0;
      re[bin] = a - d;
      im[bin] = b + c;
      re[mirror] = a + d;
      im[mirror] = c - b;
    }
    re[0] = one[0] ?? 0;
    im[0] = other[0] ?? 0;
    re[size] = one[2 * size] ?? 0;
    im[size] = other[2 * size] ?? 0;
    transform(2 * size).backward(re, im);
    const scale = 1 / (2 * size);
    for (let i = 0; i < size; i += 1) {
      left[i] = (re[size + i] ?? 0) * scale;
      right[i] = (im[size + i] ?? 0) * scale;
    }
  }
}

/** Add the product of two spectra. */
function accumulate(sum: Float64Array, a: Float32Array, from: number, b: Float32Array, at: number): void {
  const end = sum.length;
  for (let i = 0; i < end; i += 2) {
    const x = a[from + i] ?? 0;
    const y = a[from + i + 1] ?? 0;
    const u = b[at + i] ?? 0;
    const v = b[at + i + 1] ?? 0;
    sum[i] = (sum[i] ?? 0) + x * u - y * v;
    sum[i + 1] = (sum[i + 1] ?? 0) + x * v + y * u;
  }
}

export class Convolver {
  readonly #short: Layer;
  readonly #long: Layer | null;
  /** The last two blocks, and the last two long rounds with the one that fills up. */
  readonly #now = { left: new Float32Array(2 * BLOCK), right: new Float32Array(2 * BLOCK) };
  readonly #filling = { left: new Float32Array(LONG), right: new Float32Array(LONG) };
  readonly #round = { left: new Float32Array(2 * LONG), right: new Float32Array(2 * LONG) };
  readonly #ready = { left: new Float32Array(LONG), right: new Float32Array(LONG) };
  readonly #next = { left: new Float32Array(LONG), right: new Float32Array(LONG) };
  #slot = 0;
  #working = false;

  constructor(left: Spectra, right: Spectra) {
    this.#short = new Layer(left.head, right.head);
    const long = left.tail.count + right.tail.count > 0;
    this.#long = long ? new Layer(left.tail, right.tail) : null;
  }

  /** Give the sound of `dry` in the room. */
  process(dry: Stereo, wet: Stereo): void {
    shift(this.#now.left, dry.left);
    shift(this.#now.right, dry.right);
    this.#short.take(this.#now.left, this.#now.right);
    this.#short.multiply(0, this.#short.count);
    this.#short.give(wet.left, wet.right);
    if (this.#long !== null) this.#addLong(this.#long, dry, wet);
  }

  #addLong(long: Layer, dry: Stereo, wet: Stereo): void {
    const at = this.#slot * BLOCK;
    for (let i = 0; i < BLOCK; i += 1) {
      wet.left[i] = (wet.left[i] ?? 0) + (this.#ready.left[at + i] ?? 0);
      wet.right[i] = (wet.right[i] ?? 0) + (this.#ready.right[at + i] ?? 0);
    }
    this.#filling.left.set(dry.left, at);
    this.#filling.right.set(dry.right, at);
    if (this.#working) this.#work(long);
    this.#slot += 1;
    if (this.#slot === SLOTS) this.#turn();
  }

  /** Do this block's share of the long round that came last. */
  #work(long: Layer): void {
    const slot = this.#slot;
    if (slot === 0) long.take(this.#round.left, this.#round.right);
    else if (slot === SLOTS - 1) long.give(this.#next.left, this.#next.right);
    else {
      const share = long.count / (SLOTS - 2);
      long.multiply(Math.round((slot - 1) * share), Math.round(slot * share));
    }
  }

  /** A long round is full. */
  #turn(): void {
    this.#slot = 0;
    shift(this.#round.left, this.#filling.left);
    shift(this.#round.right, this.#filling.right);
    this.#ready.left.set(this.#next.left);
    this.#ready.right.set(this.#next.right);
    this.#working = true;
  }

  /** Forget all sound. */
  clear(): void {
    this.#short.clear();
    this.#long?.clear();
    for (const { left, right } of [this.#now, this.#filling, this.#round, this.#ready, this.#next]) {
      left.fill(0);
      right.fill(0);
    }
  }
}

/** Let the newer half of a line become the older one, and put `newest` in its place. */
function shift(line: Float32Array, newest: Float32Array): void {
  line.copyWithin(0, newest.length);
  line.set(newest, newest.length);
}
