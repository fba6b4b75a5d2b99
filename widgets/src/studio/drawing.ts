/** What the timeline draws on canvas: lines behind the clips, and over them their notes and waves. */
import type { LiveTake } from "../record/recording.js";
import type { Clip, Key, Meter, NoteClip, Tempo, Track } from "../song/model.js";
import { firstWhere } from "../song/order.js";
import { type Axis, endOf, xOf } from "../view/axis.js";
import type { Ink } from "../view/canvas.js";
import { gridLines } from "../view/grid_lines.js";
import { drawLive, drawSound, liveEnd } from "../view/sound_drawing.js";
import { colourOf } from "../view/track_colour.js";
import type { Wave } from "../view/waves.js";
import { clipEnd } from "./gestures.js";
import { ROW, type Row } from "./state.js";

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Timeline {
  readonly tracks: readonly Track[];
  readonly rows: readonly Row[];
  readonly axis: Axis;
  readonly scroll: number;
  readonly meters: readonly Meter[];
  readonly tempos: readonly Tempo[];
  readonly key: Key | null;
  readonly waves: (take: string) => Wave | null;
  /** What is being recorded, and its track. */
  readonly live: LiveTake | null;
}

const LINES = { bar: "--ml-grid-bar", beat: "--ml-grid-beat", division: "--ml-grid" } as const;
/** Beats closer than so many pixels have no lines. */
const ROOM_FOR_BEATS = 12;
/** Pixels above a clip, and of the strip with its name. */
const ABOVE = 3;
const NAME = 16;

export function drawLines(pen: CanvasRenderingContext2D, size: Size, ink: Ink, timeline: Timeline): void {
  const beats = timeline.axis.perBeat >= ROOM_FOR_BEATS;
  for (const { tick, kind } of gridLines(timeline.meters, timeline.axis, 0)) {
    if (kind !== "bar" && !beats) continue;
    pen.globalAlpha = kind === "bar" ? 0.55 : 1;
    pen.fillStyle = ink(LINES[kind]);
    pen.fillRect(Math.round(xOf(timeline.axis, tick)), 0, 1, size.height);
  }
  pen.globalAlpha = 1;
  pen.fillStyle = ink("--ml-hair");
  for (const { top, height } of timeline.rows)
    pen.fillRect(0, Math.round(top + height - timeline.scroll) - 1, size.width, 1);
}

export function drawClips(pen: CanvasRenderingContext2D, size: Size, ink: Ink, timeline: Timeline): void {
  for (const row of timeline.rows) {
    const top = row.top - timeline.scroll;
    const track = timeline.tracks[row.index];
    if (!track || top > size.height || top + ROW < 0) continue;
    pen.fillStyle = ink(track.mute ? "--ml-edge" : `--ml-t${colourOf(track, row.index)}`);
    for (const clip of track.clips) drawClip(pen, top, clip, timeline);
  }
  drawRecording(pen, ink, timeline);
}

/** The row that is recorded onto; a new track's is under all others. */
function drawRecording(pen: CanvasRenderingContext2D, ink: Ink, timeline: Timeline): void {
  const { live, axis, rows, tracks, scroll, tempos } = timeline;
  if (!live) return;
  const below = rows.at(-1);
  const row = rows[tracks.findIndex(({ id }) => id === live.track)];
  const top = (row?.top ?? (below ? below.top + below.height : 0)) - scroll + ABOVE;
  const [left, right] = [
    Math.max(0, xOf(axis, live.from)),
    Math.min(axis.width, xOf(axis, liveEnd(live, tempos))),
  ];
  pen.fillStyle = ink("--ml-rec");
  pen.globalAlpha = 0.14;
  pen.fillRect(left, top, Math.max(2, right - left), ROW - 2 * ABOVE);
  pen.globalAlpha = 1;
  drawLive(pen, { top: top + 4, height: ROW - 2 * ABOVE - 8 }, live, axis, tempos);
}

function drawClip(pen: CanvasRenderingContext2D, top: number, clip: Clip, timeline: Timeline): void {
  const { axis } = timeline;
  const [left, right] = [xOf(axis, clip.start), xOf(axis, clipEnd(clip))];
  if (right < 0 || left > axis.width) return;
  const box = { top: top + ABOVE + NAME + 2, height: ROW - 2 * ABOVE - NAME - 5 };
  if (clip.kind === "notes") drawNotes(pen, box, clip, axis);
  else drawSound(pen, box, clip, timeline);
}

interface Box {
  readonly top: number;
  readonly height: number;
}

/** Every round of a clip that is in sight; one that is too narrow to show notes is a bar. */
function drawNotes(pen: CanvasRenderingContext2D, box: Box, clip: NoteClip, axis: Axis): void {
  const round = (clip.length * axis.perBeat) / 960;
  if (clip.notes.length === 0) return;
  if (round < 4) {
    pen.globalAlpha = 0.5;
    const left = Math.max(xOf(axis, clip.start), 0);
    pen.fillRect(
      left,
      box.top + box.height / 3,
      Math.min(xOf(axis, clipEnd(clip)), axis.width) - left,
      box.height / 3,
    );
    pen.globalAlpha = 1;
    return;
  }
  const pitches = pitchesOf(clip);
  const first = Math.max(Math.floor((axis.from - clip.start) / clip.length), 0);
  const last = Math.min(Math.ceil((endOf(axis) - clip.start) / clip.length), clip.repeats);
  for (let turn = first; turn < last; turn += 1)
    drawRound(pen, box, clip, pitches, clip.start + turn * clip.length, axis);
}

interface Pitches {
  readonly low: number;
  readonly high: number;
}

const known = new WeakMap<NoteClip, Pitches>();

/** The range of a clip; clips never change, so it is worked out once. */
function pitchesOf(clip: NoteClip): Pitches {
  const found = known.get(clip);
  if (found) return found;
  let [low, high] = [127, 0];
  for (const { pitch } of clip.notes) [low, high] = [Math.min(low, pitch), Math.max(high, pitch)];
  const range = high - low < 6 ? { low: low - 3, high: high + 3 } : { low, high };
  known.set(clip, range);
  return range;
}

function drawRound(
  pen: CanvasRenderingContext2D,
  box: Box,
  clip: NoteClip,
  { low, high }: Pitches,
  at: number,
  axis: Axis,
): void {
  const step = box.height / (high - low + 1);
  const tall = Math.max(Math.min(step, 3), 1.4);
  const scale = axis.perBeat / 960;
  const [from, to] = [axis.from - at, Math.min(endOf(axis) - at, clip.length)];
  const { notes } = clip;
  const least = 1.4 / scale;
  for (
    let i = from > 0 ? firstWhere(notes.length, (k) => (notes[k]?.start ?? 0) >= from - 3840) : 0;
    i < notes.length;
    i += 1
  ) {
    const note = notes[i];
    if (!note || note.start >= to) return;
    const end = Math.min(note.start + note.duration, clip.length);
    if (end < from) continue;
    const x = (at + note.start - axis.from) * scale;
    pen.fillRect(
      x + 0.5,
      box.top + (high - note.pitch) * step,
      Math.max(end - note.start, least) * scale - 0.5,
      tall,
    );
  }
}
