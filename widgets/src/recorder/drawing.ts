/** What a recorder draws on canvas: lines of time, waves of the takes, and what is being recorded. */
import type { LiveTake } from "../record/recording.js";
import { heardAt, secondsIn } from "../song/recordings.js";
import { tickOf, xOf } from "../view/axis.js";
import type { Ink } from "../view/canvas.js";
import { gridLines } from "../view/grid_lines.js";
import { drawColumns, drawLive, drawSound, loudness } from "../view/sound_drawing.js";
import type { Wave } from "../view/waves.js";
import { BEST, lanesOf, MARGIN, NAME, TAKE } from "./lines.js";
import { type Scene, secondOf } from "./scene.js";

export interface Painting {
  readonly scene: Scene;
  readonly live: LiveTake | null;
  /** The row's colour, as a token. */
  readonly colour: string;
  readonly waves: (name: string) => Wave | null;
}

type Pen = CanvasRenderingContext2D;

export function drawLanes(pen: Pen, ink: Ink, painting: Painting): void {
  const { scene, live } = painting;
  const lanes = lanesOf(scene.takes.length, live !== null);
  drawGrid(pen, ink, scene, scene.best ? 0 : BEST, lanes.pitch);
  drawBest(pen, ink, painting);
  scene.takes.forEach(({ name }, row) => {
    drawTake(pen, ink, painting, name, lanes.takes + row * TAKE);
  });
  if (!live || lanes.live === null) return;
  pen.fillStyle = ink("--ml-rec");
  const box = { top: lanes.live + MARGIN + 1, height: TAKE - 2 * MARGIN - 2 };
  drawLive(pen, box, live, scene.axis, scene.song.tempo);
}

function drawGrid(pen: Pen, ink: Ink, { song, axis }: Scene, top: number, end: number): void {
  for (const { tick, kind } of gridLines(song.meter, axis, 0)) {
    if (kind !== "bar") continue;
    pen.fillStyle = ink("--ml-grid-beat");
    pen.fillRect(Math.round(xOf(axis, tick)), top, 1, end - top);
  }
}

function drawBest(pen: Pen, ink: Ink, { scene, colour, waves }: Painting): void {
  if (!scene.best) return;
  pen.fillStyle = ink(colour);
  const box = { top: MARGIN + NAME - 2, height: BEST - 2 * MARGIN - NAME };
  const { axis, song } = scene;
  drawSound(pen, box, { ...scene.best, repeats: 1 }, { axis, tempos: song.tempo, key: song.key, waves });
}

/** A take, grey where it is not heard. */
function drawTake(pen: Pen, ink: Ink, { scene, colour, waves }: Painting, name: string, top: number): void {
  const { axis } = scene;
  const columns = columnsOf(scene, name, waves(name));
  const box = { top: top + MARGIN + 1, height: TAKE - 2 * MARGIN - 2 };
  const [grey, full] = [ink("--ml-wave"), ink(colour)];
  drawColumns(pen, box, 0, axis.width, (x) => {
    pen.fillStyle = columns.heard[x] ? full : grey;
    return columns.loud[x] ?? 0;
  });
}

/** For each pixel how loud a take is, and whether the best take plays it there. */
interface Columns {
  readonly loud: Float32Array;
  readonly heard: Uint8Array;
}

const known = new WeakMap<Scene, Map<string, Columns>>();

/** While one records, every frame draws all takes: what does not change is worked out once. */
function columnsOf(scene: Scene, name: string, wave: Wave | null): Columns {
  const found = known.get(scene) ?? new Map<string, Columns>();
  known.set(scene, found);
  const there = found.get(name);
  if (there) return there;
  const made = columnsAnew(scene, name, wave);
  if (wave) found.set(name, made);
  return made;
}

function columnsAnew(scene: Scene, name: string, wave: Wave | null): Columns {
  const { axis, best, song } = scene;
  const seconds = secondsIn(song.tempo);
  const count = Math.ceil(axis.width);
  const columns = { loud: new Float32Array(count), heard: new Uint8Array(count) };
  for (let x = 0; x < count; x += 1) {
    const tick = tickOf(axis, x);
    const into = best ? tick - best.start : -1;
    const heard = best && into >= 0 && into < best.length && heardAt(best, into, seconds).take === name;
    const second = secondOf(scene, name, tick);
    columns.heard[x] = heard ? 1 : 0;
    columns.loud[x] = second < 0 ? 0 : loudness(wave, second);
  }
  return columns;
}
