import { describe, expect, it } from "vitest";
import { chance, mixIn, noise, tone } from "./some_sound.js";
import { pitchOf } from "./tuner.js";

const cents = (a: number, b: number): number => 1200 * Math.log2(a / b);

describe("the tuner", () => {
  it("finds tones from 60 to 1200 Hz to 3 cents, at every rate", () => {
    for (const rate of [44_100, 48_000, 96_000])
      for (let hertz = 60; hertz <= 1200; hertz *= 1.0912) {
        const frames = rate > 50_000 ? 8192 : 4096;
        for (const overtones of [1, 5]) {
          const pitch = pitchOf(tone(hertz, rate, frames, overtones), rate);
          expect(Math.abs(cents(pitch?.hertz ?? 1, hertz)), `${hertz} Hz at ${rate}`).toBeLessThan(3);
          expect(pitch?.confidence).toBeGreaterThan(0.9);
        }
      }
  });

  it("finds them in a noisy room", () => {
    const next = chance(7);
    for (let hertz = 80; hertz <= 1000; hertz *= 1.19) {
      const sound = noise(4096, 0.03, next);
      mixIn(sound, tone(hertz, 44_100, 4096), 0);
      expect(Math.abs(cents(pitchOf(sound, 44_100)?.hertz ?? 1, hertz))).toBeLessThan(5);
    }
  });

  it("hears no tone in silence, and none for sure in noise", () => {
    expect(pitchOf(new Float32Array(4096), 44_100)).toBeNull();
    const sure = Array.from({ length: 20 }, (_, i) => pitchOf(noise(4096, 0.3, chance(i + 1)), 44_100));
    expect(sure.filter((pitch) => (pitch?.confidence ?? 0) > 0.8).length).toBe(0);
  });
});
