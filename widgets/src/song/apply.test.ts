import { describe, expect, it } from "vitest";
import { apply, invert } from "./apply.js";
import { decodeEdit, encodeEdit } from "./edit_wire.js";
import { type Edit, type SingleEdit, together } from "./edits.js";
import { EditError } from "./errors.js";
import type { Note, Song } from "./model.js";
import { decode } from "./wire.js";

const note = (start: number, pitch: number, velocity = 96): Note => ({
  start,
  pitch,
  duration: 240,
  velocity,
});

const SONG: Song = decode({
  format: "musiclab-song",
  version: 1,
  tracks: Array.from({ length: 16 }, (_, track) => ({
    id: `track-${track}`,
    clips: [
      {
        kind: "notes",
        id: `clip-${track}`,
        start: 0,
        length: 245_760,
        notes: Array.from({ length: 1024 }, (_, i) => [240 * i, 40 + (i % 40), 240, 96]),
      },
    ],
  })),
});
const PUT: SingleEdit = { edit: "put-notes", clip: "clip-7", notes: [note(100, 100)] };
const GONE: SingleEdit = { edit: "remove-clip", clip: "gone" };

describe("an edit", () => {
  it("leaves every track that it does not touch the very same", () => {
    const after = apply(SONG, PUT);
    const same = after.tracks.map((track, i) => track === SONG.tracks[i]);
    expect(same).toEqual(SONG.tracks.map(({ id }) => id !== "track-7"));
  });

  it("leaves every note that it does not touch the very same", () => {
    const notes = ({ tracks }: Song) =>
      tracks[7]?.clips.flatMap((clip) => (clip.kind === "notes" ? clip.notes : []));
    const before = new Set(notes(SONG));
    expect(notes(apply(SONG, PUT))?.filter((one) => !before.has(one))).toEqual(PUT.notes);
  });

  it("may bring notes in any order", () => {
    const edit = (...notes: Note[]): Edit => ({ edit: "put-notes", clip: "clip-0", notes });
    const [early, late] = [note(1, 60), note(999, 60)];
    expect(apply(SONG, edit(late, early))).toEqual(apply(SONG, edit(early, late)));
    expect(encodeEdit(edit(late, early))).toEqual(encodeEdit(edit(early, late)));
    expect(invert(SONG, edit(late, early))).toEqual(invert(SONG, edit(early, late)));
  });

  it("may name a place twice, or one where nothing is", () => {
    const places = [
      { start: 240, pitch: 41 },
      { start: 0, pitch: 40 },
      { start: 240, pitch: 41 },
      { start: 1, pitch: 1 },
    ];
    const edit: Edit = { edit: "remove-notes", clip: "clip-0", places };
    expect(apply(apply(SONG, edit), invert(SONG, edit))).toEqual(SONG);
    expect(apply(SONG, edit).tracks[0]?.clips[0]).toMatchObject({ notes: { length: 1022 } });
  });

  it("of several is done as a whole or not at all, and flat", () => {
    const both = together([PUT, together([PUT, GONE])]);
    expect(both).toEqual({ edit: "batch", edits: [PUT, PUT, GONE] });
    expect(() => apply(SONG, both)).toThrow(EditError);
    expect(() => invert(SONG, both)).toThrow("There is no clip");
    expect(together([PUT])).toBe(PUT);
  });

  it.each<[Edit, string]>([
    [{ edit: "put-notes", clip: "clip-0", notes: [note(0, 128)] }, "A pitch (middle C is 60) came as 128"],
    [{ edit: "put-notes", clip: "clip-0", notes: [note(0, 60, 0)] }, "The velocity of a note came as 0"],
    [{ edit: "put-notes", clip: "clip-0", notes: [note(0, 60), note(0, 60)] }, "Two notes of pitch 60"],
    [{ edit: "remove-notes", clip: "clip-0", places: [{ start: 0.5, pitch: 60 }] }, "whole numbers"],
    [{ edit: "set-clip", clip: "clip-0", field: "offset", value: 1 }, 'has no field "offset"'],
    [{ edit: "set-clip", clip: "clip-0", field: "repeats", value: 10_000 }, "the furthest a song can reach"],
    [
      { edit: "set-song", field: "tempo", value: [{ at: 0, bpm: Number.NaN, ramp: false }] },
      "The tempo came as NaN",
    ],
    [{ edit: "move-track", track: "track-1", index: -1 }, "Places count from 0"],
    [{ edit: "remove-points", owner: "master", target: "cutoff", ticks: [] }, "no such thing to move"],
    [{ edit: "remove-effect", owner: "bus:hall", effect: "wah" }, 'There is no bus "hall"'],
  ])("%j is refused", (edit, sentence) => {
    expect(() => apply(SONG, edit)).toThrow(EditError);
    expect(() => apply(SONG, edit)).toThrow(sentence);
  });

  it("cannot add more than a song holds", () => {
    const tracks = Array.from({ length: 256 }, (_, i) => ({ id: `t-${i}` }));
    const full = decode({ format: "musiclab-song", version: 1, tracks });
    const edit = decodeEdit({ edit: "add-track", track: { id: "lead" } });
    expect(() => apply(full, edit)).toThrow("257 tracks came, and a song holds at most 256");
  });

  it.each([
    [{ edit: "fly" }, 'edit: "fly" came'],
    [{ edit: "remove-clip" }, 'The field "clip" is missing'],
    [{ edit: "set-track", track: "a", field: "clips", value: [] }, 'field: "clips" came'],
    [{ edit: "set-track", track: "a", field: "mute", value: 1 }, "value: 1 came. Use true or false."],
    [{ edit: "add-effect", owner: "room", effect: { id: "a", kind: "eq" } }, "owner: "],
    [{ edit: "batch", edits: [{ edit: "batch", edits: [] }] }, "edits[0].edit: "],
    [{ edit: "set-song", field: "tempo", value: [{ bpm: 5 }] }, "value[0]: The tempo came as 5"],
  ])("%j is refused where it is read", (data, sentence) => {
    expect(() => decodeEdit(data)).toThrow(EditError);
    expect(() => decodeEdit(data)).toThrow(sentence);
  });
});
