import { describe, expect, it } from "vitest";
import { KEYS, PAD_KEYS, playedBy, usualCap } from "./codes.js";
import { isBlack, keyAt, keysBetween, loudnessAt } from "./keys.js";

const TWO_OCTAVES = keysBetween(60, 83);

describe("the keys on the page", () => {
  it("are fourteen white ones side by side and ten black ones between", () => {
    const whites = TWO_OCTAVES.filter(({ black }) => !black);
    expect([whites.length, TWO_OCTAVES.length]).toEqual([14, 24]);
    whites.forEach(({ left, width }, i) => {
      expect(left).toBeCloseTo(i / 14);
      expect(width).toBeCloseTo(1 / 14);
    });
  });

  it("are found under a finger: the middle of each, black ones in the upper half", () => {
    for (const key of TWO_OCTAVES) {
      const y = key.black ? 0.3 : 0.9;
      expect(keyAt(TWO_OCTAVES, key.left + key.width / 2, y)?.pitch).toBe(key.pitch);
    }
    expect(keyAt(TWO_OCTAVES, 0.5, 1.1)).toBeNull();
    expect(keyAt(TWO_OCTAVES, -0.1, 0.5)).toBeNull();
  });

  it("sound louder where they are pressed lower", () => {
    const [c, sharp] = TWO_OCTAVES;
    if (!c || !sharp) throw new Error("no keys");
    expect([0, 0.5, 1].map((y) => loudnessAt(c, y))).toEqual([40, 84, 127]);
    expect(loudnessAt(sharp, 0.6)).toBeGreaterThan(loudnessAt(c, 0.6));
  });
});

describe("the computer's keys", () => {
  it("lie as a piano's: what has a black key between it in the row of letters has one here", () => {
    const row = ["KeyA", "KeyS", "KeyD", "KeyF", "KeyG", "KeyH", "KeyJ", "KeyK", "KeyL", "Semicolon"];
    expect(row.map((code) => KEYS[code])).toEqual([0, 2, 4, 5, 7, 9, 11, 12, 14, 16]);
    for (const code of ["KeyW", "KeyE", "KeyT", "KeyY", "KeyU", "KeyO", "KeyP"])
      expect(isBlack(KEYS[code] ?? 0)).toBe(true);
  });

  it("play pads, octaves and the pedal, and leave the rest", () => {
    expect(PAD_KEYS.map((code) => playedBy(code))).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((pad) => ({ do: "pad", pad })),
    );
    expect(playedBy("Digit2")).toEqual({ do: "octave", by: 1 });
    expect(playedBy("Space")).toEqual({ do: "pedal" });
    for (const code of ["KeyR", "Tab", "Escape", "KeyQ"]) expect(playedBy(code)).toBeNull();
    expect(["KeyA", "Semicolon", "Comma"].map(usualCap)).toEqual(["A", ";", ","]);
  });
});
