/** The lines of a grid, straight or swung; the same as in Python. */
import type { Tick } from "./model.js";

/** Rounds a half to the even neighbour, as Python's round does. */
function roundEven(value: number): number {
  const down = Math.floor(value);
  const rest = value - down;
  if (rest !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}

/** The tick of line `count` of a grid, from 0; every second line comes at `swing` of its pair. */
export function lineAt(count: number, grid: Tick, swing = 0.5): Tick {
  const pair = Math.floor(count / 2);
  return pair * 2 * grid + (count % 2 === 1 ? roundEven(2 * grid * swing) : 0);
}

/** The line nearest to `tick`, before `end` where that is given; halfway, the later one. */
export function nearestLine(tick: Tick, grid: Tick, swing = 0.5, end: Tick | null = null): Tick {
  const first = Math.max(Math.floor(tick / (2 * grid)) * 2 - 1, 0);
  const lines = [0, 1, 2, 3].map((count) => lineAt(first + count, grid, swing));
  const allowed = lines.filter((line) => end === null || line < end);
  return allowed.reduce((best, line) => (Math.abs(line - tick) <= Math.abs(best - tick) ? line : best));
}
