import { describe, expect, it } from "vitest";
import { letterNear, pitchAt, tickAt } from "./staff.js";

const LINES = { top: 100, bottom: 140 };
const treble = (y: number, alters = {}) => pitchAt(y, LINES, "G", alters);

describe("a place on a staff", () => {
  it("is E4 on the lowest line of the treble clef, and F5 on the highest", () => {
    expect([treble(140), treble(100)]).toEqual([64, 77]);
  });
  it("is middle C one line below", () => {
    expect(treble(150)).toBe(60);
    expect(pitchAt(150, LINES, "F", {})).toBe(40);
  });
  it("takes the signs of the key", () => {
    expect(treble(135, { F: 1 })).toBe(66);
    expect(treble(120, { B: -1 })).toBe(70);
  });
  it("climbs by steps of the scale, each half a space higher", () => {
    expect(Array.from({ length: 8 }, (_, at) => treble(150 - 5 * at))).toEqual([
      60, 62, 64, 65, 67, 69, 71, 72,
    ]);
  });
  it("has no pitch on a staff for drums", () => {
    expect(pitchAt(120, LINES, "percussion", {})).toBeNull();
  });
});

describe("a moment of a bar", () => {
  const bar = [
    { tick: 3840, x: 10 },
    { tick: 4800, x: 60 },
    { tick: 7680, x: 210 },
  ];
  it("is that of the note that stands there", () => {
    expect(tickAt(60, bar, 480)).toBe(4800);
    expect(tickAt(10, bar, 480)).toBe(3840);
  });
  it("lies between two notes as far as the place does", () => {
    expect(tickAt(35, bar, 480)).toBe(4320);
    expect(tickAt(135, bar, 960)).toBe(6720);
  });
  it("stays inside the bar", () => {
    expect(tickAt(-50, bar, 960)).toBe(3840);
    expect(tickAt(999, bar, 960)).toBe(6720);
  });
});

describe("a letter", () => {
  it("is the nearest such note", () => {
    expect([letterNear("C", 62, {}), letterNear("g", 72, {}), letterNear("F", 60, { F: 1 })]).toEqual([
      60, 67, 66,
    ]);
  });
});
