/** When sounds begin: marks under the best take, and a picture of how many come how early or late. */
import { xOf } from "../view/axis.js";
import type { Ink } from "../view/canvas.js";
import { BEST, MARGIN } from "./lines.js";
import type { Scene } from "./scene.js";
import { COLUMN, columnsOf, offBeats, REACH, TOGETHER } from "./timing.js";

type Pen = CanvasRenderingContext2D;

const MARK = 7;

/** A mark where each sound begins: high and amber where it does not come with the beat. */
export function drawBeginnings(pen: Pen, ink: Ink, { axis, song }: Scene, ticks: readonly number[]): void {
  const off = offBeats(song, ticks);
  ticks.forEach((tick, i) => {
    const together = Math.abs(off[i] ?? 0) <= 2 * TOGETHER;
    pen.fillStyle = ink(together ? "--ml-ink" : "--ml-next");
    const tall = together ? MARK : MARK * 2;
    pen.fillRect(Math.round(xOf(axis, tick)), BEST - MARGIN - tall, 2, tall);
  });
}

/** Columns from early, at the left, to late; the beat is the line in the middle. */
export function drawTiming(
  pen: Pen,
  { width, height }: { readonly width: number; readonly height: number },
  ink: Ink,
  off: readonly number[],
): void {
  const columns = columnsOf(off);
  const [wide, most] = [width / columns.length, Math.max(1, ...columns)];
  columns.forEach((count, i) => {
    const together = Math.abs(i * COLUMN - REACH) <= TOGETHER;
    const tall = (count / most) * (height - 2);
    pen.fillStyle = ink(together ? "--ml-good" : "--ml-next");
    pen.fillRect(i * wide + 0.5, height - tall, Math.max(1, wide - 1), tall);
  });
  pen.fillStyle = ink("--ml-ink");
  pen.fillRect(Math.round(width / 2), 0, 1, height);
}
