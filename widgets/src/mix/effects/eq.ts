/** A three-band equaliser: a low shelf, a bell in the middle, a high shelf; a band at 0 dB is left out. */
import { BLOCK, type Stereo } from "../block.js";
import { Biquad, peaking, shelf } from "./biquad.js";
import { Glides } from "./gliding.js";
import type { Clock, Processor, Settings } from "./processor.js";

const NAMES = ["low_db", "low_hz", "mid_db", "mid_hz", "mid_q", "high_db", "high_hz"] as const;
const BANDS = ["low_db", "mid_db", "high_db"] as const;

export class Eq implements Processor {
  readonly memory = 0;
  readonly #rate: number;
  readonly #glides: Glides<(typeof NAMES)[number]>;
  readonly #coefficients = BANDS.map(() => new Float64Array(5));
  readonly #left = BANDS.map(() => new Biquad());
  readonly #right = BANDS.map(() => new Biquad());
  readonly #wide = { left: new Float64Array(BLOCK), right: new Float64Array(BLOCK) };

  constructor(settings: Settings, clock: Clock) {
    this.#rate = clock.rate;
    this.#glides = new Glides(NAMES, settings.number);
    this.#shape();
  }

  set(settings: Settings): void {
    this.#glides.set(settings.number);
  }

  process(block: Stereo): void {
    if (this.#glides.move()) this.#shape();
    this.#wide.left.set(block.left);
    this.#wide.right.set(block.right);
    for (let band = 0; band < BANDS.length; band += 1) this.#filter(band);
    block.left.set(this.#wide.left);
    block.right.set(this.#wide.right);
  }

  refresh(): void {
    this.#glides.jump();
    this.#shape();
  }

  clear(): void {
    for (const biquad of [...this.#left, ...this.#right]) biquad.clear();
  }

  #filter(band: number): void {
    const name = BANDS[band];
    const by = this.#coefficients[band];
    if (name === undefined || by === undefined || this.#glides.get(name) === 0) return;
    this.#left[band]?.process(this.#wide.left, this.#wide.left, 0, BLOCK, by);
    this.#right[band]?.process(this.#wide.right, this.#wide.right, 0, BLOCK, by);
  }

  #shape(): void {
    const of = this.#glides;
    const [low, middle, high] = this.#coefficients;
    if (low === undefined || middle === undefined || high === undefined) return;
    shelf(of.get("low_hz"), of.get("low_db"), this.#rate, 1, low);
    peaking(of.get("mid_hz"), of.get("mid_q"), of.get("mid_db"), this.#rate, middle);
    shelf(of.get("high_hz"), of.get("high_db"), this.#rate, -1, high);
  }
}
