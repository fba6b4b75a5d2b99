import { describe, expect, it } from "vitest";
import { SongError } from "./errors.js";
import { type Fields, fields, golden, goldenNames } from "./golden.js";
import { compareText } from "./order.js";
import { decode, encode } from "./wire.js";

const SONGS = ["edits", "schedule"].flatMap((folder) =>
  goldenNames(folder).flatMap((name) => {
    const { document, cases } = golden(`${folder}/${name}`);
    return [document.song, ...cases.flatMap((one) => [one.song, one.expected])].filter(
      (song) => song !== undefined,
    );
  }),
);
const EMPTY = { format: "musiclab-song", version: 1 };
const CLIP = { kind: "notes", id: "verse", start: 0, length: 960 };

const withTrack = (track: Fields) => ({ ...EMPTY, tracks: [{ id: "lead", ...track }] });
const withNotes = (...notes: unknown[]) => withTrack({ clips: [{ ...CLIP, notes }] });

describe("songs as JSON", () => {
  it("come back as they were, every golden one", () => {
    expect(SONGS.length).toBeGreaterThan(100);
    for (const song of SONGS) expect(encode(decode(song))).toEqual(song);
  });

  it("get the usual value of what is left out", () => {
    const song = decode(withNotes([0, 60, 960, 96]));
    expect(song.tempo).toEqual([{ at: 0, bpm: 120, ramp: false }]);
    expect(song.tracks[0]).toMatchObject({ instrument: "piano", volumeDb: 0, sends: [], role: "" });
    expect(encode(song)).toMatchObject({ title: "Untitled", key: null, swing: { ratio: 0.5, unit: 480 } });
  });

  it("are put in order", () => {
    const song = decode(withNotes([960, 60, 1, 1], [0, 64, 1, 1], [0, 60, 1, 1]));
    expect(fields(song.tracks[0]?.clips[0]).notes).toMatchObject([
      { pitch: 60 },
      { pitch: 64 },
      { start: 960 },
    ]);
  });

  it.each([
    [null, "not a MusicLab song"],
    [[], "not a MusicLab song"],
    [{ ...EMPTY, version: 2 }, "version: 2 came"],
    [{ ...EMPTY, colour: 1 }, 'The field "colour" is unknown'],
    [{ ...EMPTY, title: 3 }, "title: 3 came. Use a text."],
    [{ ...EMPTY, title: "two\nlines" }, "on one line"],
    [{ ...EMPTY, tempo: [{ bpm: 9 }] }, "The tempo came as 9"],
    [{ ...EMPTY, tempo: [] }, "The first tempo"],
    [{ ...EMPTY, meter: [{}, { at: 960 }] }, "does not begin on a barline"],
    [{ ...EMPTY, swing: { unit: 100 } }, "swing: The swing unit"],
    [{ ...EMPTY, key: { tonic: "H" } }, "key: "],
    [withTrack({ effects: [{ id: "wah", kind: "constructor" }] }), "tracks[0].effects[0]: The effect"],
    [
      withTrack({ effects: [{ id: "wah", kind: "filter", settings: { mix: 2 } }] }),
      "mix of filter came as 2",
    ],
    [withTrack({ sends: [{ bus: "room" }] }), "sends to the bus"],
    [withTrack({ automation: [{ target: "pan", points: [[0, 2]] }] }), "A point of pan came as 2"],
    [withTrack({ clips: [CLIP, CLIP] }), 'Two clips are both called "verse"'],
    [withTrack({ clips: [{ ...CLIP, kind: "video" }] }), "tracks[0].clips[0].kind: "],
    [withTrack({ clips: [{ ...CLIP, start: 38_400_000 }] }), "the furthest a song can reach"],
    [{ ...withTrack({ clips: [{ ...CLIP, repeats: 1300 }] }), tempo: [{ bpm: 10 }] }, "130 minutes long"],
    [withNotes([0, 128, 1, 1]), "tracks[0].clips[0].notes[0]: A pitch"],
    [withNotes([0, 60, 1]), "tracks[0].clips[0].notes[0]: a list came"],
    [withNotes([0.5, 60, 1, 1]), "The start of a note came as 0.5"],
    [withNotes([0, 60, 1, 1], [0, 60, 2, 2]), "Two notes of pitch 60"],
  ])("%j is refused, and the sentence says where", (data, sentence) => {
    expect(() => decode(data)).toThrow(SongError);
    expect(() => decode(data)).toThrow(sentence);
  });
});

describe("the order of names", () => {
  it("goes by whole characters, as in Python", () => {
    const names = ["b", "a", "", "ab", "\u{1F3B5}", "～"];
    expect(names.sort(compareText)).toEqual(["", "a", "ab", "b", "～", "\u{1F3B5}"]);
  });
});
