import { describe, expect, it } from "vitest";
import { cutAt, legs, passes, type Run, songAt } from "./run.js";

const straight: Run = { at: 1000, song: 50, lead: 0, loop: null, joins: false };
const round: Run = { at: 1000, song: 50, lead: 0, loop: { start: 20, end: 100 }, joins: false };

/** The song's frame at each frame of the mixer, as the passes have it. */
const sounding = (run: Run, from: number, until: number): number[] =>
  passes(run, from, until).flatMap(({ song, frames }) => Array.from({ length: frames }, (_, i) => song + i));

describe("a run through a song", () => {
  it("goes straight on from where it began", () => {
    expect([1000, 1001, 1500].map((frame) => songAt(straight, frame))).toEqual([50, 51, 550]);
  });

  it("goes round in its loop, sample by sample", () => {
    expect([1049, 1050, 1129, 1130].map((frame) => songAt(round, frame))).toEqual([99, 20, 99, 20]);
  });

  it.each([1, 7, 80, 333])("sounds the same in windows of %i frames as in one", (size) => {
    const whole = sounding(round, 1000, 2000);
    const tiles: number[] = [];
    for (let from = 1000; from < 2000; from += size)
      tiles.push(...sounding(round, from, Math.min(from + size, 2000)));
    expect(tiles).toEqual(whole);
    expect(whole).toEqual(Array.from({ length: 1000 }, (_, i) => songAt(round, 1000 + i)));
  });

  it("counts in before it begins, and stands still meanwhile", () => {
    const counted = { ...straight, lead: 200 };
    expect(songAt(counted, 1000)).toBe(-150);
    expect(passes(counted, 1000, 1300)).toEqual([{ at: 1200, song: 50, frames: 100, fresh: true }]);
    expect(legs(counted, 1000, 1300)[0]).toEqual({ at: 1000, song: 50, moves: false });
  });

  it("lets a note go at the loop's end", () => {
    expect(cutAt(round, 90, 500)).toBe(10);
    expect(cutAt(straight, 90, 500)).toBe(500);
  });

  it("leaves a loop alone that lies behind", () => {
    expect(songAt({ ...round, song: 100 }, 1500)).toBe(600);
  });
});
