import { describe, expect, it } from "vitest";
import {
  type Axis,
  endOf,
  fitting,
  following,
  scrolled,
  snapped,
  snappedDown,
  tickOf,
  xOf,
  zoomed,
} from "./axis.js";
import { boxBetween, meets } from "./box.js";
import { barAt, gridLines } from "./grid_lines.js";

const AXIS: Axis = { from: 1000, perBeat: 40, width: 800 };
const FOUR = [{ at: 0, beats: 4, unit: 4 }];

describe("time along the width", () => {
  it("goes from ticks to pixels and back", () => {
    for (const tick of [0, 1000, 1234, 99999]) expect(tickOf(AXIS, xOf(AXIS, tick))).toBeCloseTo(tick);
    expect(xOf(AXIS, 1960)).toBe(40);
    expect(endOf(AXIS)).toBe(1000 + 20 * 960);
  });

  it("zooms about the pointer: what lies there stays there", () => {
    const later = { ...AXIS, from: 50_000 };
    for (const by of [0.5, 1.25, 3])
      expect(tickOf(zoomed(later, by, 300), 300)).toBeCloseTo(tickOf(later, 300));
    expect(zoomed(AXIS, 1000, 0).perBeat).toBe(960);
    expect(zoomed({ ...AXIS, from: 0 }, 0.5, 400).from).toBe(0);
  });

  it("scrolls no further than the start", () => {
    expect(scrolled(AXIS, 40).from).toBe(1960);
    expect(scrolled(AXIS, -4000).from).toBe(0);
  });

  it("fits a stretch, and follows the playhead by a page", () => {
    const four = fitting(AXIS, 3840, 7680);
    expect([xOf(four, 3840), xOf(four, 7680)]).toEqual([0, 800]);
    expect(following(AXIS, 5000)).toBe(AXIS);
    expect(xOf(following(AXIS, 50_000), 50_000)).toBeCloseTo(80);
  });

  it("snaps to the grid of its bar, or to ticks where there is none", () => {
    expect([snapped(950, 240), snapped(110, 240), snapped(1000.4, 0)]).toEqual([960, 0, 1000]);
    expect([snappedDown(959, 240), snapped(3700, 960, 3360)]).toEqual([720, 3360]);
  });
});

describe("the lines of time", () => {
  const kinds = (axis: Axis, division: number) =>
    gridLines(FOUR, axis, division)
      .map(({ kind }) => kind[0])
      .join("");

  it("are bars, beats and a division, where there is room", () => {
    const bar = { from: 0, perBeat: 100, width: 400 };
    expect(kinds(bar, 480)).toBe("bdbdbdbd");
    expect(kinds({ ...bar, perBeat: 10, width: 40 }, 240)).toBe("bbbb");
    expect(gridLines(FOUR, { from: 0, perBeat: 1, width: 40 }, 240).map(({ bar: number }) => number)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    );
    expect(
      gridLines(FOUR, { from: 0, perBeat: 0.5, width: 8 }, 240).map(({ bar: number }) => number),
    ).toEqual([1, 3]);
  });

  it("follow the metre", () => {
    const meters = [...FOUR, { at: 3840, beats: 3, unit: 4 }, { at: 6720, beats: 7, unit: 8 }];
    const bars = gridLines(meters, { from: 0, perBeat: 40, width: 600 }, 0).filter(
      ({ kind }) => kind === "bar",
    );
    expect(bars.map(({ tick }) => tick)).toEqual([0, 3840, 6720, 10_080, 13_440]);
    expect([barAt(meters, 6719), barAt(meters, 6721), barAt(meters, -5)]).toEqual([3840, 6720, 0]);
  });
});

describe("the choice box", () => {
  it("is the same however its corners lie, and meets what it touches", () => {
    const box = boxBetween({ x: 30, y: 5 }, { x: 10, y: 20 });
    expect(box).toEqual({ left: 10, top: 5, width: 20, height: 15 });
    expect(meets(box, { left: 25, top: 10, width: 50, height: 2 })).toBe(true);
    expect(meets(box, { left: 31, top: 10, width: 50, height: 2 })).toBe(false);
  });
});
