/** A named stretch of a piece, such as a verse; in seconds. */
export interface Section {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What a player shows of a piece before any of it sounds. */
export interface Piece {
  readonly title: string;
  readonly subtitle: string;
  readonly seconds: number;
  readonly sections: readonly Section[];
  /** Where each bar begins, in seconds and in order. */
  readonly bars: readonly number[];
}

/** How far apart two moments must lie to be two moments, in seconds. */
const SAME = 0.01;

/** How far the arrows move in a piece that names no bars, in seconds. */
const STEP = 5;

export const within = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

/** The section that sounds at `second`, or null between sections. */
export function sectionAt(piece: Piece, second: number): Section | null {
  return piece.sections.findLast(({ start, end }) => start <= second + SAME && second + SAME < end) ?? null;
}

/** The number of the bar at `second`, counted from 1; 0 before the first bar. */
export function barAt(piece: Piece, second: number): number {
  return piece.bars.findLastIndex((start) => start <= second + SAME) + 1;
}

/** The start of the next bar, or of this or the last one when `by` is -1.
 *
 * Within `grace` seconds of a bar's start, going back means the bar before.
 */
export function barStep(piece: Piece, second: number, by: 1 | -1, grace = SAME): number {
  if (piece.bars.length === 0) return within(second + by * STEP, 0, piece.seconds);
  return step([...piece.bars, piece.seconds], second, by, grace);
}

/** The start of the next section, or of this or the last one when `by` is -1. */
export function sectionStep(piece: Piece, second: number, by: 1 | -1, grace = SAME): number {
  return step([...piece.sections.map(({ start }) => start), piece.seconds], second, by, grace);
}

function step(places: readonly number[], second: number, by: 1 | -1, grace: number): number {
  if (by === 1) return places.find((place) => place > second + SAME) ?? second;
  return places.findLast((place) => place < second - Math.max(grace, SAME)) ?? 0;
}
