/** A chorus: a second player, slightly late and slightly out of tune.
 *
 * A delay that sways by a sine, a quarter turn apart in left and right; read by linear interpolation.
 */
import { BLOCK, type Stereo, silence } from "../block.js";
import type { Place } from "../place.js";
import { Value } from "../value.js";
import { blend, type Clock, type Processor, type Settings } from "./processor.js";

/** Seconds: the longest delay and the deepest sway together, and a little more. */
const LONGEST = 0.06;

export class Chorus implements Processor {
  readonly memory = 0;
  readonly #rate: number;
  readonly #wet = silence();
  readonly #delay: Value;
  readonly #depth: Value;
  readonly #mix: Value;
  readonly #left: Float64Array;
  readonly #right: Float64Array;
  #at = 0;
  /** Turn for each frame, and what it was at frame 0. */
  #turn: number;
  #phase = 0;
  #now = 0;

  constructor(settings: Settings, clock: Clock) {
    this.#rate = clock.rate;
    this.#turn = (2 * Math.PI * settings.number("rate_hz")) / clock.rate;
    this.#delay = new Value(delayOf(settings, clock.rate));
    this.#depth = new Value(depthOf(settings, clock.rate));
    this.#mix = new Value(settings.number("mix"));
    const size = Math.ceil(LONGEST * clock.rate);
    [this.#left, this.#right] = [new Float64Array(size), new Float64Array(size)];
    this.set(settings);
  }

  set(settings: Settings): void {
    const turn = (2 * Math.PI * settings.number("rate_hz")) / this.#rate;
    // The sway goes on from where it is.
    if (turn !== this.#turn) this.#phase += (this.#turn - turn) * this.#now;
    this.#turn = turn;
    this.#delay.set(delayOf(settings, this.#rate), null);
    this.#depth.set(depthOf(settings, this.#rate), null);
    this.#mix.set(settings.number("mix"), settings.curve("mix"));
  }

  process(block: Stereo, place: Place): void {
    for (const value of [this.#delay, this.#depth, this.#mix]) value.fill(place);
    const size = this.#left.length;
    for (let i = 0; i < BLOCK; i += 1) {
      this.#left[this.#at] = block.left[i] ?? 0;
      this.#right[this.#at] = block.right[i] ?? 0;
      const phase = this.#turn * (place.steady + i) + this.#phase;
      const delay = this.#delay.still ? this.#delay.fixed : (this.#delay.samples[i] ?? 0);
      const depth = this.#depth.still ? this.#depth.fixed : (this.#depth.samples[i] ?? 0);
      this.#wet.left[i] = read(this.#left, this.#at, delay + depth * Math.sin(phase));
      this.#wet.right[i] = read(this.#right, this.#at, delay + depth * Math.cos(phase));
      this.#at = this.#at + 1 === size ? 0 : this.#at + 1;
    }
    this.#now = place.steady + BLOCK;
    blend(block, this.#wet, this.#mix);
  }

  refresh(): void {
    for (const value of [this.#delay, this.#depth, this.#mix]) value.refresh();
    this.#phase = 0;
  }

  clear(): void {
    this.#left.fill(0);
    this.#right.fill(0);
  }
}

/** The sample `late` frames before place `at`, between its neighbours. */
function read(line: Float64Array, at: number, late: number): number {
  const size = line.length;
  const whole = Math.ceil(late);
  const part = whole - late;
  const before = line[(at + size - whole) % size] ?? 0;
  const after = line[(at + size - whole + 1) % size] ?? 0;
  return before * (1 - part) + after * part;
}

const delayOf = (settings: Settings, rate: number): number => (settings.number("delay_ms") / 1000) * rate;

const depthOf = (settings: Settings, rate: number): number =>
  Math.min((settings.number("depth_ms") / 1000) * rate, delayOf(settings, rate) - 1);
