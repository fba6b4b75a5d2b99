/** An echo in beats: the wet sound is `d[n] = x[n - D] + feedback * d[n - D]`. */
import { BLOCK, type Stereo, silence } from "../block.js";
import type { Place } from "../place.js";
import { Value } from "../value.js";
import { Gliding } from "./gliding.js";
import { beatsToFrames, blend, type Clock, type Processor, type Settings } from "./processor.js";

/** Frames in which another delay takes over. */
const CROSSING = 1024;

export class Echo implements Processor {
  readonly #clock: Clock;
  readonly #wet = silence();
  readonly #feedback: Gliding;
  readonly #mix: Value;
  #delay: number;
  /** The delay that goes out, while another comes in. */
  #old = 0;
  #crossing = 0;
  #left: Float64Array;
  #right: Float64Array;
  #at = 0;

  constructor(settings: Settings, clock: Clock) {
    this.#clock = clock;
    this.#feedback = new Gliding(settings.number("feedback"));
    this.#mix = new Value(settings.number("mix"));
    this.#mix.set(settings.number("mix"), settings.curve("mix"));
    this.#delay = beatsToFrames(settings.number("beats"), clock);
    this.#left = new Float64Array(this.#delay);
    this.#right = new Float64Array(this.#delay);
  }

  set(settings: Settings): void {
    this.#feedback.set(settings.number("feedback"));
    this.#mix.set(settings.number("mix"), settings.curve("mix"));
    const delay = beatsToFrames(settings.number("beats"), this.#clock);
    if (delay === this.#delay) return;
    [this.#old, this.#delay, this.#crossing] = [this.#delay, delay, CROSSING];
    this.#make(delay);
  }

  get memory(): number {
    return this.#left.length;
  }

  process(block: Stereo, place: Place): void {
    this.#mix.fill(place);
    this.#feedback.move();
    for (let i = 0; i < BLOCK; i += 1) this.#frame(block, i);
    blend(block, this.#wet, this.#mix);
  }

  refresh(): void {
    this.#feedback.jump();
    this.#mix.refresh();
    this.#crossing = 0;
  }

  clear(): void {
    this.#left.fill(0);
    this.#right.fill(0);
  }

  #frame(block: Stereo, i: number): void {
    const size = this.#left.length;
    const from = (this.#at + size - this.#delay) % size;
    let left = this.#left[from] ?? 0;
    let right = this.#right[from] ?? 0;
    if (this.#crossing > 0) {
      const before = (this.#at + size - this.#old) % size;
      const part = this.#crossing / CROSSING;
      left += part * ((this.#left[before] ?? 0) - left);
      right += part * ((this.#right[before] ?? 0) - right);
      this.#crossing -= 1;
    }
    const feedback = this.#feedback.value;
    this.#wet.left[i] = left;
    this.#wet.right[i] = right;
    this.#left[this.#at] = (block.left[i] ?? 0) + feedback * left;
    this.#right[this.#at] = (block.right[i] ?? 0) + feedback * right;
    this.#at = this.#at + 1 === size ? 0 : this.#at + 1;
  }

  /** Make room for a longer delay; what is on its way keeps its time. */
  #make(delay: number): void {
    const size = this.#left.length;
    if (delay <= size) return;
    for (const side of ["left", "right"] as const) {
      const before = side === "left" ? this.#left : this.#right;
      const line = new Float64Array(delay);
      for (let n = 0; n < size; n += 1) line[n] = before[(this.#at + n) % size] ?? 0;
      if (side === "left") this.#left = line;
      else this.#right = line;
    }
    this.#at = size % delay;
  }
}
