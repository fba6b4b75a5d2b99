/** A channel strip: effects, then volume and pan, each of them still or moved by automation; and how loud it is. */
import { BLOCK, clear, loudest, type Stereo, silence } from "./block.js";
import { EffectChain, type Rooms } from "./chain.js";
import type { Clock } from "./effects/processor.js";
import { gainOf, leftOf, rightOf } from "./levels.js";
import type { Place } from "./place.js";
import type { StripPlan } from "./plan.js";
import { Value } from "./value.js";

/** A strip whose input has ended is at rest once it is softer than this for so many frames. */
const UNHEARD = 1e-7;
const RESTING = 1 << 16;

interface Send {
  /** The id of the bus's strip. */
  readonly bus: string;
  readonly gain: Value;
}

export class Strip {
  readonly id: string;
  /** What comes in, and after `process` what goes out. */
  readonly block: Stereo = silence();
  /** The highest samples of left and right since they were last read. */
  readonly peaks = new Float32Array(2);
  /** For a bus: whether a track has sent anything to it in this block. */
  fed = false;
  readonly #effects: EffectChain;
  readonly #volume: Value;
  readonly #left: Value;
  readonly #right: Value;
  readonly #gate: Value;
  #sends: readonly Send[] = [];
  #plan: StripPlan;
  #changing = false;
  #copied = false;
  #quiet = RESTING;

  constructor(plan: StripPlan, clock: Clock, rooms: Rooms) {
    [this.id, this.#plan] = [plan.id, plan];
    this.#effects = new EffectChain(clock, rooms);
    this.#volume = new Value(plan.volumeDb, gainOf);
    this.#left = new Value(plan.pan, leftOf);
    this.#right = new Value(plan.pan, rightOf);
    this.#gate = new Value(plan.heard ? 1 : 0);
    this.#effects.set(plan.effects, plan.curves);
    this.set(plan);
  }

  get sends(): readonly Send[] {
    return this.#sends;
  }

  /** True while nothing is in it: it need not work. */
  get resting(): boolean {
    return this.#quiet >= RESTING + this.#effects.memory;
  }

  /** Take on another plan. Settings glide; where effects come or go, the strip is silent for a moment meanwhile. */
  set(plan: StripPlan): void {
    this.#plan = plan;
    const { curves } = plan;
    this.#volume.set(plan.volumeDb, curves.volume_db ?? null);
    this.#left.set(plan.pan, curves.pan ?? null);
    this.#right.set(plan.pan, curves.pan ?? null);
    this.#sends = plan.sends.map(({ bus, levelDb }) => {
      const id = `bus:${bus}`;
      const gain = this.#sends.find((send) => send.bus === id)?.gain ?? new Value(levelDb, gainOf);
      gain.set(levelDb, curves[`send:${bus}`] ?? null);
      return { bus: id, gain };
    });
    this.#changing = !this.#effects.fits(plan.effects) && !this.resting;
    if (!this.#changing) this.#effects.set(plan.effects, curves);
    this.#gate.set(plan.heard && !this.#changing ? 1 : 0, null);
  }

  /** Fade out, for good. */
  mute(): void {
    this.#gate.set(0, null);
  }

  /** Work on the block. `silent` says that nothing came in, `copied` that the effects have done their work before. */
  process(place: Place, silent: boolean, copied = false): void {
    if (this.resting && !silent) this.refresh();
    if (!copied && this.#copied) this.#goOn();
    this.#copied = copied;
    if (!copied) this.#effects.process(this.block, place);
    this.#fade(place);
    this.#measure(silent);
    if (this.#changing && this.#gate.still) this.#change();
  }

  /** Begin anew: what is set holds at once. */
  refresh(): void {
    this.#quiet = 0;
    for (const value of [this.#volume, this.#left, this.#right, this.#gate]) value.refresh();
    for (const { gain } of this.#sends) gain.refresh();
    this.#effects.refresh();
  }

  /** Forget all sound. */
  clear(): void {
    clear(this.block);
    this.#effects.clear();
  }

  /** The copies are over: the effects begin anew, and come in softly. */
  #goOn(): void {
    this.#effects.clear();
    this.#gate.rise();
  }

  /** The gate has closed: change the effects, and open it again. */
  #change(): void {
    this.#changing = false;
    this.#effects.set(this.#plan.effects, this.#plan.curves);
    this.#gate.set(this.#plan.heard ? 1 : 0, null);
  }

  #fade(place: Place): void {
    const [volume, left, right, gate] = [this.#volume, this.#left, this.#right, this.#gate];
    volume.fill(place);
    left.fill(place);
    right.fill(place);
    gate.fill(place);
    const out = this.block;
    if (volume.still && left.still && right.still && gate.still) {
      const loud = volume.fixed * gate.fixed;
      scale(out, loud * left.fixed, loud * right.fixed);
      return;
    }
    for (let i = 0; i < BLOCK; i += 1) {
      const loud = at(volume, i) * at(gate, i);
      out.left[i] = (out.left[i] ?? 0) * loud * at(left, i);
      out.right[i] = (out.right[i] ?? 0) * loud * at(right, i);
    }
  }

  #measure(silent: boolean): void {
    const left = loudest(this.block.left);
    const right = loudest(this.block.right);
    if (left > (this.peaks[0] ?? 0)) this.peaks[0] = left;
    if (right > (this.peaks[1] ?? 0)) this.peaks[1] = right;
    const heard = !silent || left > UNHEARD || right > UNHEARD;
    this.#quiet = heard ? 0 : this.#quiet + BLOCK;
  }
}

const at = (value: Value, i: number): number => (value.still ? value.fixed : (value.samples[i] ?? 0));

function scale({ left, right }: Stereo, byLeft: number, byRight: number): void {
  if (byLeft === 1 && byRight === 1) return;
  for (let i = 0; i < BLOCK; i += 1) {
    left[i] = (left[i] ?? 0) * byLeft;
    right[i] = (right[i] ?? 0) * byRight;
  }
}
