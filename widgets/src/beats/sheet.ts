/** The bar that is shown, laid out: rows of beats of steps, and where each cell is. Pure. */
import type { Tick } from "../song/model.js";
import { type Bar, barsOf, beatsOf } from "./bars.js";
import { type Pattern, type Row, rowsOf } from "./pattern.js";
import { divisionsFor, type Step, type Steps, stepsOf } from "./steps.js";

/** What the eyes and hands have set, beside the song. */
export interface Look {
  /** Which bar of the clip is shown, from 0. */
  readonly bar: number;
  /** How many bars stand side by side: one, or two where there is room. */
  readonly spread: number;
  /** Which two beats of the bar a narrow page shows, from 0. */
  readonly page: number;
  /** Rows that were asked for, and their order by hand. */
  readonly added: readonly number[];
  readonly arranged: readonly number[];
  /** What each beat is divided into where its hits leave it open; 0 for the usual. */
  readonly each: number;
  /** The same for single beats of a row, by `place`. */
  readonly turned: ReadonlyMap<string, number>;
}

export interface SheetRow {
  readonly row: Row;
  readonly beats: readonly Steps[];
}

export interface Sheet {
  readonly bars: readonly Bar[];
  readonly bar: Bar;
  readonly at: number;
  readonly each: number;
  readonly rows: readonly SheetRow[];
}

/** A beat of a row, as `Look.turned` knows it. */
export const place = (pitch: number, beat: Tick): string => `${pitch}:${beat}`;

export function sheetOf(pattern: Pattern, look: Look): Sheet {
  const { song, clip } = pattern;
  const shown = clip ?? {
    start: 0,
    length: barsOf(song.meter, { start: 0, length: 1_000_000 })[0]?.length ?? 3840,
  };
  const bars = barsOf(song.meter, shown);
  const at = Math.min(look.bar, bars.length - 1);
  const bar = bars[at] ?? { start: 0, length: 3840, number: 1 };
  const beats = bars.slice(at, at + look.spread).flatMap((one) => beatsOf(song.meter, shown.start, one));
  const { all, usual } = divisionsFor(beats[0]?.whole ?? 960);
  const each = all.includes(look.each) ? look.each : usual;
  const rows = rowsOf(pattern, look.added, look.arranged).map((row) => ({
    row,
    beats: beats.map((beat) =>
      stepsOf(beat, row.notes, look.turned.get(place(row.pitch, beat.start)) ?? each),
    ),
  }));
  return { bars, bar, at, each, rows };
}

/** A cell: its row, and where it is in it. */
export interface Cell {
  readonly pitch: number;
  readonly steps: Steps;
  readonly index: number;
  readonly step: Step;
}

/** All cells of a row, in order. */
export const cellsOf = ({ row, beats }: SheetRow): readonly Cell[] =>
  beats.flatMap((steps) => steps.steps.map((step, index) => ({ pitch: row.pitch, steps, index, step })));

/** The cell of a row that lies nearest to a tick, or holds it. */
export function cellAt(row: SheetRow, tick: Tick): Cell | null {
  const cells = cellsOf(row);
  return cells.findLast(({ step }) => step.start <= tick) ?? cells[0] ?? null;
}

/** Columns to a beat, so that every division has whole ones. */
export function columnsOf({ rows }: Sheet): number {
  const odd = rows.some(({ beats }) => beats.some(({ division }) => 12 % division !== 0));
  return odd ? 240 : 12;
}
