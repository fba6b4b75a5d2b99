/** Which notes are chosen, and how a choice grows, is followed, and is described. */

import { noteAt } from "../song/clips.js";
import type { NoteClip, NotePlace, Tick, Track } from "../song/model.js";
import { chosenKey, keyOf, notesBetween, type ShownNote } from "./shown.js";

/** Keys of chosen notes. */
export type Choice = ReadonlySet<string>;

/** The chosen places of one clip. */
export interface ChosenIn {
  readonly clip: NoteClip;
  readonly places: readonly NotePlace[];
}

/** A rectangle on the roll: ticks of the song, and pitches with both ends. */
export interface Box {
  readonly from: Tick;
  readonly to: Tick;
  readonly low: number;
  readonly high: number;
}

export const NONE: Choice = new Set();

/** The notes that a box touches. */
export const inBox = (track: Track, box: Box): Choice =>
  new Set(
    notesBetween(track, box.from, Math.max(box.to, box.from + 1))
      .filter(({ note }) => box.low <= note.pitch && note.pitch <= box.high)
      .map(keyOf),
  );

/** With one more, or without it where it is chosen already. */
export function toggled(choice: Choice, key: string): Choice {
  const next = new Set(choice);
  if (!next.delete(key)) next.add(key);
  return next;
}

export const added = (choice: Choice, more: Choice): Choice => new Set([...choice, ...more]);

/** Every note of the track. */
export const everything = (track: Track): Choice =>
  new Set(
    track.clips.flatMap((clip) =>
      clip.kind === "notes"
        ? clip.notes.filter((note) => note.start < clip.length).map((note) => chosenKey(clip.id, note))
        : [],
    ),
  );

/** The notes of one pitch. */
export const ofPitch = (track: Track, pitch: number): Choice =>
  new Set([...everything(track)].filter((key) => key.endsWith(` ${pitch}`)));

/** The chosen notes that still exist, clip by clip. */
export function chosenIn(track: Track, choice: Choice): readonly ChosenIn[] {
  const found: ChosenIn[] = [];
  for (const clip of track.clips) {
    if (clip.kind !== "notes") continue;
    const places = placesOf(clip, choice);
    if (places.length > 0) found.push({ clip, places });
  }
  return found;
}

function placesOf(clip: NoteClip, choice: Choice): readonly NotePlace[] {
  const places: NotePlace[] = [];
  for (const key of choice) {
    const [id, start, pitch] = key.split(" ");
    if (id !== clip.id) continue;
    const note = noteAt(clip.notes, { start: Number(start), pitch: Number(pitch) });
    if (note) places.push({ start: note.start, pitch: note.pitch });
  }
  return places.sort((a, b) => a.start - b.start || a.pitch - b.pitch);
}

/** The chosen notes as they are shown in their first rounds, by start and pitch. */
export const chosenNotes = (track: Track, choice: Choice): readonly ShownNote[] =>
  notesBetween(track, 0, Number.MAX_SAFE_INTEGER).filter(
    (shown) => shown.round === 0 && choice.has(keyOf(shown)),
  );

/** The note next to `from` in time (or, at one time, in pitch); the first or the last of all where there is no `from`. */
export function neighbour(track: Track, from: ShownNote | null, by: 1 | -1): ShownNote | null {
  const notes = notesBetween(track, 0, Number.MAX_SAFE_INTEGER).filter(({ round }) => round === 0);
  if (from === null) return (by > 0 ? notes[0] : notes.at(-1)) ?? null;
  const index = notes.findIndex((shown) => keyOf(shown) === keyOf(from));
  return notes[index + by] ?? null;
}
