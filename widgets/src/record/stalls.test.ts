import { describe, expect, it } from "vitest";
import { chance } from "./some_sound.js";
import { Stalls } from "./stalls.js";

describe("the stalls of a page's audio", () => {
  it("are summed up to two milliseconds, through a drift and unsteady readings", () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const next = chance(seed);
      const stalls = new Stalls();
      const drift = (next() - 0.5) * 0.0004;
      let [ahead, sum] = [0.7, 0];
      for (let i = 0; i < 900; i += 1) {
        ahead += drift / 30;
        if (i > 60 && i % 200 === 100) {
          const stall = 0.004 + 0.014 * next();
          [ahead, sum] = [ahead + stall, sum + stall];
        }
        const outlier = next() < 0.05 ? 0.02 * next() : 0;
        stalls.add(next() < 0.02 ? null : ahead + 0.0004 * (next() - 0.5) + outlier);
      }
      expect(Math.abs(stalls.sum - sum)).toBeLessThan(0.002);
    }
  });

  it("are no more than the browser keeps of the input", () => {
    const stalls = new Stalls();
    for (let i = 0; i < 600; i += 1) stalls.add(0.5 + Math.floor(i / 60) * 0.05);
    expect(stalls.sum).toBe(0.08);
  });

  it("are none where the browser tells nothing", () => {
    const stalls = new Stalls();
    for (let i = 0; i < 100; i += 1) stalls.add(null);
    expect(stalls.sum).toBe(0);
  });
});
