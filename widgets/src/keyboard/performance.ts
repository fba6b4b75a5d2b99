/** What was played, exactly as it was played, whatever has become of its notes in the song since. Pure. */
import type { Note, NoteClip, Song, Tick } from "../song/model.js";
import { fieldsOf } from "../song/wire/record.js";
import type { Kept, PlayedNote } from "./take.js";

export interface Performance {
  readonly name: string;
  readonly track: string;
  readonly from: Tick;
  /** When it was played, as ISO 8601. */
  readonly recorded: string;
  readonly notes: readonly PlayedNote[];
}

/** How far a note may have been moved, in ticks, and still be known again: quantising moves by half a beat at most. */
const MOVED = 480;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);

/** Read the performances that the kernel has. */
export const decodePerformances = (value: unknown): readonly Performance[] =>
  list(value).map((one) => {
    const { name, track, from, recorded, notes } = fieldsOf(one) ?? {};
    return {
      name: String(name),
      track: String(track),
      from: number(from),
      recorded: String(recorded ?? ""),
      notes: list(notes).map((row) => {
        const [start, end, pitch, velocity] = list(row).map(number);
        return { start: start ?? 0, end: end ?? 0, pitch: pitch ?? 0, velocity: velocity ?? 0 };
      }),
    };
  });

/** The notes of a track that stand for what was played: of the same pitch and loudness, nearest to where it was played. */
export function standing(song: Song, { track, notes }: Performance): readonly Kept[] {
  const clips = song.tracks.find(({ id }) => id === track)?.clips ?? [];
  const left = clips.flatMap((clip) => (clip.kind === "notes" ? here(clip) : []));
  return notes.flatMap((played) => {
    const near = left
      .filter(({ note }) => note.pitch === played.pitch && note.velocity === played.velocity)
      .filter(({ at }) => Math.abs(at - played.start) <= MOVED)
      .sort((a, b) => Math.abs(a.at - played.start) - Math.abs(b.at - played.start))[0];
    if (near === undefined) return [];
    left.splice(left.indexOf(near), 1);
    return [{ clip: near.clip, note: near.note }];
  });
}

interface Placed extends Kept {
  readonly at: number;
}

const here = (clip: NoteClip): Placed[] =>
  clip.notes.map((note: Note) => ({ clip: clip.id, note, at: clip.start + note.start }));
