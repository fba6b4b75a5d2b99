import { describe, expect, it } from "vitest";
import { barAt, barStep, type Piece, sectionAt, sectionStep } from "./piece.js";
import { clock, place, position, spoken } from "./time.js";

const BOATS: Piece = {
  title: "Paper Boats",
  subtitle: "",
  seconds: 50,
  sections: [
    { name: "Intro", start: 0, end: 10 },
    { name: "Verse", start: 10, end: 30 },
  ],
  bars: Array.from({ length: 20 }, (_, bar) => bar * 2.5),
};

describe("time in words", () => {
  it.each([
    [0, "0:00"],
    [25.99, "0:25"],
    [187, "3:07"],
    [3720, "1:02:00"],
    [-1, "0:00"],
  ])("shows %f seconds as %s", (seconds, shown) => expect(clock(seconds)).toBe(shown));

  it.each([
    [1, "1 second"],
    [25, "25 seconds"],
    [60, "1 minute"],
    [125, "2 minutes 5 seconds"],
  ])("speaks %f seconds as %s", (seconds, words) => expect(spoken(seconds)).toBe(words));

  it("names the place in the music", () => {
    expect(position(BOATS, 25)).toBe("25 seconds, Verse, bar 11");
    expect(place(BOATS, 40)).toBe("bar 17");
    expect(position({ ...BOATS, sections: [], bars: [] }, 40)).toBe("40 seconds");
  });
});

describe("places in the music", () => {
  it("counts bars from 1, and the bar's own start belongs to it", () => {
    expect([0, 2.4, 2.5, 49].map((second) => barAt(BOATS, second))).toEqual([1, 1, 2, 20]);
  });

  it("ends a section where the next begins", () => {
    expect([9.9, 10, 30].map((second) => sectionAt(BOATS, second)?.name)).toEqual([
      "Intro",
      "Verse",
      undefined,
    ]);
  });

  it("goes from bar to bar and back to where it began", () => {
    for (const bar of BOATS.bars.slice(0, -1)) expect(barStep(BOATS, barStep(BOATS, bar, 1), -1)).toBe(bar);
  });

  it("goes to the bar before when a bar has only just begun", () => {
    expect(barStep(BOATS, 5.2, -1)).toBe(5);
    expect(barStep(BOATS, 5.2, -1, 0.4)).toBe(2.5);
  });

  it("never leaves the piece", () => {
    expect([barStep(BOATS, 0, -1), barStep(BOATS, 49, 1), barStep(BOATS, 50, 1)]).toEqual([0, 50, 50]);
    expect([sectionStep(BOATS, 0, -1), sectionStep(BOATS, 20, 1)]).toEqual([0, 50]);
    expect(barStep({ ...BOATS, bars: [] }, 48, 1)).toBe(50);
  });
});
