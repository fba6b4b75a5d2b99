/** The pitch lane: the notes that are asked for as blocks, and what is sung as a line on top of them. */
import { scaleOf } from "../song/key.js";
import type { Note, Tick, Track } from "../song/model.js";
import { xOf } from "../view/axis.js";
import type { Ink } from "../view/canvas.js";
import { PITCH } from "./lines.js";
import type { Scene } from "./scene.js";
import { IN_TUNE, nearestOctave } from "./tuning.js";

/** A moment of singing: a tick of the song, and the pitch with its fraction. */
export interface SungPoint {
  readonly tick: number;
  readonly midi: number;
}

export interface Guide {
  readonly notes: readonly (Pick<Note, "pitch" | "duration"> & { readonly start: Tick })[];
  /** The guide's colour, as a token. */
  readonly colour: string;
}

type Pen = CanvasRenderingContext2D;

/** A gap in the singing of more than so many pixels breaks the line. */
const GAP = 8;
const MARGIN = 10;
const USUAL = { low: 57, high: 72 };

/** The notes of a track in a part of the song, each round of each clip. */
export function notesOf(track: Track | undefined, { start, end }: Scene["part"]): Guide["notes"] {
  if (!track) return [];
  return track.clips.flatMap((clip) => {
    if (clip.kind !== "notes") return [];
    const rounds = Array.from({ length: clip.repeats }, (_, round) => clip.start + round * clip.length);
    return rounds
      .filter((at) => at < end && at + clip.length > start)
      .flatMap((at) => clip.notes.map((note) => ({ ...note, start: at + note.start })))
      .filter((note) => note.start >= start && note.start < end);
  });
}

/** The note that is asked for at a tick, or null. */
export const noteAt = (notes: Guide["notes"], tick: number): number | null =>
  notes.find(({ start, duration }) => start <= tick && tick < start + duration)?.pitch ?? null;

export function drawPitch(
  pen: Pen,
  ink: Ink,
  scene: Scene,
  top: number,
  guide: Guide,
  sung: readonly (readonly SungPoint[])[],
): void {
  const reach = reachOf(guide.notes, sung);
  const y = (midi: number): number =>
    top + MARGIN + ((reach.high - midi) / (reach.high - reach.low)) * (PITCH - 2 * MARGIN);
  drawStaff(pen, ink, scene, reach, y);
  drawBars(pen, ink, scene, top);
  drawGuide(pen, ink, scene, guide, y);
  for (const line of sung) drawSung(pen, ink, scene, guide, line, y);
}

interface Reach {
  readonly low: number;
  readonly high: number;
}

/** The notes that are shown: those asked for and those sung, at least an octave and a third. */
function reachOf(notes: Guide["notes"], sung: readonly (readonly SungPoint[])[]): Reach {
  const all = [...notes.map(({ pitch }) => pitch), ...sung.flatMap((line) => line.map(({ midi }) => midi))];
  if (all.length === 0) return USUAL;
  const [low, high] = [Math.min(...all) - 2, Math.max(...all) + 2];
  const more = Math.max(0, 15 - (high - low)) / 2;
  return { low: Math.floor(low - more), high: Math.ceil(high + more) };
}

function drawStaff(
  pen: Pen,
  ink: Ink,
  { song, axis }: Scene,
  reach: Reach,
  y: (midi: number) => number,
): void {
  const scale = song.key ? scaleOf(song.key) : [0, 2, 4, 5, 7, 9, 11];
  for (let midi = reach.low; midi <= reach.high; midi += 1) {
    if (!scale.includes(midi % 12)) continue;
    pen.fillStyle = ink(midi % 12 === scale[0] ? "--ml-grid-bar" : "--ml-grid");
    pen.fillRect(0, Math.round(y(midi)), axis.width, 1);
  }
}

function drawBars(pen: Pen, ink: Ink, { song, axis, phrases }: Scene, top: number): void {
  pen.fillStyle = ink("--ml-grid-beat");
  for (const { start } of song.meter.length > 0 ? phrases : [])
    pen.fillRect(Math.round(xOf(axis, start)), top, 1, PITCH);
}

function drawGuide(
  pen: Pen,
  ink: Ink,
  { axis }: Scene,
  { notes, colour }: Guide,
  y: (midi: number) => number,
): void {
  for (const { start, duration, pitch } of notes) {
    const [left, right] = [xOf(axis, start) + 1, xOf(axis, start + duration) - 1];
    pen.beginPath();
    pen.roundRect(left, y(pitch) - 5, Math.max(2, right - left), 10, 3);
    pen.globalAlpha = 0.26;
    pen.fillStyle = pen.strokeStyle = ink(colour);
    pen.fill();
    pen.globalAlpha = 1;
    pen.lineWidth = 1;
    pen.stroke();
  }
}

/** The sung line: full where it is in tune, dotted and amber where it is not. */
function drawSung(
  pen: Pen,
  ink: Ink,
  { axis }: Scene,
  { notes }: Guide,
  line: readonly SungPoint[],
  y: (midi: number) => number,
): void {
  pen.lineCap = "round";
  for (let i = 1; i < line.length; i += 1) {
    const [from, to] = [line[i - 1], line[i]];
    if (!from || !to) continue;
    const [x, next] = [xOf(axis, from.tick), xOf(axis, to.tick)];
    if (next - x > GAP + axis.perBeat / 8 || next < 0 || x > axis.width || Math.abs(to.midi - from.midi) > 4)
      continue;
    const good = inTune(notes, to);
    pen.strokeStyle = ink(good ? "--ml-ink" : "--ml-next");
    pen.lineWidth = good ? 2.4 : 2.8;
    pen.setLineDash(good ? [] : [1, 4.5]);
    pen.beginPath();
    pen.moveTo(x, y(from.midi));
    pen.lineTo(next, y(to.midi));
    pen.stroke();
  }
  pen.setLineDash([]);
}

function inTune(notes: Guide["notes"], { tick, midi }: SungPoint): boolean {
  const asked = noteAt(notes, tick);
  const note = asked === null ? Math.round(midi) : nearestOctave(asked, midi);
  return Math.abs(midi - note) * 100 <= IN_TUNE;
}
