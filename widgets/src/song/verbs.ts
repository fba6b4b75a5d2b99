/** The musical verbs as edits: move, lengthen, transpose, quantise, make louder, duplicate, remove.
 *
 * Each changes the notes at `chosen` places of one clip. Where a changed note comes to stand on another of its pitch,
 * the changed one stays; of two changed ones the louder stays, then the longer.
 */
import { comparePlaces, noteAt } from "./clips.js";
import { type Edit, together } from "./edits.js";
import { nearestLine } from "./grid.js";
import type { Note, NoteClip, NotePlace, Tick } from "./model.js";

/** Notes after a change, by the place they had before. */
export type Change = (note: Note) => Note;

export const placeOf = ({ start, pitch }: NotePlace): NotePlace => ({ start, pitch });

const keyOf = ({ start, pitch }: NotePlace): string => `${start}:${pitch}`;

/** The notes of a clip at the places, in order. */
export const notesAt = (clip: NoteClip, chosen: readonly NotePlace[]): readonly Note[] =>
  chosen.flatMap((place) => noteAt(clip.notes, place) ?? []).sort(comparePlaces);

/** The edit that changes the chosen notes; with `copy` they stay where they are, and their changed copies come too. */
export function changed(clip: NoteClip, chosen: readonly NotePlace[], change: Change, copy = false): Edit {
  const before = notesAt(clip, chosen);
  const after = oneAtEach(before.map(change));
  const kept = new Set(after.map(keyOf));
  const gone = copy ? [] : before.filter((note) => !kept.has(keyOf(note))).map(placeOf);
  const fresh = after.filter((note) => !isThere(clip, note));
  const edits: Edit[] = [];
  if (gone.length > 0) edits.push({ edit: "remove-notes", clip: clip.id, places: gone });
  if (fresh.length > 0) edits.push({ edit: "put-notes", clip: clip.id, notes: fresh });
  return together(edits);
}

function isThere(clip: NoteClip, note: Note): boolean {
  const there = noteAt(clip.notes, note);
  return there !== null && there.duration === note.duration && there.velocity === note.velocity;
}

/** One note at each place: the louder, then the longer. */
export function oneAtEach(notes: readonly Note[]): readonly Note[] {
  const found = new Map<string, Note>();
  for (const note of [...notes].sort((a, b) => a.velocity - b.velocity || a.duration - b.duration))
    found.set(keyOf(note), note);
  return [...found.values()].sort(comparePlaces);
}

/** How far the notes can go together without one leaving the clip or the keyboard. */
export function reach(clip: NoteClip, notes: readonly Note[], ticks: Tick, semitones: number): Moved {
  const low = (of: (note: Note) => number): number => Math.min(...notes.map(of));
  const high = (of: (note: Note) => number): number => Math.max(...notes.map(of));
  if (notes.length === 0) return { ticks: 0, semitones: 0 };
  const last = Math.max(clip.length - 1 - high((note) => note.start), 0);
  return {
    ticks: Math.min(Math.max(ticks, -low((note) => note.start)), last),
    semitones: Math.min(Math.max(semitones, -low((note) => note.pitch)), 127 - high((note) => note.pitch)),
  };
}

/** How far notes are moved: later, and up. */
export interface Moved {
  readonly ticks: Tick;
  readonly semitones: number;
}

export const movedBy =
  ({ ticks, semitones }: Moved): Change =>
  (note) => ({ ...note, start: note.start + ticks, pitch: note.pitch + semitones });

/** Longer by so many ticks, or shorter; never shorter than `least`. */
export const lengthened =
  (ticks: Tick, least: Tick = 30): Change =>
  (note) => ({ ...note, duration: Math.max(note.duration + ticks, Math.min(least, note.duration)) });

/** Louder by so much of 127; all stay between 1 and 127. */
export const louder =
  (by: number): Change =>
  (note) => ({ ...note, velocity: Math.min(Math.max(note.velocity + by, 1), 127) });

/** Louder in proportion, as when one of several chosen stems is drawn higher. */
export const scaledVelocity =
  (factor: number): Change =>
  (note) => ({ ...note, velocity: Math.min(Math.max(Math.floor(note.velocity * factor + 0.5), 1), 127) });

/** Onto a grid: `strength` is how far, from 0 to 1; a note that sounds in the clip stays in it. */
export const quantised =
  (clip: NoteClip, grid: Tick, strength = 1, swing = 0.5): Change =>
  (note) => {
    const end = note.start < clip.length ? clip.length : null;
    const line = nearestLine(note.start, grid, swing, end);
    return { ...note, start: note.start + Math.floor((line - note.start) * strength + 0.5) };
  };

/** Cut the chosen notes at a tick of the clip. */
export function splitAt(clip: NoteClip, chosen: readonly NotePlace[], tick: Tick): Edit {
  const cut = notesAt(clip, chosen).filter(
    (note) =>
      note.start < tick &&
      tick < note.start + note.duration &&
      noteAt(clip.notes, { ...note, start: tick }) === null,
  );
  const halves = cut.flatMap((note): readonly Note[] => [
    { ...note, duration: tick - note.start },
    { ...note, start: tick, duration: note.start + note.duration - tick },
  ]);
  return halves.length === 0
    ? together([])
    : { edit: "put-notes", clip: clip.id, notes: [...halves].sort(comparePlaces) };
}

export const removal = (clip: NoteClip, chosen: readonly NotePlace[]): Edit =>
  chosen.length === 0 ? together([]) : { edit: "remove-notes", clip: clip.id, places: chosen.map(placeOf) };

/** Whether an edit changes nothing at all. */
export const isNothing = (edit: Edit): boolean => edit.edit === "batch" && edit.edits.length === 0;
