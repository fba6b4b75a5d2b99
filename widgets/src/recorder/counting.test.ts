import { describe, expect, it } from "vitest";
import { emptySong } from "../song/empty.js";
import { countingOf } from "./counting.js";

const plan = { track: "voice", from: 7680, punch: null, loop: null, countIn: 1, preroll: 0 };

describe("a count-in", () => {
  it("has a dot for each beat, and each is over when the next begins", () => {
    const counted = [-3840, -2881, -2880, -1, 0, 500].map((before) =>
      countingOf(emptySong(), plan, 7680 + before),
    );
    expect(counted.map((one) => one.counted)).toEqual([1, 1, 2, 4, 4, 4]);
    expect(new Set(counted.map(({ beats }) => beats))).toEqual(new Set([4]));
  });

  it("counts in the metre of the place", () => {
    const song = {
      ...emptySong(),
      meter: [
        { at: 0, beats: 4, unit: 4 },
        { at: 3840, beats: 3, unit: 8 },
      ],
    };
    expect(countingOf(song, { ...plan, countIn: 2 }, 0).beats).toBe(6);
  });

  it("is none where none was asked for", () => {
    expect(countingOf(emptySong(), { ...plan, countIn: 0 }, 0)).toEqual({ beats: 0, counted: 0 });
    expect(countingOf(emptySong(), null, 0)).toEqual({ beats: 0, counted: 0 });
  });
});
