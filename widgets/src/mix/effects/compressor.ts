/** A compressor: what is louder than the threshold is turned down by the ratio.
 *
 * Source: D. Giannoulis, M. Massberg, J. D. Reiss, "Digital Dynamic Range Compressor Design", JAES 60(6), 2012:
 * feed-forward, hard knee, the smooth decoupled detector working on the gain in decibels.
 */
import { BLOCK, type Stereo } from "../block.js";
import { gainOf } from "../levels.js";
import { Glides } from "./gliding.js";
import { type Clock, type Processor, peaks, type Settings } from "./processor.js";
import { Release } from "./release.js";

/** Levels under -120 dB count as -120 dB. */
const FLOOR = 1e-6;
const NAMES = ["threshold_db", "ratio", "makeup_db"] as const;

export class Compressor implements Processor {
  readonly memory = 0;
  readonly #rate: number;
  readonly #peaks = new Float64Array(BLOCK);
  readonly #glides: Glides<(typeof NAMES)[number]>;
  readonly #release: Release;
  #attack: number;
  #smooth = 0;

  constructor(settings: Settings, clock: Clock) {
    this.#rate = clock.rate;
    this.#glides = new Glides(NAMES, settings.number);
    this.#release = new Release(settings.number("release_ms"), clock.rate);
    this.#attack = attackOf(settings, clock.rate);
  }

  set(settings: Settings): void {
    this.#glides.set(settings.number);
    this.#release.set(settings.number("release_ms"), this.#rate);
    this.#attack = attackOf(settings, this.#rate);
  }

  process(block: Stereo): void {
    this.#glides.move();
    const threshold = this.#glides.get("threshold_db");
    const slope = 1 - 1 / this.#glides.get("ratio");
    const makeup = gainOf(this.#glides.get("makeup_db"));
    peaks(block, this.#peaks);
    for (let i = 0; i < BLOCK; i += 1) {
      const level = 20 * Math.log10(Math.max(this.#peaks[i] ?? 0, FLOOR));
      const held = this.#release.hold(Math.max(level - threshold, 0) * slope);
      this.#smooth = (1 - this.#attack) * held + this.#attack * this.#smooth;
      const gain = makeup * 10 ** (-this.#smooth / 20);
      block.left[i] = (block.left[i] ?? 0) * gain;
      block.right[i] = (block.right[i] ?? 0) * gain;
    }
  }

  refresh(): void {
    this.#glides.jump();
  }

  clear(): void {
    this.#release.clear();
    this.#smooth = 0;
  }
}

const attackOf = (settings: Settings, rate: number): number =>
  Math.exp(-1000 / (settings.number("attack_ms") * rate));
