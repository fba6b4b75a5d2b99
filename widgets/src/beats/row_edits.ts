/** What is done to a whole row, or to a stretch of it: fill, clear, shift, another sound. Pure. */
import { apply } from "../song/apply.js";
import { type Edit, together } from "../song/edits.js";
import type { Note, NoteClip, Song, Tick } from "../song/model.js";
import { findTrack } from "../song/places.js";
import { placeOf } from "../song/verbs.js";
import { put, removed } from "./painting.js";
import { noteClips, type Pattern, type Row } from "./pattern.js";
import { joinRow, setRow } from "./row_track.js";
import type { Step } from "./steps.js";

/** From one tick of the clip to another, without the second. */
export interface Stretch {
  readonly start: Tick;
  readonly end: Tick;
}

export const within = (notes: readonly Note[], { start, end }: Stretch): readonly Note[] =>
  notes.filter((note) => note.start >= start && note.start < end);

/** A hit on every so-manieth step, in place of what is there. */
export function fillRow(
  pattern: Pattern,
  row: Row,
  steps: readonly Step[],
  every: number,
  velocity: number,
): Edit {
  const [first, last] = [steps[0], steps[steps.length - 1]];
  if (!first || !last) return together([]);
  const hits = steps.filter((_, i) => i % every === 0);
  const notes = hits.map(
    ({ start, length }): Note => ({ start, pitch: row.pitch, duration: length, velocity }),
  );
  const there = within(row.notes, { start: first.start, end: last.start + last.length });
  return together([removed(pattern, row.pitch, there), put(pattern, row.pitch, notes)]);
}

export const clearRow = (pattern: Pattern, row: Row, stretch: Stretch): Edit =>
  removed(pattern, row.pitch, within(row.notes, stretch));

/** Everything in a stretch later by so many ticks; what leaves at one end comes in at the other. */
export function shiftRow(pattern: Pattern, row: Row, { start, end }: Stretch, by: Tick): Edit {
  const notes = within(row.notes, { start, end });
  const length = end - start;
  const moved = notes.map((note) => ({
    ...note,
    start: start + ((((note.start - start + by) % length) + length) % length),
  }));
  return together([removed(pattern, row.pitch, notes), put(pattern, row.pitch, moved)]);
}

/** Another drum plays the row, in every clip of the track; where both play at once, the row that comes stays. */
export function soundRow({ song, track }: Pattern, row: Row, sound: number, name: string): Edit {
  if (!track || row.pitch === sound) return together([]);
  const apart = (field: "mute" | "solo") => (now: Song) =>
    row[field] ? setRow(now, track, sound, name, field, true) : together([]);
  return inTurn(song, [
    (now) => joinRow(now, track, row.pitch),
    (now) => joinRow(now, track, sound),
    (now) =>
      together(noteClips(findTrack(now, track.id).thing).flatMap((clip) => revoiced(clip, row.pitch, sound))),
    apart("mute"),
    apart("solo"),
  ]);
}

/** Edits that each need the song that the ones before have made. */
function inTurn(song: Song, plans: readonly ((now: Song) => Edit)[]): Edit {
  const edits: Edit[] = [];
  let now = song;
  for (const plan of plans) {
    const edit = plan(now);
    edits.push(edit);
    now = apply(now, edit);
  }
  return together(edits);
}

function revoiced(clip: NoteClip, pitch: number, sound: number): readonly Edit[] {
  const notes = clip.notes.filter((note) => note.pitch === pitch);
  if (notes.length === 0) return [];
  return [
    { edit: "remove-notes", clip: clip.id, places: notes.map(placeOf) },
    { edit: "put-notes", clip: clip.id, notes: notes.map((note) => ({ ...note, pitch: sound })) },
  ];
}
