import { describe, expect, it } from "vitest";
import { apply } from "../song/apply.js";
import { emptySong, newNoteClip } from "../song/empty.js";
import type { Song } from "../song/model.js";
import { addBar, clearBar, doubleBar, removeBar, roundsFor, setRepeats } from "./bar_edits.js";
import { barsOf, beatsOf } from "./bars.js";
import { copied, pasted } from "./clipboard.js";
import { NORMAL, putHit } from "./painting.js";
import { homeOf, patternOf, rowOf, rowsOf } from "./pattern.js";
import { fillRow, shiftRow, soundRow } from "./row_edits.js";
import { rowTrack, setRow } from "./row_track.js";
import { cellsOf, sheetOf } from "./sheet.js";
import { HAT, hit, KICK, LOOK, METERS, pitchesOf, randomSong, SEEDS, SNARE, songWith } from "./some_songs.js";

describe("bars", () => {
  it("count with the metre, and the last may be cut short", () => {
    const found = barsOf(METERS, { start: 3840, length: 5760 });
    expect(found).toEqual([
      { start: 0, length: 3840, number: 2 },
      { start: 3840, length: 1920, number: 3 },
    ]);
    expect(
      beatsOf(METERS, 3840, { start: 3840, length: 1920, number: 3 }).map(({ number }) => number),
    ).toEqual([1, 2]);
  });

  it("of six eighths have two beats, and of seven eighths seven", () => {
    const beats = (beats: number, unit: number, length: number) =>
      beatsOf([{ at: 0, beats, unit }], 0, { start: 0, length, number: 1 }).map((beat) => beat.length);
    expect(beats(6, 8, 2880)).toEqual([1440, 1440]);
    expect(beats(7, 8, 3360)).toEqual(Array(7).fill(480));
  });

  it("added and removed again give the song back", () => {
    for (const seed of SEEDS) {
      const song = randomSong(seed);
      const longer = apply(song, addBar(patternOf(song)));
      const [, , third] = barsOf(METERS, patternOf(longer).clip ?? { start: 0, length: 1 });
      expect(third).toEqual({ start: 7680, length: 3840, number: 3 });
      const shorter = third && apply(longer, removeBar(patternOf(longer), third));
      expect(shorter && pitchesOf(shorter)).toEqual(pitchesOf(song));
      expect(patternOf(shorter ?? song).clip?.length).toBe(7680);
    }
  });

  it("doubled hold the same hits twice, and what follows comes later", () => {
    const song = songWith([hit(0, KICK), hit(3840, SNARE)]);
    const twice = apply(song, doubleBar(patternOf(song), { start: 0, length: 3840, number: 1 }));
    expect(pitchesOf(twice)).toEqual(["0:36:96", "3840:36:96", "7680:38:96"]);
  });

  it("keep the stretch of the song that a repeated clip covers", () => {
    const clip = { ...newNoteClip("a", 0, 3840), repeats: 8 };
    expect(roundsFor(clip, 7680)).toBe(4);
    expect(roundsFor({ ...clip, repeats: 1 }, 7680)).toBe(1);
    const song = songWith([hit(0, KICK)], { length: 3840, repeats: 8 });
    expect(patternOf(apply(song, addBar(patternOf(song)))).clip).toMatchObject({ length: 7680, repeats: 4 });
  });

  it("that is the only one is cleared, not removed", () => {
    const song = songWith([hit(0, KICK)], { length: 3840 });
    const gone = apply(song, removeBar(patternOf(song), { start: 0, length: 3840, number: 1 }));
    expect(patternOf(gone).clip).toMatchObject({ length: 3840, notes: [] });
  });

  it("cleared leave the others alone, and rows on tracks of their own are cleared too", () => {
    const song = songWith([hit(0, KICK), hit(240, SNARE), hit(3840, SNARE)]);
    const apart = apply(song, setRow(song, { id: "drums" }, SNARE, "Snare", "mute", true));
    const cleared = apply(apart, clearBar(patternOf(apart), { start: 0, length: 3840, number: 1 }));
    expect(pitchesOf(cleared)).toEqual(["3840:38:96"]);
    const more = apply(apart, setRepeats(patternOf(apart), 5));
    expect(more.tracks.map(({ clips }) => clips[0]?.repeats)).toEqual([5, 5]);
  });
});

