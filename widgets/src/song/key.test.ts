import { describe, expect, it } from "vitest";
import { chordsOfKey, className, isInKey, nearestInKey, pitchName, scaleOf, stepInKey } from "./key.js";
import { type Key, MODES } from "./model.js";

const KEYS: readonly Key[] = ["C", "F#", "Bb", "E", "Ab", "D"].flatMap((tonic) =>
  MODES.map((mode) => ({ tonic, mode })),
);
const A_MINOR: Key = { tonic: "A", mode: "minor" };

describe("a key", () => {
  it("has seven different notes, home first", () => {
    for (const key of KEYS) expect(new Set(scaleOf(key)).size).toBe(7);
    expect(scaleOf(A_MINOR)).toEqual([9, 11, 0, 2, 4, 5, 7]);
  });

  it("leads seven steps up to the octave, and the same steps back", () => {
    for (const key of KEYS)
      for (const pitch of [48, 55, 60, 61, 70].map((near) => nearestInKey(key, near))) {
        expect(stepInKey(key, pitch, 7)).toBe(pitch + 12);
        expect(stepInKey(key, stepInKey(key, pitch, 3), -3)).toBe(pitch);
      }
  });

  it("takes a note from outside into itself with one step", () => {
    expect(stepInKey(A_MINOR, 61, 1)).toBe(62);
    expect(stepInKey(A_MINOR, 61, -1)).toBe(60);
  });

  it("stays where the keyboard ends", () => {
    expect(stepInKey(A_MINOR, 127, 1)).toBe(127);
    expect(stepInKey(A_MINOR, 0, -2)).toBe(0);
  });

  it("has seven chords of its own notes", () => {
    for (const key of KEYS)
      for (const chord of chordsOfKey(key))
        for (const one of chord.classes) expect(isInKey(key, one)).toBe(true);
    expect(chordsOfKey(A_MINOR).map(({ name, roman }) => `${name} ${roman}`)).toEqual([
      "Am i",
      "B° ii°",
      "C III",
      "Dm iv",
      "Em v",
      "F VI",
      "G VII",
    ]);
  });

  it("is spelled as players write it", () => {
    expect(className(10, { tonic: "F", mode: "major" })).toBe("B♭");
    expect(className(10, { tonic: "B", mode: "minor" })).toBe("A♯");
    expect(className(3, { tonic: "C", mode: "minor" })).toBe("E♭");
    expect(pitchName(60)).toBe("C4");
    expect(pitchName(61, { tonic: "A", mode: "major" })).toBe("C♯4");
  });
});
