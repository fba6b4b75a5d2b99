/** A tremolo, `1 - depth * (1 - cos) / 2`: the loudness breathes with the beat. */
import { BLOCK, type Stereo } from "../block.js";
import type { Place } from "../place.js";
import { Value } from "../value.js";
import { beatsToFrames, type Clock, type Processor, type Settings } from "./processor.js";

export class Tremolo implements Processor {
  readonly memory = 0;
  readonly #clock: Clock;
  readonly #depth: Value;
  #frames: number;
  /** Frames by which the turn was shifted when its length changed, so that it went on from where it was. */
  #shift = 0;
  #now = 0;

  constructor(settings: Settings, clock: Clock) {
    this.#clock = clock;
    this.#frames = beatsToFrames(settings.number("beats"), clock);
    this.#depth = new Value(settings.number("depth"));
    this.set(settings);
  }

  set(settings: Settings): void {
    this.#depth.set(settings.number("depth"), settings.curve("depth"));
    const frames = beatsToFrames(settings.number("beats"), this.#clock);
    if (frames === this.#frames) return;
    const part = ((this.#now + this.#shift) % this.#frames) / this.#frames;
    this.#shift = Math.round(part * frames) + frames - (this.#now % frames);
    this.#frames = frames;
  }

  process(block: Stereo, place: Place): void {
    this.#depth.fill(place);
    const frames = this.#frames;
    for (let i = 0; i < BLOCK; i += 1) {
      const at = (((place.steady + i + this.#shift) % frames) + frames) % frames;
      const depth = this.#depth.still ? this.#depth.fixed : (this.#depth.samples[i] ?? 0);
      const gain = 1 - depth * (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / frames));
      block.left[i] = (block.left[i] ?? 0) * gain;
      block.right[i] = (block.right[i] ?? 0) * gain;
    }
    this.#now = place.steady + BLOCK;
  }

  refresh(): void {
    this.#depth.refresh();
    this.#shift = 0;
  }

  clear(): void {}
}
