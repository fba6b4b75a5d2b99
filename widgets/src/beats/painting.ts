/** Putting, taking away and making louder: hits of one row as edits. Pure. */
import { type Edit, together } from "../song/edits.js";
import type { Note, NotePlace } from "../song/model.js";
import { placeOf } from "../song/verbs.js";
import { homeOf, type Pattern } from "./pattern.js";
import type { Step } from "./steps.js";

/** How loud hits are, as in the text of a beat: `-`, `x` and `X`. */
export const SOFT = 56;
export const NORMAL = 96;
export const ACCENT = 120;

export type Loudness = "soft" | "normal" | "accent";
export const LOUDNESS: Readonly<Record<Loudness, number>> = { soft: SOFT, normal: NORMAL, accent: ACCENT };

/** The word for a velocity: the nearest of the three. */
export function loudnessOf(velocity: number): Loudness {
  if (velocity >= (NORMAL + ACCENT) / 2) return "accent";
  return velocity >= (SOFT + NORMAL) / 2 ? "normal" : "soft";
}

/** How high a hit stands in its cell, from 0 to 1; an accent fills it, and soft ones are well below the middle. */
export const heightOf = (velocity: number): number => Math.min(1, (velocity / ACCENT) ** 1.4);

/** A hit in a step of a row, in place of what lies there. */
export function putHit(pattern: Pattern, pitch: number, step: Step, velocity: number): Edit {
  const { before, clip } = homeOf(pattern, pitch);
  const note: Note = { start: step.start, pitch, duration: step.length, velocity };
  const others = step.notes.filter(({ start }) => start !== step.start).map(placeOf);
  const gone: Edit[] = others.length > 0 ? [{ edit: "remove-notes", clip: clip.id, places: others }] : [];
  return together([...before, ...gone, { edit: "put-notes", clip: clip.id, notes: [note] }]);
}

/** No hit in a step. */
export function takeHit(pattern: Pattern, pitch: number, step: Step): Edit {
  return removed(pattern, pitch, step.notes);
}

/** Take notes of one row away. */
export function removed(pattern: Pattern, pitch: number, notes: readonly NotePlace[]): Edit {
  if (notes.length === 0) return together([]);
  return { edit: "remove-notes", clip: homeOf(pattern, pitch).clip.id, places: notes.map(placeOf) };
}

/** Put notes of one row, in place of those at the same ticks. */
export function put(pattern: Pattern, pitch: number, notes: readonly Note[]): Edit {
  const { before, clip } = homeOf(pattern, pitch);
  return notes.length === 0
    ? together([])
    : together([...before, { edit: "put-notes", clip: clip.id, notes }]);
}

/** The notes of a step at another loudness, from 1 to 127. */
export function setLoudness(
  pattern: Pattern,
  pitch: number,
  notes: readonly Note[],
  velocity: (now: number) => number,
): Edit {
  const within = (value: number): number => Math.min(127, Math.max(1, Math.round(value)));
  return put(
    pattern,
    pitch,
    notes.map((note) => ({ ...note, velocity: within(velocity(note.velocity)) })),
  );
}
