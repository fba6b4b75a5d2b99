import { describe, expect, it } from "vitest";
import { apply } from "../song/apply.js";
import { emptySong } from "../song/empty.js";
import { ACCENT, loudnessOf, NORMAL, putHit, SOFT, setLoudness, takeHit } from "./painting.js";
import { patternOf, rowOf } from "./pattern.js";
import { cellsOf, sheetOf } from "./sheet.js";
import {
  dice,
  hit,
  KICK,
  LOOK,
  pitchesOf,
  randomSong,
  SEEDS,
  SNARE,
  songWith,
  thereAndBack,
} from "./some_songs.js";
import { type Steps, stepsOf } from "./steps.js";
import { turnBeat, turnedNotes } from "./turning.js";

describe("painting", () => {
  it("and undoing gives the song back, wherever one paints", () => {
    for (const seed of SEEDS) {
      const song = randomSong(seed);
      const roll = dice(seed);
      const pattern = patternOf(song);
      const cells = sheetOf(pattern, LOOK).rows.flatMap(cellsOf);
      const cell = cells[roll(cells.length)];
      if (!cell) continue;
      thereAndBack(song, putHit(pattern, cell.pitch, cell.step, 1 + roll(127)));
      thereAndBack(song, takeHit(pattern, cell.pitch, cell.step));
    }
  });

  it("puts a hit that is there to see, and taking it leaves the rest as it was", () => {
    for (const seed of SEEDS) {
      const song = randomSong(seed);
      const rests = sheetOf(patternOf(song), LOOK)
        .rows.flatMap(cellsOf)
        .filter(({ step }) => step.hit === null);
      const rest = rests[dice(seed)(rests.length)];
      if (!rest) continue;
      const painted = apply(song, putHit(patternOf(song), rest.pitch, rest.step, ACCENT));
      const again = sheetOf(patternOf(painted), LOOK).rows.flatMap(cellsOf);
      const seen = again.find(({ pitch, step }) => pitch === rest.pitch && step.start === rest.step.start);
      expect(seen?.step.hit?.velocity).toBe(ACCENT);
      expect(seen && apply(painted, takeHit(patternOf(painted), rest.pitch, seen.step))).toEqual(song);
    }
  });

  it("makes the drums where the song has none, in one step", () => {
    const song = emptySong();
    const cell = sheetOf(patternOf(song), LOOK).rows.flatMap(cellsOf)[0];
    const edit = cell && putHit(patternOf(song), cell.pitch, cell.step, NORMAL);
    const made = edit ? apply(song, edit) : song;
    expect(made.tracks[0]).toMatchObject({ id: "drums", instrument: "drums", role: "drums" });
    expect(pitchesOf(made)).toEqual(["0:36:96"]);
    if (edit) thereAndBack(song, edit);
  });

  it("keeps loudness between 1 and 127", () => {
    const song = songWith([hit(0, KICK, 120)]);
    const at = (by: number) =>
      pitchesOf(
        apply(
          song,
          setLoudness(patternOf(song), KICK, [hit(0, KICK, 120)], (now) => now + by),
        ),
      );
    expect([at(50), at(-500), at(-4)]).toEqual([["0:36:127"], ["0:36:1"], ["0:36:116"]]);
  });

  it("calls the three loudnesses of the text notation by their names", () => {
    expect([SOFT, NORMAL, ACCENT].map(loudnessOf)).toEqual(["soft", "normal", "accent"]);
    expect([1, 127].map(loudnessOf)).toEqual(["soft", "accent"]);
  });
});

const BEAT = { start: 960, length: 960, number: 2, bar: 1, whole: 960 };
const inSteps = (places: readonly number[], wished = 4, velocity = NORMAL): Steps =>
  stepsOf(
    BEAT,
    places.map((place) => hit(960 + place, SNARE, velocity)),
    wished,
  );

describe("a beat", () => {
  it("shows sixteenths, triplets, sextuplets and quintuplets as they are", () => {
    expect(inSteps([0, 240, 480]).division).toBe(4);
    expect(inSteps([0, 320, 640]).division).toBe(3);
    expect(inSteps([160]).division).toBe(6);
    expect(inSteps([192, 576]).division).toBe(5);
    expect(inSteps([137]).division).toBe(7);
  });

  it("is divided as one wishes where its hits allow that", () => {
    expect(inSteps([0], 3).division).toBe(3);
    expect(inSteps([], 2).division).toBe(2);
    expect(inSteps([240], 3).division).toBe(4);
  });

  it("keeps a hit that was played by hand in the nearest step", () => {
    const { steps, division } = inSteps([13, 500]);
    expect(division).toBe(4);
    expect(steps.map(({ notes }) => notes.length)).toEqual([1, 0, 1, 0]);
  });

  it("turned into triplets and back is what it was, with up to three hits in its first three steps", () => {
    for (const places of [[], [0], [0, 240], [240, 480], [0, 240, 480]]) {
      const before = inSteps(places);
      const there = stepsOf(BEAT, turnedNotes(before, 3), 3);
      expect(turnedNotes(there, 4)).toEqual(before.steps.flatMap(({ notes }) => notes));
    }
  });

  it("turned loses no hit but where two meet, and there the louder stays", () => {
    const both = stepsOf(BEAT, [hit(960 + 480, SNARE, 40), hit(960 + 720, SNARE, 100)], 4);
    expect(turnedNotes(both, 3)).toEqual([hit(960 + 640, SNARE, 100, 320)]);
  });

  it("halved keeps the time of its hits", () => {
    expect(turnedNotes(inSteps([0, 480]), 2).map(({ start }) => start)).toEqual([960, 1440]);
    expect(turnedNotes(inSteps([0, 480], 2), 4).map(({ start }) => start)).toEqual([960, 1440]);
  });

  it("turned is one step that can be taken back", () => {
    const song = songWith([hit(960, SNARE), hit(1200, SNARE), hit(1680, SNARE)]);
    const steps = stepsOf(BEAT, rowOf(patternOf(song), SNARE).notes, 4);
    thereAndBack(song, turnBeat("beat", steps, 3));
  });
});
