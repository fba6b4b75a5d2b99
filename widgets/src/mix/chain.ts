/** Effects one after another at work. Those whose settings change go on; another order or another effect makes a new chain. */
import type { Stereo } from "./block.js";
import type { Curves } from "./curve.js";
import { processor } from "./effects/makers.js";
import type { Clock, Processor, Settings } from "./effects/processor.js";
import { roomName } from "./effects/reverb.js";
import type { Place } from "./place.js";
import type { EffectPlan } from "./plan.js";

/** Rooms that were prepared ahead, by name. */
export type Rooms = ReadonlyMap<string, unknown>;

interface Link {
  readonly id: string;
  readonly kind: string;
  readonly processor: Processor;
}

export class EffectChain {
  readonly #clock: Clock;
  readonly #rooms: Rooms;
  #links: readonly Link[] = [];

  constructor(clock: Clock, rooms: Rooms) {
    [this.#clock, this.#rooms] = [clock, rooms];
  }

  /** Frames that sound can stay inside without being heard outside. */
  get memory(): number {
    return this.#links.reduce((sum, link) => sum + link.processor.memory, 0);
  }

  get empty(): boolean {
    return this.#links.length === 0;
  }

  /** Whether the same effects stand in the same order. */
  fits(plans: readonly EffectPlan[]): boolean {
    const links = this.#links;
    return (
      plans.length === links.length &&
      plans.every(({ id, kind }, i) => links[i]?.id === id && links[i]?.kind === kind)
    );
  }

  set(plans: readonly EffectPlan[], curves: Curves): void {
    this.#links = plans.flatMap((plan) => {
      const settings = settingsOf(plan, curves, this.#clock.rate, this.#rooms);
      const found = this.#links.find(({ id, kind }) => id === plan.id && kind === plan.kind);
      const made = found?.processor ?? processor(plan.kind, settings, this.#clock);
      if (found !== undefined) found.processor.set(settings);
      return made === null ? [] : [{ id: plan.id, kind: plan.kind, processor: made }];
    });
  }

  process(block: Stereo, place: Place): void {
    for (let i = 0; i < this.#links.length; i += 1) this.#links[i]?.processor.process(block, place);
  }

  refresh(): void {
    for (const { processor } of this.#links) processor.refresh();
  }

  clear(): void {
    for (const { processor } of this.#links) processor.clear();
  }
}

function settingsOf(
  { id, kind, settings }: EffectPlan,
  curves: Curves,
  rate: number,
  rooms: Rooms,
): Settings {
  const number = (name: string): number => Number(settings[name] ?? 0);
  return {
    number,
    word: (name) => String(settings[name] ?? ""),
    curve: (name) => curves[`${id}:${name}`] ?? null,
    prepared: kind === "reverb" ? (rooms.get(roomName(number, rate)) ?? null) : null,
  };
}
