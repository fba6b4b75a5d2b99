/** The last stage of a mix: effects, volume, and the limiter. */
import { BLOCK, loudest, type Stereo, silence } from "./block.js";
import { EffectChain, type Rooms } from "./chain.js";
import type { Clock } from "./effects/processor.js";
import { gainOf } from "./levels.js";
import { Limiter } from "./limiter.js";
import type { Place } from "./place.js";
import type { MasterPlan } from "./plan.js";
import { Value } from "./value.js";

export class Master {
  readonly block: Stereo = silence();
  /** The highest samples of left and right before the limiter, since they were last read. */
  readonly peaks = new Float32Array(2);
  readonly #effects: EffectChain;
  readonly #volume: Value;
  readonly #gate = new Value(1);
  readonly #limiter: Limiter;
  #plan: MasterPlan;
  #changing = false;

  constructor(plan: MasterPlan, clock: Clock, rooms: Rooms) {
    this.#plan = plan;
    this.#effects = new EffectChain(clock, rooms);
    this.#volume = new Value(plan.volumeDb, gainOf);
    this.#volume.set(plan.volumeDb, plan.curves.volume_db ?? null);
    this.#limiter = new Limiter(plan.ceilingDb, clock.rate);
    this.#effects.set(plan.effects, plan.curves);
  }

  /** By how many frames the mix comes out late. */
  get delay(): number {
    return this.#limiter.delay;
  }

  get memory(): number {
    return this.#effects.memory;
  }

  /** Take on another plan; where it is `resting`, at once. */
  set(plan: MasterPlan, resting: boolean): void {
    this.#plan = plan;
    this.#volume.set(plan.volumeDb, plan.curves.volume_db ?? null);
    this.#limiter.set(plan.ceilingDb);
    this.#changing = !resting && !this.#effects.fits(plan.effects);
    if (!this.#changing) this.#effects.set(plan.effects, plan.curves);
    this.#gate.set(this.#changing ? 0 : 1, null);
  }

  /** Work on the block; `beside` is added before the limiter, past effects and volume. */
  process(place: Place, beside: Stereo): void {
    const { left, right } = this.block;
    this.#effects.process(this.block, place);
    this.#volume.fill(place);
    this.#gate.fill(place);
    const [volume, gate] = [this.#volume, this.#gate];
    for (let i = 0; i < BLOCK; i += 1) {
      const loud =
        (volume.still ? volume.fixed : (volume.samples[i] ?? 0)) *
        (gate.still ? gate.fixed : (gate.samples[i] ?? 0));
      left[i] = (left[i] ?? 0) * loud + (beside.left[i] ?? 0);
      right[i] = (right[i] ?? 0) * loud + (beside.right[i] ?? 0);
    }
    this.peaks[0] = Math.max(this.peaks[0] ?? 0, loudest(left));
    this.peaks[1] = Math.max(this.peaks[1] ?? 0, loudest(right));
    this.#limiter.process(this.block);
    if (this.#changing && gate.still) this.set(this.#plan, true);
  }

  refresh(): void {
    this.#volume.refresh();
    this.#effects.refresh();
  }

  clear(): void {
    this.#effects.clear();
    this.#limiter.clear();
  }
}
