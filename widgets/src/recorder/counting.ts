/** The beats that are counted in before a take. Pure. */
import type { Plan } from "../record/recording.js";
import type { Song } from "../song/model.js";
import { indexAt } from "../song/order.js";
import { barOf, pulseOf } from "../song/time.js";

export interface Counting {
  /** Beats that are counted in all; 0 where none are. */
  readonly beats: number;
  /** How many of them have begun. */
  readonly counted: number;
}

export function countingOf({ meter }: Song, plan: Plan | null, tick: number): Counting {
  const here = plan === null ? undefined : meter[indexAt(meter, plan.from)];
  if (plan === null || here === undefined || plan.countIn === 0) return { beats: 0, counted: 0 };
  const pulse = pulseOf(here);
  const beats = (plan.countIn * barOf(here)) / pulse;
  const left = Math.ceil((plan.from - tick) / pulse);
  return { beats, counted: Math.min(beats, Math.max(0, beats - left + 1)) };
}
