/** A beat divided otherwise: sixteenths into triplets and back. Pure. */
import type { Edit } from "../song/edits.js";
import { together } from "../song/edits.js";
import type { Note } from "../song/model.js";
import { oneAtEach, placeOf } from "../song/verbs.js";
import { type Steps, stepStart } from "./steps.js";

/** Where the step goes: it keeps its time where one division is in the other, else its number, up to the last. */
export function turnedStep(step: number, from: number, to: number): number {
  const inTime = from % to === 0 || to % from === 0;
  return Math.min(to - 1, inTime ? Math.floor((step * to) / from) : step);
}

/** The hits of a beat in another division; of two that meet, the louder stays. */
export function turnedNotes({ beat, division, steps }: Steps, to: number): readonly Note[] {
  const notes = steps.flatMap(({ notes: inside }, i) =>
    inside.map((note): Note => {
      const at = turnedStep(i, division, to);
      const start = stepStart(beat, to, at);
      return { ...note, start, duration: Math.max(1, stepStart(beat, to, at + 1) - start) };
    }),
  );
  return oneAtEach(notes);
}

/** The edit that divides a beat of one drum into `to` steps. */
export function turnBeat(clip: string, steps: Steps, to: number): Edit {
  const before = steps.steps.flatMap(({ notes }) => notes);
  const notes = turnedNotes(steps, to);
  if (before.length === 0) return together([]);
  return together([
    { edit: "remove-notes", clip, places: before.map(placeOf) },
    { edit: "put-notes", clip, notes },
  ]);
}

/** The division after this one, when one asks for triplets again and again: 3, 4, then 2. */
export function nextDivision(now: number, again: boolean, all: readonly number[]): number {
  const triple = all.includes(3) ? 3 : (all[0] ?? now);
  if (!again && now !== triple) return triple;
  const order = [triple, ...all.filter((division) => division !== triple).reverse()];
  return order[(order.indexOf(now) + 1) % order.length] ?? triple;
}
