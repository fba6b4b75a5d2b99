/** Recordings as waves on canvas: a column of a pixel or two for the loudest sample there. */
import type { LiveTake } from "../record/recording.js";
import { copyName } from "../song/copy_name.js";
import type { AudioClip, Key, Tempo } from "../song/model.js";
import { heardAt, secondsIn } from "../song/recordings.js";
import { secondsAt, tickAt } from "../song/tempo.js";
import { type Axis, tickOf, xOf } from "./axis.js";
import type { Wave } from "./waves.js";

export interface Box {
  readonly top: number;
  readonly height: number;
}

export interface SoundScene {
  readonly axis: Axis;
  readonly tempos: readonly Tempo[];
  readonly key: Key | null;
  readonly waves: (name: string) => Wave | null;
}

const COLUMN = 2;

/** A clip as it sounds: each of its takes, in every round, as loud as it is played. */
export function drawSound(
  pen: CanvasRenderingContext2D,
  box: Box,
  clip: AudioClip,
  { axis, tempos, key, waves }: SoundScene,
): void {
  const seconds = secondsIn(tempos);
  const gain = 10 ** (clip.gainDb / 20);
  const end = clip.start + clip.length * clip.repeats;
  const [left, right] = [Math.max(xOf(axis, clip.start), 0), Math.min(xOf(axis, end), axis.width)];
  drawColumns(pen, box, left, right, (x) => {
    const tick = tickOf(axis, x);
    const round = clip.start + Math.floor((tick - clip.start) / clip.length) * clip.length;
    const { take, offset } = heardAt({ ...clip, start: round }, tick - round, seconds);
    return loudness(waves(copyName(take, clip, key)), offset) * gain;
  });
}

/** How loud a recording is at a second of it, from 0 to 1; a line where it is not known yet. */
export const loudness = (wave: Wave | null, second: number): number =>
  wave === null ? 0 : (wave.peaks[Math.floor((second / wave.seconds) * wave.peaks.length)] ?? 0);

/** Columns from one x to another, as tall as `loud` says. */
export function drawColumns(
  pen: CanvasRenderingContext2D,
  { top, height }: Box,
  left: number,
  right: number,
  loud: (x: number) => number,
): void {
  const middle = top + height / 2;
  for (let x = Math.floor(left); x < right; x += COLUMN) {
    const tall = Math.max(Math.min(loud(x), 1) * height, 1);
    pen.fillRect(x, middle - tall / 2, 1.4, tall);
  }
}

/** What is being recorded, as far as it has come. */
export function drawLive(
  pen: CanvasRenderingContext2D,
  box: Box,
  live: LiveTake,
  axis: Axis,
  tempos: readonly Tempo[],
): void {
  const begins = secondsAt(tempos, live.from);
  const right = Math.min(axis.width, xOf(axis, liveEnd(live, tempos)));
  drawColumns(pen, box, Math.max(0, xOf(axis, live.from)), right, (x) => {
    const second = secondsAt(tempos, tickOf(axis, x)) - begins;
    return live.peaks[Math.floor(second * live.perSecond)] ?? 0;
  });
}

/** The tick that a recording has come to. */
export function liveEnd(live: LiveTake, tempos: readonly Tempo[]): number {
  return tickAt(tempos, secondsAt(tempos, live.from) + live.peaks.length / live.perSecond);
}
