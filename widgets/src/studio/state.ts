/** What a studio is looking at. Frozen; a change makes a new one. */
import type { Owner } from "../song/edits.js";
import type { Tick } from "../song/model.js";
import type { Axis } from "../view/axis.js";

export const PANES = ["arrange", "mix", "patterns"] as const;
export type Pane = (typeof PANES)[number];

/** What is open under the timeline: a clip of a track, in the roll or the beat grid. */
export interface Opened {
  readonly track: string;
  readonly clip: string;
}

/** Something of the browser on its way into the timeline: where its outline stands. */
export interface Placing {
  readonly pattern: string;
  readonly length: Tick;
  readonly start: Tick;
  /** The row it would come to; the number of tracks for a new one. */
  readonly row: number;
}

export interface State {
  /** The id of the row that has the keyboard. */
  readonly track: string;
  /** Ids of chosen clips. */
  readonly choice: ReadonlySet<string>;
  readonly axis: Axis;
  /** Pixels that the rows have scrolled. */
  readonly scroll: number;
  /** What the open lane of each track moves, by the track's id. */
  readonly lanes: ReadonlyMap<string, string>;
  readonly browser: boolean;
  readonly mixer: boolean;
  /** The one pane that there is room for when it is narrow. */
  readonly pane: Pane;
  readonly opened: Opened | null;
  readonly placing: Placing | null;
}

export const ROW = 52;
export const LANE = 46;
/** Rows that are in sight before they scroll. */
export const MOST_ROWS = 8;

export const firstState = (track: string): State => ({
  track,
  choice: new Set(),
  axis: { from: 0, perBeat: 7, width: 570 },
  scroll: 0,
  lanes: new Map(),
  browser: true,
  mixer: true,
  pane: "arrange",
  opened: null,
  placing: null,
});

/** Pixels of the rows that are in sight: all of them, up to eight, and room for a new one. */
export const tallOf = (rows: readonly Row[]): number =>
  Math.min(Math.max(heightOf(rows) + ROW, 3 * ROW), MOST_ROWS * ROW + LANE);

/** A row of the timeline: a track, and where it lies. */
export interface Row {
  readonly index: number;
  readonly top: number;
  /** With its lane of automation. */
  readonly height: number;
}

/** Where the rows lie, from the top down. */
export function rowsOf(ids: readonly string[], lanes: ReadonlyMap<string, string>): readonly Row[] {
  let top = 0;
  return ids.map((id, index) => {
    const row = { index, top, height: ROW + (lanes.has(id) ? LANE : 0) };
    top += row.height;
    return row;
  });
}

export const heightOf = (rows: readonly Row[]): number => {
  const last = rows.at(-1);
  return last ? last.top + last.height : 0;
};

/** The row under a height; the number of rows below the last. */
export const rowAt = (rows: readonly Row[], y: number): number => {
  if (y < 0) return 0;
  const found = rows.findIndex(({ top, height }) => y < top + height);
  return found < 0 ? rows.length : found;
};

/** What the automation of an owner can be called by the one who hears the page. */
export const ownerOf = (track: string): Owner => (track === "master" ? "master" : `track:${track}`);
