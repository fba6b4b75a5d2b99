import { describe, expect, it } from "vitest";
import { emptySong } from "../song/empty.js";
import { columnsOf, offBeats, timingSaid } from "./timing.js";

const song = emptySong();

describe("what is sung against the beat", () => {
  it("is late or early by milliseconds, whatever the beat", () => {
    for (let beat = 0; beat < 32; beat += 1)
      for (const ms of [-60, -7, 0, 12, 55]) {
        const tick = beat * 480 + (ms / 500) * 960;
        if (tick >= 0) expect(offBeats(song, [tick])[0]).toBeCloseTo(ms, 6);
      }
  });

  it("swings with the song", () => {
    const swung = { ...song, swing: { ratio: 2 / 3, unit: 480 as const } };
    expect(offBeats(swung, [640])[0]).toBeCloseTo(0, 6);
    expect(offBeats(swung, [480])[0]).toBeLessThan(-50);
  });

  it("is said in a sentence", () => {
    expect(timingSaid([1, -2, 3])).toBe("On the beat. Steady.");
    expect(timingSaid([30, 32, 28])).toBe("Behind the beat, by 30 ms on average. Steady.");
    expect(timingSaid([-60, 20, -50, 30])).toMatch(/^Ahead of the beat, by 15 ms on average. It wavers/);
  });

  it("is drawn in columns that hold every sound once", () => {
    const off = [-500, -80, -4, 0, 4, 44, 46, 900];
    const columns = columnsOf(off);
    expect(columns.reduce((sum, count) => sum + count, 0)).toBe(off.length);
    expect(columns[8]).toBe(3);
    expect([columns[0], columns.at(-1)]).toEqual([2, 1]);
  });
});
