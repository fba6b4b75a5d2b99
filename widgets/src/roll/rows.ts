/** The rows of pitches: all of them, or only those of the key; which pitch lies where, in pixels from the top. Pure. */
import { isInKey } from "../song/key.js";
import type { Key } from "../song/model.js";

export interface Rows {
  /** The pitches that have a row, from the highest down. */
  readonly pitches: readonly number[];
  /** Pixels of a row. */
  readonly height: number;
  /** Rows above the top edge, with a fraction. */
  readonly top: number;
  /** Pixels of the visible part. */
  readonly visible: number;
}

export const LOWEST_ROW = 10;
export const HIGHEST_ROW = 34;

/** The pitches that have a row: notes outside the key keep theirs where they are played. */
export function pitchesShown(key: Key | null, fold: boolean, played: ReadonlySet<number>): readonly number[] {
  const all = Array.from({ length: 128 }, (_, i) => 127 - i);
  return fold && key ? all.filter((pitch) => isInKey(key, pitch) || played.has(pitch)) : all;
}

export const yOf = ({ pitches, height, top }: Rows, pitch: number): number =>
  (rowOf(pitches, pitch) - top) * height;

export function pitchAt({ pitches, height, top }: Rows, y: number): number {
  const row = Math.floor(y / height + top);
  return pitches[Math.min(Math.max(row, 0), pitches.length - 1)] ?? 60;
}

/** The row of a pitch; that of the next lower one where it has none. */
export function rowOf(pitches: readonly number[], pitch: number): number {
  const row = pitches.findIndex((one) => one <= pitch);
  return row < 0 ? pitches.length - 1 : row;
}

const lastTop = ({ pitches, height, visible }: Rows): number =>
  Math.max(0, pitches.length - visible / height);

/** Held within the keyboard. */
export const settled = (rows: Rows): Rows => ({
  ...rows,
  top: Math.min(Math.max(rows.top, 0), lastTop(rows)),
});

export const scrolledRows = (rows: Rows, pixels: number): Rows =>
  settled({ ...rows, top: rows.top + pixels / rows.height });

/** Rows of another height, so that what lies at `y` stays there. */
export function zoomedRows(rows: Rows, by: number, y: number): Rows {
  const height = Math.min(Math.max(Math.round(rows.height * by), LOWEST_ROW), HIGHEST_ROW);
  return settled({ ...rows, height, top: rows.top + y / rows.height - y / height });
}

/** Scrolled so that a pitch has a row in sight. */
export function showing(rows: Rows, pitch: number): Rows {
  const row = rowOf(rows.pitches, pitch);
  const last = rows.top + rows.visible / rows.height - 1;
  if (row >= rows.top && row <= last) return rows;
  return settled({ ...rows, top: row < rows.top ? row : row - rows.visible / rows.height + 1 });
}

/** Scrolled so that the middle of a range of pitches is in the middle. */
export function centred(rows: Rows, low: number, high: number): Rows {
  const middle = (rowOf(rows.pitches, low) + rowOf(rows.pitches, high)) / 2;
  return settled({ ...rows, top: middle + 0.5 - rows.visible / rows.height / 2 });
}
