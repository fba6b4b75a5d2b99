/** Songs of drums for the tests. */
import { expect } from "vitest";
import { apply, invert } from "../song/apply.js";
import type { Edit } from "../song/edits.js";
import { emptySong, newNoteClip, newTrack } from "../song/empty.js";
import type { Note, NoteClip, Song } from "../song/model.js";
import { NORMAL } from "./painting.js";
import type { Look } from "./sheet.js";

export const [KICK, SNARE, HAT] = [36, 38, 42];
export const METERS = [{ at: 0, beats: 4, unit: 4 }];
export const LOOK: Look = { bar: 0, spread: 1, page: 0, added: [], arranged: [], each: 0, turned: new Map() };

/** Numbers that look random and are the same at every run. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

export const hit = (start: number, pitch: number, velocity = NORMAL, duration = 240): Note => ({
  start,
  pitch,
  duration,
  velocity,
});

export function songWith(notes: readonly Note[], clip: Partial<NoteClip> = {}): Song {
  const beat = { ...newNoteClip("beat", 0, 7680), repeats: 2, notes, ...clip };
  const track = { ...newTrack("drums"), instrument: "drums", role: "drums" as const, clips: [beat] };
  return apply(emptySong(), { edit: "add-track", track, index: null });
}

export function randomSong(seed: number): Song {
  const roll = dice(seed);
  const notes = new Map<string, Note>();
  for (let i = 0; i < 30; i += 1) {
    const note = hit(roll(32) * 240, [KICK, SNARE, HAT, 46][roll(4)] ?? KICK, 1 + roll(127));
    notes.set(`${note.start}:${note.pitch}`, note);
  }
  const sorted = [...notes.values()].sort((a, b) => a.start - b.start || a.pitch - b.pitch);
  return songWith(sorted);
}

export const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);
export const pitchesOf = (song: Song): readonly string[] =>
  song.tracks
    .flatMap(({ clips }) =>
      clips.flatMap((clip) =>
        clip.kind === "notes"
          ? clip.notes.map((n) => `${clip.start + n.start}:${n.pitch}:${n.velocity}`)
          : [],
      ),
    )
    .sort();

/** The edit and then its inverse give the song back. */
export function thereAndBack(song: Song, edit: Edit): void {
  expect(apply(apply(song, edit), invert(song, edit))).toEqual(song);
}
