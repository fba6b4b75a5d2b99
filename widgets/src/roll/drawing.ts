/** What the roll draws on canvas: rows and lines behind the notes, notes of another part, and the stems of loudness. */

import { isHome, isInKey } from "../song/key.js";
import type { Key, Meter, Tick, Track } from "../song/model.js";
import type { Axis } from "../view/axis.js";
import { xOf } from "../view/axis.js";
import type { Ink } from "../view/canvas.js";
import { gridLines } from "../view/grid_lines.js";
import type { Choice } from "./choice.js";
import { type Rows, rowOf, yOf } from "./rows.js";
import { keyOf, notesBetween, type ShownNote } from "./shown.js";

export interface Ground {
  readonly axis: Axis;
  readonly rows: Rows;
  readonly meters: readonly Meter[];
  readonly key: Key | null;
  readonly highlight: boolean;
  readonly division: Tick;
  readonly track: Track | null;
  readonly ghosts: readonly ShownNote[];
}

const BLACK = new Set([1, 3, 6, 8, 10]);
const LINES = { bar: "--ml-grid-bar", beat: "--ml-grid-beat", division: "--ml-grid" } as const;

export function drawGround(pen: CanvasRenderingContext2D, size: Size, ink: Ink, ground: Ground): void {
  drawRows(pen, size, ink, ground);
  drawOutside(pen, size, ink, ground);
  for (const { tick, kind } of gridLines(ground.meters, ground.axis, ground.division)) {
    pen.fillStyle = ink(LINES[kind]);
    pen.fillRect(Math.round(xOf(ground.axis, tick)), 0, 1, size.height);
  }
  drawRounds(pen, size, ink, ground);
  drawGhosts(pen, ink, ground);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Rows outside the key are grey, the home note's are tinted; without a key, those of black keys are grey. */
function drawRows(
  pen: CanvasRenderingContext2D,
  { width, height }: Size,
  ink: Ink,
  { rows, key, highlight }: Ground,
): void {
  const first = Math.max(Math.floor(rows.top), 0);
  const last = Math.min(Math.ceil(rows.top + height / rows.height), rows.pitches.length);
  for (let row = first; row < last; row += 1) {
    const pitch = rows.pitches[row] ?? 0;
    const y = Math.round((row - rows.top) * rows.height);
    const shade = highlight && key ? shadeOf(key, pitch) : BLACK.has(pitch % 12) ? "--ml-well-2" : "";
    if (shade) {
      pen.fillStyle = ink(shade);
      pen.fillRect(0, y, width, Math.ceil(rows.height));
    }
    pen.fillStyle = ink("--ml-grid");
    pen.fillRect(0, y + Math.round(rows.height) - 1, width, 1);
  }
}

const shadeOf = (key: Key, pitch: number): string =>
  isHome(key, pitch) ? "--ml-accent-wash" : isInKey(key, pitch) ? "" : "--ml-well-2";

/** Where there is no clip, the ground is a little darker: a note drawn there begins one. */
function drawOutside(
  pen: CanvasRenderingContext2D,
  { width, height }: Size,
  ink: Ink,
  { track, axis }: Ground,
): void {
  if (!track || track.clips.length === 0) return;
  pen.save();
  pen.globalAlpha = 0.45;
  pen.fillStyle = ink("--ml-well-2");
  let free = 0;
  for (const clip of [...track.clips].sort((a, b) => a.start - b.start)) {
    const [left, right] = [xOf(axis, clip.start), xOf(axis, clip.start + clip.length * clip.repeats)];
    if (left > free) pen.fillRect(free, 0, Math.min(left, width) - free, height);
    free = Math.max(free, right);
  }
  if (free < width) pen.fillRect(Math.max(free, 0), 0, width - Math.max(free, 0), height);
  pen.restore();
}

/** A dashed line where a round of a repeated clip begins. */
function drawRounds(
  pen: CanvasRenderingContext2D,
  { height }: Size,
  ink: Ink,
  { track, axis }: Ground,
): void {
  pen.save();
  pen.strokeStyle = ink("--ml-edge");
  pen.setLineDash([3, 3]);
  for (const clip of track?.clips ?? [])
    for (let round = 1; round < Math.min(clip.repeats, 200); round += 1) {
      const x = Math.round(xOf(axis, clip.start + round * clip.length)) + 0.5;
      if (x < 0 || x > axis.width) continue;
      pen.beginPath();
      pen.moveTo(x, 0);
      pen.lineTo(x, height);
      pen.stroke();
    }
  pen.restore();
}

function drawGhosts(pen: CanvasRenderingContext2D, ink: Ink, { ghosts, axis, rows }: Ground): void {
  pen.strokeStyle = ink("--ml-edge");
  pen.lineWidth = 1.2;
  for (const { note, start, end } of ghosts) {
    if (rows.pitches[rowOf(rows.pitches, note.pitch)] !== note.pitch) continue;
    const y = yOf(rows, note.pitch) + 1.5;
    pen.beginPath();
    pen.roundRect(
      xOf(axis, start) + 1,
      y,
      Math.max(((end - start) * axis.perBeat) / 960 - 2, 2),
      rows.height - 3,
      3,
    );
    pen.stroke();
  }
}

/** Pixels from the top and the bottom of the lane that stems keep. */
const ABOVE = 8;
const BELOW = 4;

export const stemTop = (velocity: number, height: number): number =>
  ABOVE + (1 - velocity / 127) * (height - ABOVE - BELOW);

export const velocityAt = (y: number, height: number): number =>
  Math.min(Math.max(Math.round((1 - (y - ABOVE) / (height - ABOVE - BELOW)) * 127), 1), 127);

/** The loudness of each note as a stem; chosen ones in the colour of the choice, and larger. */
export function drawStems(
  pen: CanvasRenderingContext2D,
  { width, height }: Size,
  ink: Ink,
  stems: { readonly axis: Axis; readonly track: Track; readonly choice: Choice; readonly colour: string },
): void {
  const { axis, track, choice, colour } = stems;
  pen.fillStyle = ink("--ml-grid");
  pen.fillRect(0, Math.round(height / 2), width, 1);
  const notes = notesBetween(track, axis.from, axis.from + (width * 960) / axis.perBeat);
  for (const shown of notes) {
    const [x, y, on] = [
      Math.round(xOf(axis, shown.start)) + 4,
      stemTop(shown.note.velocity, height),
      choice.has(keyOf(shown)),
    ];
    pen.fillStyle = ink(on ? "--ml-accent" : colour);
    pen.fillRect(x - 1, y, 3, height - BELOW - y);
    pen.beginPath();
    pen.arc(x + 0.5, y, on ? 5 : 4, 0, 2 * Math.PI);
    pen.fill();
  }
}
