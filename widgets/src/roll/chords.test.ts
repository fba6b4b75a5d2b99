import { describe, expect, it } from "vitest";
import { chordsOfKey } from "../song/key.js";
import { closeTo, onRoot } from "./chords.js";

const CHORDS = chordsOfKey({ tonic: "A", mode: "minor" });
const [am, , , , , f] = CHORDS;

describe("a stamped chord", () => {
  it("has the notes of its chord, wherever it lies", () => {
    for (const chord of CHORDS)
      for (const around of [48, 60, 72]) {
        for (const pitches of [closeTo(chord, [], around), onRoot(chord, around)])
          expect(new Set(pitches.map((pitch) => pitch % 12))).toEqual(new Set(chord.classes));
      }
  });

  it("moves as little as it can", () => {
    if (!am || !f) expect.fail("no chords");
    const before = closeTo(am, [], 62);
    const after = closeTo(f, before, 62);
    const moves = after.map((pitch) => Math.min(...before.map((other) => Math.abs(other - pitch))));
    expect(moves.reduce((sum, move) => sum + move, 0)).toBeLessThanOrEqual(2);
  });

  it("stands on its root where that is asked", () => {
    if (!f) expect.fail("no chord");
    expect(onRoot(f, 66)).toEqual([65, 69, 72]);
    expect(onRoot(f, 64)).toEqual([65, 69, 72]);
  });
});
