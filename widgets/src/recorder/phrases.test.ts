import { describe, expect, it } from "vitest";
import { emptySong } from "../song/empty.js";
import { phrasesOf, stretchOf } from "./phrases.js";

const BAR = 3840;
const { meter } = emptySong();

describe("phrases", () => {
  it("are bars, and tile their stretch", () => {
    expect(phrasesOf(meter, { start: 2 * BAR, end: 6 * BAR })).toHaveLength(4);
    for (const bars of [1, 5, 8, 9, 16, 33, 100]) {
      const phrases = phrasesOf(meter, { start: BAR, end: (1 + bars) * BAR });
      expect(phrases.length).toBeLessThanOrEqual(8);
      expect(phrases[0]?.start).toBe(BAR);
      expect(phrases.at(-1)?.end).toBe((1 + bars) * BAR);
      for (const [i, { end }] of phrases.slice(0, -1).entries()) expect(phrases[i + 1]?.start).toBe(end);
    }
  });

  it("show four bars from where one is, before anything is recorded", () => {
    expect(stretchOf(emptySong(), [], 2.5 * BAR)).toEqual({ start: 2 * BAR, end: 6 * BAR });
  });

  it("show whole bars around everything that was recorded", () => {
    const takes = [
      { name: "a", from: 2 * BAR + 7, until: 4 * BAR - 1, lead: 0, nudge: 0 },
      { name: "b", from: 3 * BAR, until: 5 * BAR + 1, lead: 0, nudge: 0 },
    ];
    expect(stretchOf(emptySong(), takes, 0)).toEqual({ start: 2 * BAR, end: 6 * BAR });
  });
});
