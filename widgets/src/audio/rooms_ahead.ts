/** Prepares the rooms of reverbs before the mixer needs them: the work would hold up the sound. */
import { prepare, roomName } from "../mix/effects/reverb.js";
import { type DeskPlan, reverbsOf } from "../mix/plan.js";
import type { Engine } from "./engine.js";

/** Milliseconds without a change before a room is prepared: a knob on its way would ask for hundreds. */
const CALM = 120;

export class RoomsAhead {
  readonly #engine: Engine;
  readonly #sent = new Set<string>();
  #timer = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Let the mixer have a plan, and its rooms: at once where nothing sounds yet, otherwise when the knob rests. */
  post(plan: DeskPlan, atOnce: boolean): void {
    clearTimeout(this.#timer);
    const lacking = reverbsOf(plan).some(
      (effect) => !this.#sent.has(roomName(numberOf(effect), this.#engine.rate)),
    );
    if (lacking && atOnce) this.#prepare(plan);
    this.#engine.post({ kind: "desk", plan });
    if (lacking && !atOnce) this.#timer = Number(setTimeout(() => this.#catchUp(plan), CALM));
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #catchUp(plan: DeskPlan): void {
    this.#prepare(plan);
    this.#engine.post({ kind: "desk", plan });
  }

  #prepare(plan: DeskPlan): void {
    for (const effect of reverbsOf(plan)) {
      const number = numberOf(effect);
      const name = roomName(number, this.#engine.rate);
      if (this.#sent.has(name)) continue;
      this.#sent.add(name);
      this.#engine.post({ kind: "room", name, prepared: prepare(number, this.#engine.rate) });
    }
    // The mixer keeps sixteen of them.
    if (this.#sent.size > 12) this.#sent.clear();
  }
}

const numberOf =
  ({ settings }: { readonly settings: Readonly<Record<string, unknown>> }) =>
  (name: string): number =>
    Number(settings[name] ?? 0);
