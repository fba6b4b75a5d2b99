/** The lines of time in a stretch: bars, beats, and a division that is as fine as there is room. Pure. */
import type { Meter, Tick } from "../song/model.js";
import { indexAt } from "../song/order.js";
import { barOf, placeOf, pulseOf } from "../song/time.js";
import { type Axis, endOf } from "./axis.js";

export interface GridLine {
  readonly tick: Tick;
  readonly kind: "bar" | "beat" | "division";
  /** The number of the bar that begins here; 0 for other lines. */
  readonly bar: number;
}

/** No two lines of a kind stand closer than so many pixels. */
const ROOM = 7;
const ROOM_FOR_BARS = 4;

/** The lines within the width; beats and divisions are left out where they would crowd, and then bars too. */
export function gridLines(meters: readonly Meter[], axis: Axis, division: Tick): readonly GridLine[] {
  const lines: GridLine[] = [];
  const end = endOf(axis);
  const pixels = (ticks: number): number => (ticks * axis.perBeat) / 960;
  let at = barAt(meters, axis.from);
  while (at < end) {
    const meter = meterAt(meters, at);
    const bar = placeOf(meters, at).bar;
    const stride = crowded(pixels(barOf(meter)));
    if ((bar - 1) % stride === 0) lines.push({ tick: at, kind: "bar", bar });
    if (stride === 1) lines.push(...within(meter, at, division, pixels));
    at += barOf(meter);
  }
  return lines.filter(({ tick }) => tick >= axis.from && tick <= end);
}

/** Every so many bars have a line. */
function crowded(pixels: number): number {
  let stride = 1;
  while (pixels * stride < ROOM_FOR_BARS) stride *= 2;
  return stride;
}

function within(
  meter: Meter,
  at: Tick,
  division: Tick,
  pixels: (ticks: number) => number,
): readonly GridLine[] {
  const lines: GridLine[] = [];
  const pulse = pulseOf(meter);
  const fine = division > 0 && division < pulse && pixels(division) >= ROOM ? division : pulse;
  if (pixels(pulse) < ROOM) return lines;
  for (let tick = fine; tick < barOf(meter); tick += fine)
    lines.push({ tick: at + tick, kind: tick % pulse === 0 ? "beat" : "division", bar: 0 });
  return lines;
}

const meterAt = (meters: readonly Meter[], tick: Tick): Meter =>
  meters[indexAt(meters, tick)] ?? { at: 0, beats: 4, unit: 4 };

/** The start of the bar that holds a tick. */
export function barAt(meters: readonly Meter[], tick: number): Tick {
  const meter = meterAt(meters, Math.max(0, tick));
  const inBar = (Math.max(0, tick) - meter.at) % barOf(meter);
  return Math.round(Math.max(0, tick) - inBar);
}

/** A bar's length in ticks, at a tick. */
export const barLength = (meters: readonly Meter[], tick: Tick): Tick => barOf(meterAt(meters, tick));
