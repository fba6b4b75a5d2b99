import { describe, expect, it } from "vitest";
import { matching } from "./choose.js";
import { dragged, fitted, keyed, type Range, share, typed } from "./value.js";

const TEMPO: Range = { low: 10, high: 960, step: 1, page: 10 };
const PAN: Range = { low: -1, high: 1, step: 0.1, home: 0, travel: 100 };

describe("a value in place", () => {
  it("stays in its range and on its steps", () => {
    expect([5, 96.4, 2000].map((value) => fitted(TEMPO, value))).toEqual([10, 96, 960]);
    expect([0.14, 0.16, -3].map((value) => fitted(PAN, value))).toEqual([0.1, 0.2, -1]);
  });

  it("goes by steps with arrows, by pages with Shift, home with Delete", () => {
    expect(keyed(TEMPO, 96, "ArrowUp")).toBe(97);
    expect(keyed(TEMPO, 96, "ArrowLeft")).toBe(95);
    expect(keyed(TEMPO, 96, "ArrowUp", true)).toBe(106);
    expect(keyed(TEMPO, 96, "PageDown")).toBe(86);
    expect([keyed(TEMPO, 96, "Home"), keyed(TEMPO, 96, "End")]).toEqual([10, 960]);
    expect([keyed(PAN, 0.5, "Delete"), keyed(TEMPO, 96, "Delete")]).toEqual([0, null]);
    expect(keyed(TEMPO, 96, "x")).toBeNull();
  });

  it("follows a drag over its travel, and ten times as finely with Shift", () => {
    expect(dragged(PAN, 0, 50)).toBe(1);
    expect(dragged(PAN, 0, -25)).toBe(-0.5);
    expect(dragged(PAN, 0, 50, true)).toBe(0.1);
  });

  it("dragged there and back is what it was", () => {
    for (let pixels = -40; pixels <= 40; pixels += 5) expect(dragged(PAN, dragged(PAN, 0, 0), 0)).toBe(0);
    expect(share(PAN, 0)).toBe(0.5);
  });

  it("is typed with a point or a comma, and with a unit behind it", () => {
    expect(["120", " 96,4 ", "-0.5", "58 %"].map((text, i) => typed(i === 2 ? PAN : TEMPO, text))).toEqual([
      120, 96, -0.5, 58,
    ]);
    expect(["", "fast", "1.2.3"].map((text) => typed(TEMPO, text))).toEqual([null, null, null]);
  });
});

describe("a list to choose from", () => {
  const options = [
    { value: "1", label: "Snare", group: "Snares and claps" },
    { value: "2", label: "Clap", group: "Snares and claps" },
    { value: "3", label: "Tom", group: "Toms" },
  ];

  it("finds names first, then groups, by all words in any order", () => {
    expect(matching(options, "clap").map(({ label }) => label)).toEqual(["Clap", "Snare"]);
    expect(matching(options, "claps SNARE").map(({ label }) => label)).toEqual(["Snare", "Clap"]);
    expect(matching(options, "cello")).toEqual([]);
    expect(matching(options, " ")).toEqual(options);
  });
});
