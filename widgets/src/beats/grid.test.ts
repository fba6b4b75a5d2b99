import { describe, expect, it } from "vitest";
import { emptySong, newNoteClip } from "../song/empty.js";
import type { Note } from "../song/model.js";
import { dots, feelOf } from "./feel.js";
import { commandFor } from "./keys.js";
import { tickInClip, written } from "./now.js";
import { cellsOf, columnsOf, type Look, sheetOf } from "./sheet.js";
import { cellHint, cellSaid, placeSaid } from "./spoken.js";
import { stepsOf } from "./steps.js";
import { nextDivision } from "./turning.js";
import { endOf, walk } from "./walking.js";

const LOOK: Look = { bar: 0, spread: 1, page: 0, added: [], arranged: [], each: 0, turned: new Map() };
const BEAT = { start: 2880, length: 960, number: 4, bar: 2, whole: 960 };
const note = (start: number, velocity: number): Note => ({ start, pitch: 38, duration: 240, velocity });
const plain = { shift: false, alt: false, mod: false };

const clip = { ...newNoteClip("beat", 0, 7680), notes: [note(2880, 96), note(2880 + 320, 96)] };
const song = {
  ...emptySong(),
  tracks: [
    {
      id: "drums",
      name: "",
      instrument: "drums",
      role: "drums" as const,
      volumeDb: 0,
      pan: 0,
      mute: false,
      solo: false,
      colour: 0,
      effects: [],
      sends: [],
      automation: [],
      clips: [{ ...clip, notes: [...clip.notes, { ...note(0, 120), pitch: 36 }] }],
    },
  ],
};
const pattern = { song, track: song.tracks[0] ?? null, clip: song.tracks[0]?.clips[0] ?? null };
const sheet = sheetOf(pattern, LOOK);

describe("what a cell is called", () => {
  it("is its drum, its place and its loudness", () => {
    const steps = stepsOf(BEAT, [note(2880, 120)], 4);
    expect(cellSaid(38, steps, 0)).toBe("Snare, beat 4, accent");
    expect(cellHint(38, steps, 0)).toBe("Snare, bar 2, beat 4: accent");
    expect([1, 2, 3].map((i) => placeSaid(steps, i))).toEqual(["beat 4 e", "beat 4 and", "beat 4 a"]);
  });

  it("counts triplets, and says what was played by hand", () => {
    const triplets = stepsOf(BEAT, [note(2880 + 320, 96)], 4);
    expect(cellSaid(38, triplets, 1)).toBe("Snare, beat 4, triplet 2, normal");
    expect(cellSaid(38, stepsOf(BEAT, [note(2893, 56)], 4), 0)).toBe("Snare, beat 4, soft, by hand");
    expect(placeSaid(stepsOf(BEAT, [note(2880 + 192, 96)], 4), 1)).toBe("beat 4, step 2 of 5");
  });
});

describe("arrows", () => {
  const row = (pitch: number) =>
    cellsOf(
      sheet.rows.find((shown) => shown.row.pitch === pitch) ??
        sheet.rows[0] ?? { row: { pitch: 0, notes: [], mute: false, solo: false }, beats: [] },
    );

  it("go up and down to the nearest place in time, not to the same number", () => {
    const [kick, snare] = [row(36), row(38)];
    expect([kick.length, snare.length]).toEqual([16, 15]);
    const from = kick[15];
    const down = from && walk(sheet, from, 0, 1);
    expect(down?.to === "cell" && down.cell.step.start).toBe(2880 + 640);
    const back = down?.to === "cell" && walk(sheet, down.cell, 0, -1);
    expect(back && back.to === "cell" && back.cell.step.start).toBe(3600);
  });

  it("lead from the first cell to the head of the row, and stop at the last", () => {
    const kick = row(36);
    const [first, last] = [kick[0], kick[15]];
    expect(first && walk(sheet, first, -1, 0)).toEqual({ to: "head", pitch: 36 });
    expect(last && walk(sheet, last, 1, 0)).toBeNull();
    expect(first && endOf(sheet, first, true).step.start).toBe(3600);
  });

  it("have twelve columns to a beat while every division has whole ones", () => {
    expect(columnsOf(sheet)).toBe(12);
    const five = sheetOf(pattern, { ...LOOK, turned: new Map([["36:960", 5]]) });
    expect(columnsOf(five)).toBe(240);
  });
});

describe("keys", () => {
  it("are those of the table", () => {
    expect(commandFor({ ...plain, key: "Enter" })).toEqual({ do: "hit" });
    expect(commandFor({ ...plain, key: "3" })).toEqual({ do: "loud", loudness: "accent" });
    expect(commandFor({ ...plain, alt: true, key: "ArrowUp" })).toEqual({ do: "finer", by: 4 });
    expect(commandFor({ ...plain, alt: true, shift: true, key: "ArrowDown" })).toEqual({
      do: "order",
      by: 1,
    });
    expect(commandFor({ ...plain, shift: true, key: "ArrowRight" })).toEqual({
      do: "walk",
      x: 1,
      y: 0,
      choose: true,
    });
    expect(commandFor({ ...plain, shift: true, key: "S" })).toEqual({ do: "solo" });
    expect(commandFor({ ...plain, mod: true, key: "v" })).toEqual({ do: "paste" });
  });

  it("leave to others what they don't know", () => {
    for (const key of [" ", "k", "l", "?", "Tab", "Escape"]) expect(commandFor({ ...plain, key })).toBeNull();
    expect(commandFor({ ...plain, mod: true, key: "z" })).toBeNull();
    expect(commandFor({ ...plain, alt: true, key: "ArrowLeft" })).toBeNull();
  });

  it("turn a beat into triplets, then four, then two", () => {
    const all = [2, 3, 4];
    expect(nextDivision(4, false, all)).toBe(3);
    expect(nextDivision(3, true, all)).toBe(4);
    expect(nextDivision(4, true, all)).toBe(2);
    expect(nextDivision(2, true, all)).toBe(3);
  });
});

describe("swing", () => {
  it("has a word from straight to hard", () => {
    expect([50, 58, 62, 67, 72].map(feelOf)).toEqual([
      "straight",
      "light swing",
      "medium swing",
      "triplet swing",
      "hard swing",
    ]);
  });

  it("shows the late steps where they sound", () => {
    const swung = { ...song, swing: { ratio: 0.6, unit: 240 } };
    const found = dots(swung, 0, 960, 4);
    expect(found.map(({ sounds }) => Math.round(sounds * 1000))).toEqual([0, 300, 500, 800]);
    expect(dots(song, 0, 960, 4).map(({ sounds, at }) => sounds - at)).toEqual([0, 0, 0, 0]);
  });

  it("is taken back to find the cell that sounds", () => {
    const swung = { ...song, swing: { ratio: 0.6, unit: 240 } };
    expect(written(swung, 0, 288)).toBeCloseTo(240);
    expect(written(swung, 0, 480)).toBeCloseTo(480);
    expect(written(song, 0, 333)).toBe(333);
  });
});

describe("the playhead", () => {
  it("goes round with the repeats of a clip, and leaves it at their end", () => {
    const twice = { ...clip, start: 3840, repeats: 2 };
    expect([3839, 3840, 11520, 11530, 19200].map((tick) => tickInClip(twice, tick))).toEqual([
      null,
      0,
      0,
      10,
      null,
    ]);
  });
});
