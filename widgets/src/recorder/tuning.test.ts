import { describe, expect, it } from "vitest";
import { placeNear, placesOf } from "./places.js";
import { midiOf, sungAs } from "./tuning.js";

const tone = (midi: number, confidence = 0.95) => ({ hertz: 440 * 2 ** ((midi - 69) / 12), confidence });

describe("what is sung", () => {
  it("is the nearest note, with the cents that are left", () => {
    for (let midi = 40; midi < 90; midi += 0.37) {
      const sung = sungAs(tone(midi), null);
      expect(Math.abs(sung?.cents ?? 99)).toBeLessThanOrEqual(50);
      expect(midiOf(tone(midi).hertz)).toBeCloseTo(midi, 9);
    }
    expect(sungAs(tone(69.1), null)).toMatchObject({ note: "A4", cents: 10, inTune: true });
    expect(sungAs(tone(69.45), null)).toMatchObject({ note: "A4", inTune: false });
  });

  it("is measured from the note that was asked for, in any octave", () => {
    expect(sungAs(tone(57.2), null, 69)).toMatchObject({ note: "A3", cents: 20, inTune: true });
    expect(sungAs(tone(68), null, 69)).toMatchObject({ cents: -100, inTune: false });
  });

  it("is nothing where there is no clear tone", () => {
    expect(sungAs(tone(60, 0.2), null)).toBeNull();
    expect(sungAs(null, null)).toBeNull();
    expect(sungAs({ hertz: 0, confidence: 1 }, null)).toBeNull();
  });
});

describe("places that were recorded", () => {
  const take = (name: string, from: number, until: number) => ({ name, from, until, lead: 0, nudge: 0 });
  const takes = [take("c", 100, 200), take("a", 0, 50), take("b", 40, 90), take("d", 150, 180)];

  it("hold the takes that overlap, in the order they were recorded", () => {
    expect(placesOf(takes).map((place) => place.takes.map(({ name }) => name))).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("are looked at where one is, or nearby", () => {
    const places = placesOf(takes);
    expect([0, 89, 94, 96, 150, 999].map((tick) => placeNear(places, tick))).toEqual([0, 0, 0, 1, 1, 1]);
    expect(placeNear([], 5)).toBe(0);
  });
});
