/** Going from note to note, and moving one by a step of the key or by an octave. */
import { moved, steppedInKey } from "../roll/gestures.js";
import { keyOf, type ShownNote } from "../roll/shown.js";
import type { Edit } from "../song/edits.js";
import type { Key, Track } from "../song/model.js";
import type { WrittenNote } from "./engraved.js";

/** An edit of one note, and the pitch that it then has. */
export interface Step {
  readonly edit: Edit;
  readonly pitch: number;
}

/** The notes in the order they are read, each once however many signs it is written with: from the top of each chord down. */
export function inOrder(notes: readonly WrittenNote[]): readonly WrittenNote[] {
  const once = new Map(notes.map((note) => [`${note.start} ${note.pitch}`, note]));
  return [...once.values()].sort((a, b) => a.start - b.start || b.pitch - a.pitch);
}

/** The note before (-1) or after (1) the chosen one; the first or last where none is chosen. */
export function neighbour(
  notes: readonly WrittenNote[],
  chosen: WrittenNote | null,
  by: number,
): WrittenNote | undefined {
  const once = inOrder(notes);
  const now = once.findIndex((note) => note.start === chosen?.start && note.pitch === chosen.pitch);
  const wanted = now < 0 ? (by > 0 ? 0 : once.length - 1) : now + by;
  return once[Math.min(Math.max(wanted, 0), once.length - 1)];
}

/** The edit that gives a note another pitch, and the pitch it then has. */
export function repitched(track: Track, shown: ShownNote, pitch: number): Step {
  const { edit } = moved(track, new Set([keyOf(shown)]), 0, pitch - shown.note.pitch);
  return { edit, pitch };
}

/** The edit that moves a note up or down, and the pitch it then has: a step of the key, or an octave with Shift or Ctrl. */
export function stepped(
  track: Track,
  shown: ShownNote,
  key: Key | null,
  event: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey">,
): Step {
  const up = event.key === "ArrowUp" ? 1 : -1;
  const choice = new Set([keyOf(shown)]);
  const octave = event.shiftKey || event.ctrlKey || event.metaKey;
  const by = octave ? moved(track, choice, 0, 12 * up) : steppedInKey(track, choice, key, up);
  const [place] = [...by.choice];
  return { edit: by.edit, pitch: Number(place?.split(" ").at(-1) ?? shown.note.pitch) };
}