describe("a muted row", () => {
  it("is a muted track of its own, and unmuted the song is what it was", () => {
    for (const seed of SEEDS) {
      const song = randomSong(seed);
      const muted = apply(song, setRow(song, { id: "drums" }, SNARE, "Snare", "mute", true));
      expect(muted.tracks.map(({ id, mute }) => [id, mute])).toEqual([
        ["drums", false],
        ["drums-row-38", true],
      ]);
      expect(pitchesOf(muted)).toEqual(pitchesOf(song));
      expect(apply(muted, setRow(muted, { id: "drums" }, SNARE, "Snare", "mute", false))).toEqual(song);
    }
  });

  it("stands where it stood, and is still painted", () => {
    const song = songWith([hit(0, KICK), hit(960, SNARE), hit(0, HAT)]);
    const muted = apply(song, setRow(song, { id: "drums" }, KICK, "Kick", "mute", true));
    expect(rowsOf(patternOf(muted)).map(({ pitch, mute }) => [pitch, mute])).toEqual([
      [36, true],
      [38, false],
      [42, false],
    ]);
    const step = sheetOf(patternOf(muted), LOOK).rows[0]?.beats[1]?.steps[0];
    const painted = step ? apply(muted, putHit(patternOf(muted), KICK, step, NORMAL)) : muted;
    expect(rowOf(patternOf(painted), KICK).notes.map(({ start }) => start)).toEqual([0, 960]);
    const back = apply(painted, setRow(painted, { id: "drums" }, KICK, "Kick", "mute", false));
    expect(back.tracks).toHaveLength(1);
    expect(rowOf(patternOf(back), KICK).notes.map(({ start }) => start)).toEqual([0, 960]);
  });

  it("may be soloed too, and comes back when neither holds", () => {
    const song = songWith([hit(0, KICK), hit(960, SNARE)]);
    const set = (now: Song, field: "mute" | "solo", on: boolean) =>
      apply(now, setRow(now, { id: "drums" }, KICK, "Kick", field, on));
    const both = set(set(song, "mute", true), "solo", true);
    expect(rowOf(patternOf(both), KICK)).toMatchObject({ mute: true, solo: true });
    expect(set(set(both, "mute", false), "solo", false)).toEqual(song);
  });

  it("has a place in a clip where it had no hits", () => {
    const song = songWith([hit(0, KICK), hit(960, SNARE)]);
    const two = apply(song, { edit: "add-clip", track: "drums", clip: newNoteClip("later", 15360, 3840) });
    const muted = apply(two, setRow(two, { id: "drums" }, KICK, "Kick", "mute", true));
    const home = homeOf(patternOf(muted, "drums", "later"), KICK);
    expect(home.before).toMatchObject([{ edit: "add-clip", track: "drums-row-36" }]);
    expect(home.clip).toMatchObject({ start: 15360, length: 3840 });
  });
});

describe("a row", () => {
  const sheet = (song: Song) => sheetOf(patternOf(song), LOOK);

  it("is filled on every fourth step", () => {
    const song = songWith([hit(240, HAT), hit(0, KICK)]);
    const row = sheet(song).rows.find((shown) => shown.row.pitch === HAT);
    const filled = row
      ? apply(
          song,
          fillRow(
            patternOf(song),
            row.row,
            cellsOf(row).map(({ step }) => step),
            4,
            NORMAL,
          ),
        )
      : song;
    expect(rowOf(patternOf(filled), HAT).notes.map(({ start }) => start)).toEqual([0, 960, 1920, 2880]);
  });

  it("shifted as often as the bar has steps is what it was", () => {
    for (const seed of SEEDS.slice(0, 10)) {
      let song = randomSong(seed);
      const before = pitchesOf(song);
      for (let i = 0; i < 16; i += 1)
        song = apply(
          song,
          shiftRow(patternOf(song), rowOf(patternOf(song), HAT), { start: 0, end: 3840 }, 240),
        );
      expect(pitchesOf(song)).toEqual(before);
    }
  });

  it("with another sound keeps its hits, muted or not", () => {
    const song = songWith([hit(0, KICK), hit(960, SNARE), hit(2880, SNARE)]);
    for (const start of [song, apply(song, setRow(song, { id: "drums" }, SNARE, "Snare", "mute", true))]) {
      const pattern = patternOf(start);
      const clap = apply(start, soundRow(pattern, rowOf(pattern, SNARE), 39, "Clap"));
      expect(rowOf(patternOf(clap), 39).notes.map((note) => note.start)).toEqual([960, 2880]);
      expect(rowOf(patternOf(clap), 39).mute).toBe(start !== song);
      expect(pitchesOf(clap)).toHaveLength(3);
      const drums = clap.tracks[0];
      expect(drums && rowTrack(clap, drums, SNARE)).toBeNull();
    }
  });

  it("without hits is there when somebody asked for it, in the order that somebody gave", () => {
    const song = songWith([hit(0, KICK), hit(960, SNARE)]);
    expect(rowsOf(patternOf(song), [49]).map(({ pitch }) => pitch)).toEqual([36, 38, 49]);
    expect(rowsOf(patternOf(song), [49], [49, 38, 36]).map(({ pitch }) => pitch)).toEqual([49, 38, 36]);
    expect(rowsOf(patternOf(emptySong())).map(({ pitch }) => pitch)).toEqual([36, 38, 39, 42]);
  });
});

describe("copied hits", () => {
  it("pasted where they were change nothing", () => {
    for (const seed of SEEDS) {
      const song = randomSong(seed);
      const rows = rowsOf(patternOf(song));
      const stretch = { start: 0, end: 3840 };
      const edit = pasted(patternOf(song), copied(rows, stretch), 0, KICK);
      expect(apply(song, edit)).toEqual(song);
    }
  });

  it("of one row go to the row where one is", () => {
    const song = songWith([hit(0, KICK), hit(480, KICK), hit(240, SNARE)]);
    const edit = pasted(
      patternOf(song),
      copied([rowOf(patternOf(song), KICK)], { start: 0, end: 960 }),
      3840,
      SNARE,
    );
    expect(rowOf(patternOf(apply(song, edit)), SNARE).notes.map(({ start }) => start)).toEqual([
      240, 3840, 4320,
    ]);
  });
});
