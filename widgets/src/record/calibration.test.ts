import { describe, expect, it } from "vitest";
import { findLoop, findTaps, loopTrain, tapTrain } from "./calibration.js";
import { chance, mixIn, noise } from "./some_sound.js";

const RATES = [44_100, 48_000];

/** What comes back of clicks: late, softer or upside down, with echoes and the room's noise. */
function comeBack(
  late: number,
  rate: number,
  next: () => number,
  { gain = 0.2, room = 0.005 } = {},
): Float32Array {
  const { samples, starts, click } = loopTrain(rate);
  const recorded = noise(samples.length, room, next);
  for (const start of starts) {
    mixIn(recorded, click, start + late * rate, gain);
    for (let i = 0; i < 3; i += 1)
      mixIn(recorded, click, start + (late + 0.003 + 0.05 * next()) * rate, gain * 0.6 * next());
  }
  return recorded;
}

describe("the measurement by a loop", () => {
  it("finds every latency to a tenth of a millisecond, through echoes and noise", () => {
    const next = chance(3);
    for (const rate of RATES)
      for (let i = 0; i < 4; i += 1) {
        const late = 0.4 * next();
        const gain = (0.05 + next()) * (next() < 0.5 ? -1 : 1);
        const found = findLoop(comeBack(late, rate, next, { gain }), loopTrain(rate), rate);
        expect(found.kind).toBe("found");
        if (found.kind === "found") expect(Math.abs(found.seconds - late)).toBeLessThan(0.0001);
      }
  });

  it("says how few clicks it heard where there is nothing but noise", () => {
    const { samples } = loopTrain(44_100);
    for (const recorded of [new Float32Array(samples.length), noise(samples.length, 0.2, chance(5))])
      expect(findLoop(recorded, loopTrain(44_100), 44_100)).toEqual({ kind: "few", clicks: 0 });
  });

  it("does not trust clicks that come back at different times", () => {
    const train = loopTrain(44_100);
    const next = chance(9);
    const recorded = noise(train.samples.length, 0.002, next);
    for (const [i, start] of train.starts.entries())
      mixIn(recorded, train.click, start + (0.05 + 0.004 * i) * 44_100, 0.3);
    const found = findLoop(recorded, train, 44_100);
    expect(found.kind).toBe("spread");
    if (found.kind === "spread") expect(found.spread).toBeCloseTo(0.036, 3);
  });

  it("does not trust a loop that becomes later half-way through", () => {
    const train = loopTrain(44_100);
    const recorded = new Float32Array(train.samples.length);
    for (const [i, start] of train.starts.entries())
      mixIn(recorded, train.click, start + (i < 6 ? 0.08 : 0.1) * 44_100, 0.3);
    expect(findLoop(recorded, train, 44_100).kind).toBe("spread");
  });

  it("is not misled by one click that comes late", () => {
    const train = loopTrain(44_100);
    const recorded = new Float32Array(train.samples.length);
    for (const [i, start] of train.starts.entries())
      mixIn(recorded, train.click, start + (i === 3 ? 0.2 : 0.1) * 44_100, 0.3);
    const found = findLoop(recorded, train, 44_100);
    expect(found).toMatchObject({ kind: "found", clicks: 9 });
    if (found.kind === "found") expect(found.seconds).toBeCloseTo(0.1, 4);
  });
});

/** Claps along to clicks: none at the first few, and each a little early or late. */
function clapped(late: number, rate: number, next: () => number, wobble = 0.02): Float32Array {
  const { samples, starts } = tapTrain(rate);
  const recorded = noise(samples.length, 0.002, next);
  for (const start of starts.slice(3)) {
    const clap = noise(Math.round(0.03 * rate), 0.5, next).map((x, n) => x * Math.exp((-n * 150) / rate));
    mixIn(recorded, clap, start + (late + wobble * (next() - 0.5)) * rate);
  }
  return recorded;
}

describe("the measurement by clapping along", () => {
  it("finds the middle of what was clapped", () => {
    const next = chance(11);
    for (const rate of RATES)
      for (let i = 0; i < 6; i += 1) {
        const late = -0.02 + 0.3 * next();
        const found = findTaps(clapped(late, rate, next), tapTrain(rate), rate);
        expect(found).toMatchObject({ kind: "found", clicks: 8 });
        if (found.kind === "found") expect(Math.abs(found.seconds - late)).toBeLessThan(0.01);
      }
  });

  it("says so when nobody clapped, and when it was all over the place", () => {
    const { samples } = tapTrain(44_100);
    expect(findTaps(noise(samples.length, 0.002, chance(1)), tapTrain(44_100), 44_100).kind).not.toBe(
      "found",
    );
    expect(findTaps(clapped(0.15, 44_100, chance(2), 0.25), tapTrain(44_100), 44_100).kind).toBe("spread");
  });
});
