import { expect, it } from "vitest";
import { apply } from "./apply.js";
import type { Note, Song, Track } from "./model.js";
import { decode, encode } from "./wire.js";

const notes = Array.from({ length: 1024 }, (_, i) => [240 * i, 40 + (i % 40), 240, 96]);
const tracks = Array.from({ length: 16 }, (_, i) => ({
  id: `track-${i}`,
  clips: [{ kind: "notes", id: `clip-${i}`, start: 0, length: 245_760, notes }],
}));
const SONG = decode({ format: "musiclab-song", version: 1, tempo: [{ bpm: 240 }], tracks });
const NEW: Note = { start: 100, pitch: 100, duration: 120, velocity: 80 };

const put = (song: Song): Song => apply(song, { edit: "put-notes", clip: "clip-7", notes: [NEW] });
const others = (song: Song): readonly Track[] => song.tracks.filter(({ id }) => id !== "track-7");

it("one note into a song of 16 tracks of 1,024 notes takes well under a millisecond", () => {
  const times = Array.from({ length: 200 }, () => {
    const before = performance.now();
    put(SONG);
    return performance.now() - before;
  });
  expect(times.sort((a, b) => a - b)[100]).toBeLessThan(0.5);
});

it("one note into a song leaves all other tracks the very same", () => {
  const after = put(SONG);
  expect(encode(after)).not.toEqual(encode(SONG));
  for (const [i, track] of others(after).entries()) expect(track).toBe(others(SONG)[i]);
});
