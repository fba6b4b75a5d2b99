import { describe, expect, it } from "vitest";
import { AT_EASE, type Effort, keepUp, MOST_VOICES, type Strain, strained } from "./keeping_up.js";

const EASY: Effort = { load: 0.2, behind: 0, voices: 80 };
const HARD: Effort = { load: 0.95, behind: 0.01, voices: 200 };

const under = (strain: Strain, effort: Effort, reports: number): Strain =>
  Array.from({ length: reports }).reduce<Strain>((now) => keepUp(now, effort), strain);

describe("a computer that cannot keep up", () => {
  it("is left alone while there is room, and for one busy moment", () => {
    expect(strained(under(AT_EASE, EASY, 1000))).toBe(false);
    expect(strained(under(AT_EASE, HARD, 3))).toBe(false);
    expect(under(under(AT_EASE, HARD, 3), EASY, 1).over).toBe(0);
  });

  it("plays fewer voices first, within a seventh of a second", () => {
    const { voices, copies } = under(AT_EASE, HARD, 4);
    expect([voices, copies]).toEqual([150, 0]);
  });

  it("plays tracks from copies when fewer voices are not enough, one after another", () => {
    expect(under(AT_EASE, HARD, 40).copies).toBe(1);
    expect(under(AT_EASE, HARD, 70).copies).toBe(2);
  });

  it("never leaves fewer than two dozen voices", () => {
    expect(under(AT_EASE, { ...HARD, voices: 10 }, 1000).voices).toBe(24);
  });

  it("takes everything back when there has been room for a while", () => {
    const tired = under(AT_EASE, HARD, 60);
    expect(strained(under(tired, EASY, 100))).toBe(true);
    expect(under(tired, EASY, 5000)).toMatchObject({ voices: MOST_VOICES, copies: 0 });
  });

  it("takes a late clock alone for no strain: the page's timer may have slept", () => {
    expect(strained(under(AT_EASE, { load: 0.1, behind: 0.5, voices: 40 }, 100))).toBe(false);
  });
});
