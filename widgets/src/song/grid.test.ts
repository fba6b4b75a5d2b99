import { describe, expect, it } from "vitest";
import { golden } from "./golden.js";
import { lineAt, nearestLine } from "./grid.js";

describe("a grid", () => {
  it("has its lines where Python has them", () => {
    for (const { grid, swing, lines } of golden("grid/lines").cases)
      expect(Array.from({ length: 12 }, (_, count) => lineAt(count, Number(grid), Number(swing)))).toEqual(
        lines,
      );
  });

  it("draws a tick to the line that Python draws it to", () => {
    for (const { grid, swing, tick, end, line } of golden("grid/nearest").cases)
      expect(nearestLine(Number(tick), Number(grid), Number(swing), end === null ? null : Number(end))).toBe(
        line,
      );
  });
});
