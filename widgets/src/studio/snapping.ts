/** The grid of the timeline: as fine as its lines can be told apart. Pure. */
import type { Meter, Tick } from "../song/model.js";
import { indexAt } from "../song/order.js";
import { pulseOf } from "../song/time.js";
import { type Axis, snapped } from "../view/axis.js";
import { barAt, barLength } from "../view/grid_lines.js";

/** Pixels between two places that one can be told from the other by hand. */
const ROOM = 9;

/** The place nearest to a tick on the grid: sixteenths, beats, or bars, by how far it is zoomed. */
export function snappedTo(meters: readonly Meter[], axis: Axis, tick: number): Tick {
  const held = Math.max(0, tick);
  const start = barAt(meters, held);
  const meter = meters[indexAt(meters, start)] ?? { at: 0, beats: 4, unit: 4 };
  const bar = barLength(meters, start);
  const wide = (ticks: Tick): boolean => (ticks * axis.perBeat) / 960 >= ROOM;
  const division = [240, pulseOf(meter)].find(wide) ?? bar;
  return Math.min(snapped(held, division, start), start + bar);
}
