/** Places and hits in musical words. Pure. */
import { looks } from "./drums.js";
import { loudnessOf } from "./painting.js";
import type { Step, Steps } from "./steps.js";
import { say } from "./words.js";

const PARTS = { 1: "part.e", 2: "part.and", 3: "part.a" } as const;

/** Where a step is: "beat 4", "beat 2 and", "beat 4, triplet 2". */
export function placeSaid({ beat, division }: Pick<Steps, "beat" | "division">, step: number): string {
  const values = { beat: beat.number };
  if (division === 3) return say("beat.triplet", { ...values, step: step + 1 });
  if (step === 0) return say("beat", values);
  const quarter = (step * 4) / division;
  if (beat.whole === 960 && (quarter === 1 || quarter === 2 || quarter === 3))
    return say("beat.and", { ...values, part: say(PARTS[quarter]) });
  return say("beat.step", { ...values, step: step + 1, division });
}

/** What sounds in a step: "accent", "rest". A hit beside the step is by hand. */
export function hitSaid({ hit, start }: Step): string {
  if (!hit) return say("rest");
  const word = say(`said.${loudnessOf(hit.velocity)}`);
  return hit.start === start ? word : say("hit.late", { hit: word });
}

/** The name of a cell. */
export const cellSaid = (pitch: number, steps: Steps, i: number): string => {
  const step = steps.steps[i];
  return say("cell", { name: looks(pitch).name, place: placeSaid(steps, i), hit: step ? hitSaid(step) : "" });
};

/** The name of a cell with its bar, as the hint line has it: "Snare, bar 2, beat 4: accent". */
export function cellHint(pitch: number, steps: Steps, i: number): string {
  const step = steps.steps[i];
  const hit = step ? hitSaid(step) : "";
  return say("cell.bar", { name: looks(pitch).name, bar: steps.beat.bar, place: placeSaid(steps, i), hit });
}
