/** Hits that were copied: rows of a stretch, to be put elsewhere. Pure. */
import { type Edit, together } from "../song/edits.js";
import type { Note, Tick } from "../song/model.js";
import { put, removed } from "./painting.js";
import { type Pattern, type Row, rowOf } from "./pattern.js";
import { type Stretch, within } from "./row_edits.js";

export interface Copied {
  readonly length: Tick;
  /** Notes from 0, by the row they were in. */
  readonly rows: readonly { readonly pitch: number; readonly notes: readonly Note[] }[];
}

export const copied = (rows: readonly Row[], stretch: Stretch): Copied => ({
  length: stretch.end - stretch.start,
  rows: rows.map(({ pitch, notes }) => ({
    pitch,
    notes: within(notes, stretch).map((note) => ({ ...note, start: note.start - stretch.start })),
  })),
});

/** Put what was copied at a tick, in place of what is there; a single row goes to the row `onto`. */
export function pasted(pattern: Pattern, { length, rows }: Copied, at: Tick, onto: number): Edit {
  const end = Math.min(at + length, pattern.clip?.length ?? at + length);
  return together(
    rows.flatMap(({ pitch, notes }) => {
      const target = rows.length === 1 ? onto : pitch;
      const there = within(rowOf(pattern, target).notes, { start: at, end });
      const fresh = notes.map((note) => ({ ...note, pitch: target, start: note.start + at }));
      return [
        removed(pattern, target, there),
        put(
          pattern,
          target,
          fresh.filter(({ start }) => start < end),
        ),
      ];
    }),
  );
}

/** No hits in a stretch of some rows. */
export const cleared = (pattern: Pattern, rows: readonly Row[], stretch: Stretch): Edit =>
  together(rows.map(({ pitch, notes }) => removed(pattern, pitch, within(notes, stretch))));
