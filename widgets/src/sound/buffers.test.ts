import { describe, expect, it } from "vitest";
import { type Fields, fields, golden, numbers, rows } from "../song/golden.js";
import { build, ringOut, withoutTail } from "./buffers.js";
import type { Recipe } from "./recipe.js";
import { Recording } from "./recording.js";

const { document, cases } = golden("sound/sound");
const RATE = Number(document.rate);
const LENGTH = 30_000;

function recording(): Recording {
  const made = new Recording(LENGTH);
  const pcm = Int16Array.from({ length: LENGTH }, (_, i) => ((i * i * 7919 + i * 31) % 40_009) - 20_000);
  // In two parts, as it comes over the wire.
  made.add(0, pcm.subarray(0, 11_111));
  made.add(11_111, pcm.subarray(11_111));
  return made;
}

function recipe(one: Fields): Recipe {
  const { start, end, step, cutoff, resonance, loop, envelope } = fields(one.recipe);
  const [from, to] = numbers(loop);
  const { delay, attack, hold, fall, sustain } = fields(envelope);
  return {
    start: Number(start),
    end: Number(end),
    loop: from === undefined || to === undefined ? null : { start: from, end: to },
    step: Number(step),
    envelope: {
      delay: Number(delay),
      attack: Number(attack),
      hold: Number(hold),
      fall: Number(fall),
      sustain: Number(sustain),
    },
    cutoff: Number(cutoff),
    resonance: Number(resonance),
  };
}

describe("buffers built of recordings", () => {
  it.each(cases)("are Python's: $name, ring $ring", (one) => {
    const made = recipe(one);
    const buffer =
      one.ring === true
        ? ringOut(made, recording(), RATE)
        : build(made, recording(), RATE, Number(one.frames));
    expect(buffer.samples.length).toBe(one.length);
    expect([buffer.loopStart, buffer.loopEnd]).toEqual(one.loop);
    for (const [at = 0, value = 0] of rows(one.samples)) expect(buffer.samples[at]).toBeCloseTo(value, 5);
    const wanted = rows(one.samples).map(([, value = 0]) => value);
    const missed = rows(one.samples).map(([at = 0, value = 0]) => (buffer.samples[at] ?? 0) - value);
    expect(power(missed)).toBeLessThan(power(wanted) * 1e-10);
  });

  it("have their first frames whatever number was asked for", () => {
    for (const one of cases.filter(({ ring }) => ring === false)) {
      const made = recipe(one);
      const [short, long] = [700, 9000].map((frames) => build(made, recording(), RATE, frames).samples);
      if (short === undefined || long === undefined) throw new Error("nothing was built");
      expect([...short]).toEqual([...long.subarray(0, short.length)]);
    }
  });

  it("lose the tail that nobody hears", () => {
    expect([...withoutTail(Float32Array.of(0, 1, 0, 0), 0.5)]).toEqual([0, 1]);
  });
});

const power = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);
