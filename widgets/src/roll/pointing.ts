/** What lies under the pointer on the grid, and how far a drag has gone in music. Pure. */
import type { Tick, Track } from "../song/model.js";
import { type Axis, snapped, snappedDown, tickOf, xOf } from "../view/axis.js";
import { pitchAt, type Rows } from "./rows.js";
import { notesBetween, type ShownNote } from "./shown.js";

/** A place on the grid: the tick without the grid, and the pitch of the row. */
export interface GridPlace {
  readonly tick: number;
  readonly pitch: number;
}

/** What was pressed: nothing, a note, or a note's right end. */
export type Hit = { readonly on: "nothing" } | { readonly on: "note" | "end"; readonly shown: ShownNote };

/** Pixels of a note's right end that lengthen it: more for a finger, and never more than a third of the note. */
const END = 8;
const END_TOUCH = 24;

export const gridPlace = (axis: Axis, rows: Rows, x: number, y: number): GridPlace => ({
  tick: Math.max(0, tickOf(axis, x)),
  pitch: pitchAt(rows, y),
});

export function hitAt(track: Track | null, axis: Axis, place: GridPlace, touch: boolean): Hit {
  if (track === null) return { on: "nothing" };
  const under = notesBetween(track, place.tick, place.tick + 1).filter(
    ({ note }) => note.pitch === place.pitch,
  );
  const shown = under.at(-1);
  if (!shown) return { on: "nothing" };
  const [left, right, x] = [xOf(axis, shown.start), xOf(axis, shown.end), xOf(axis, place.tick)];
  const end = Math.min(touch ? END_TOUCH : END, (right - left) / 3);
  return { on: x >= right - end ? "end" : "note", shown };
}

/** The start of the grid cell that a place lies in. */
export const cellStart = (tick: number, division: Tick, bar: Tick): Tick =>
  Math.max(0, snappedDown(tick, division, bar));

/** How far a drag has gone in time: in whole steps of the grid unless it is left. */
export function draggedTicks(axis: Axis, pixels: number, division: Tick, free: boolean): Tick {
  const ticks = (pixels * 960) / axis.perBeat;
  return free ? Math.round(ticks) : Math.round(ticks / division) * division;
}

/** The length of a note drawn from a cell to where the pointer is: at least one step of the grid. */
export function drawnLength(start: Tick, tick: number, division: Tick, free: boolean): Tick {
  if (free) return Math.max(Math.round(tick - start), 30);
  return Math.max(snapped(tick - start + division / 2, division), division);
}
