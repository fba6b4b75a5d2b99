/** What a roll is looking at: its part, tool, grid, choice, and where it has scrolled to. Frozen; a change makes a new one. */
import type { Tick, Track } from "../song/model.js";
import type { Axis } from "../view/axis.js";
import { type Choice, NONE } from "./choice.js";
import type { Shape } from "./chords.js";
import { type Grid, gridOf } from "./grids.js";

export const TOOLS = ["select", "draw", "chords", "split"] as const;
export type Tool = (typeof TOOLS)[number];

/** Where the keyboard is on the grid. */
export interface Cursor {
  readonly tick: Tick;
  readonly pitch: number;
}

export interface State {
  /** The id of the part that is edited; empty until there is one. */
  readonly track: string;
  /** The id of the part that is shown behind it; empty for none. */
  readonly ghost: string;
  readonly tool: Tool;
  readonly grid: Grid;
  readonly fold: boolean;
  readonly highlight: boolean;
  /** The chord that is stamped, 0 to 6, and how it lies. */
  readonly degree: number;
  readonly shape: Shape;
  readonly choice: Choice;
  readonly cursor: Cursor;
  readonly axis: Axis;
  /** Pixels of a row, and rows above the top edge. */
  readonly height: number;
  readonly top: number;
  /** Length and loudness of the next note that is drawn. */
  readonly length: Tick;
  readonly velocity: number;
}

export const ROW = 16;
export const VISIBLE_ROWS = 20;

export const firstState = (track: string, ghost: string): State => ({
  track,
  ghost,
  tool: "draw",
  grid: gridOf("8"),
  fold: false,
  highlight: true,
  degree: 0,
  shape: "close",
  choice: NONE,
  cursor: { tick: 0, pitch: 60 },
  axis: { from: 0, perBeat: 53, width: 848 },
  height: ROW,
  top: 50,
  length: 480,
  velocity: 96,
});

/** The part that a roll opens on: the one asked for by name or id, else the first that plays no drums. */
export function openingTrack(tracks: readonly Track[], asked: string): Track | null {
  const wanted = asked.trim().toLowerCase();
  const named = tracks.find(
    ({ id, name }) => wanted !== "" && (id === wanted || name.toLowerCase() === wanted),
  );
  return named ?? tracks.find(({ role }) => role !== "drums") ?? tracks[0] ?? null;
}
