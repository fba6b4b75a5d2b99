/** A limiter for a track: no look-ahead, so that the track stays in time with the rest. */
import { BLOCK, type Stereo } from "../block.js";
import { gainOf } from "../levels.js";
import { Gliding } from "./gliding.js";
import { type Clock, type Processor, peaks, type Settings } from "./processor.js";
import { Release } from "./release.js";

export class PeakLimiter implements Processor {
  readonly memory = 0;
  readonly #rate: number;
  readonly #peaks = new Float64Array(BLOCK);
  readonly #ceiling: Gliding;
  readonly #release: Release;

  constructor(settings: Settings, clock: Clock) {
    this.#rate = clock.rate;
    this.#ceiling = new Gliding(gainOf(settings.number("ceiling_db")));
    this.#release = new Release(settings.number("release_ms"), clock.rate);
  }

  set(settings: Settings): void {
    this.#ceiling.set(gainOf(settings.number("ceiling_db")));
    this.#release.set(settings.number("release_ms"), this.#rate);
  }

  process(block: Stereo): void {
    this.#ceiling.move();
    const ceiling = this.#ceiling.value;
    peaks(block, this.#peaks);
    for (let i = 0; i < BLOCK; i += 1) {
      const gain = ceiling / Math.max(this.#release.hold(this.#peaks[i] ?? 0), ceiling);
      block.left[i] = (block.left[i] ?? 0) * gain;
      block.right[i] = (block.right[i] ?? 0) * gain;
    }
  }

  refresh(): void {
    this.#ceiling.jump();
  }

  clear(): void {
    this.#release.clear();
  }
}
