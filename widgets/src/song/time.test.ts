import { describe, expect, it } from "vitest";
import { golden, rows } from "./golden.js";
import { bpmAt, secondsAt, tickAt } from "./tempo.js";
import { barStart, placeOf } from "./time.js";
import { METERS, TEMPOS } from "./wire/shapes.js";

const MOMENTS = golden("time/tempo").cases.flatMap((one) =>
  rows(one.rows).map(([tick = 0, seconds = 0, bpm = 0]) => {
    return { tempos: TEMPOS.read(one.tempo, ""), tick, seconds, bpm };
  }),
);
const METRES = golden("time/meter").cases.map((one) => {
  return { meters: METERS.read(one.meter, ""), places: rows(one.places), bars: rows(one.bars) };
});

/** The golden seconds are rounded to 9 decimals, which may move them by half of the last one. */
const near = (a: number, b: number, reach = 1e-9) => expect(Math.abs(a - b)).toBeLessThanOrEqual(reach);

describe("the golden tempos", () => {
  it("are many", () => expect(MOMENTS.length).toBeGreaterThan(50));

  it.each(MOMENTS)("tick $tick sounds at $seconds s", ({ tempos, tick, seconds, bpm }) => {
    near(secondsAt(tempos, tick), seconds);
    near(bpmAt(tempos, tick), bpm);
    near(tickAt(tempos, seconds), tick, 1e-4);
    near(tickAt(tempos, secondsAt(tempos, tick)), tick, 1e-6);
  });
});

describe("the golden metres", () => {
  it("are some", () => expect(METRES.length).toBeGreaterThan(2));

  it.each(METRES)("put each tick in the same place", ({ meters, places }) => {
    const found = places.map(([tick = 0]) => [tick, ...Object.values(placeOf(meters, tick))]);
    expect(found).toEqual(places);
  });

  it.each(METRES)("begin each bar at the same tick", ({ meters, bars }) => {
    expect(bars.map(([bar = 0]) => [bar, barStart(meters, bar)])).toEqual(bars);
  });

  it("count no bar before the first", () => expect(() => barStart([], 0)).toThrow("number of a bar"));
});
