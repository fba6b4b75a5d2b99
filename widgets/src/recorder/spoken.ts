/** Places, takes and times of a recorder in words. Pure. */
import type { Part } from "../song/comping.js";
import type { Meter } from "../song/model.js";
import { placeOf } from "../song/time.js";
import { say } from "./words.js";

/** The bars that a part reaches over; where it begins or ends within a bar, the beats. */
export function barsSaid(meters: readonly Meter[], { start, end }: Part): string {
  const [from, to] = [placeOf(meters, start), placeOf(meters, Math.max(end - 1, start))];
  return from.bar === to.bar
    ? say("bars.one", { from: from.bar })
    : say("bars.many", { from: from.bar, to: to.bar });
}

export const secondsSaid = (seconds: number): string => {
  const count = Math.max(1, Math.round(seconds));
  return say(count === 1 ? "seconds.one" : "seconds.other", { count });
};

/** The time of day of a moment, as a clock on the wall has it. */
export function clockSaid(moment: string): string {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? "" : at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

export const milliseconds = (seconds: number): string => String(Math.round(seconds * 1000));
