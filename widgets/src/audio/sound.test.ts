import { describe, expect, it } from "vitest";
import { createSound } from "./sound.js";

describe("the sound that has come", () => {
  it("is read as numbers from -1 to 1, left and right", () => {
    const sound = createSound();
    sound.add(Int16Array.of(0, -32768, 16384, 32767));
    const [left, right] = sound.read(0, 0, 2);
    expect([...left]).toEqual([0, 0.5]);
    expect([...right]).toEqual([-1, Math.fround(32767 / 32768)]);
  });

  it("lays each part right after the one before", () => {
    const sound = createSound();
    sound.add(new Int16Array(20));
    sound.add(new Int16Array(6));
    expect(sound.parts).toEqual([
      { start: 0, frames: 10 },
      { start: 10, frames: 3 },
    ]);
    expect([sound.has(12), sound.has(13), sound.frames]).toEqual([true, false, 13]);
  });
});
