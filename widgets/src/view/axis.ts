/** Time along the width of a view: x of a tick, tick of an x, zoom about the pointer, scroll, and snapping. Pure. */
import type { Tick } from "../song/model.js";

export interface Axis {
  /** The tick at the left edge, with its fraction. */
  readonly from: number;
  /** Pixels of one beat (960 ticks). */
  readonly perBeat: number;
  /** Pixels of the width. */
  readonly width: number;
}

const BEAT = 960;
export const CLOSEST = 960;
export const FARTHEST = 1;

export const xOf = ({ from, perBeat }: Axis, tick: number): number => ((tick - from) * perBeat) / BEAT;
export const tickOf = ({ from, perBeat }: Axis, x: number): number => from + (x * BEAT) / perBeat;
/** The tick at the right edge. */
export const endOf = (axis: Axis): number => tickOf(axis, axis.width);

/** Zoom by a factor, so that what lies at `x` stays there. */
export function zoomed(axis: Axis, by: number, x: number): Axis {
  const perBeat = Math.min(CLOSEST, Math.max(FARTHEST, axis.perBeat * by));
  const at = tickOf(axis, x);
  return { ...axis, perBeat, from: Math.max(0, at - (x * BEAT) / perBeat) };
}

/** Scroll by pixels, not before the start. */
export const scrolled = (axis: Axis, pixels: number): Axis => ({
  ...axis,
  from: Math.max(0, axis.from + (pixels * BEAT) / axis.perBeat),
});

/** Fit a stretch into the width, with a little room after it. */
export function fitting(axis: Axis, start: Tick, end: Tick): Axis {
  const perBeat = (axis.width * BEAT) / Math.max(BEAT, end - start);
  return { ...axis, from: start, perBeat: Math.min(CLOSEST, Math.max(FARTHEST, perBeat)) };
}

/** Scroll so that a tick is in sight: by a page when it has left, as the playhead does. */
export function following(axis: Axis, tick: number): Axis {
  const x = xOf(axis, tick);
  return x >= 0 && x < axis.width
    ? axis
    : { ...axis, from: Math.max(0, tick - (axis.width * BEAT * 0.1) / axis.perBeat) };
}

/** The nearest place on a grid of `division` ticks from the tick `origin`, which is the bar's start. */
export const snapped = (tick: number, division: Tick, origin: Tick = 0): Tick =>
  division <= 0 ? Math.round(tick) : origin + Math.round((tick - origin) / division) * division;

/** The grid place at or before a tick. */
export const snappedDown = (tick: number, division: Tick, origin: Tick = 0): Tick =>
  division <= 0 ? Math.floor(tick) : origin + Math.floor((tick - origin) / division) * division;
