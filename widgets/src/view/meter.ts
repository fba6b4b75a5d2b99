/** Level meters: the transport has them fall 20 dB a second and hold a peak; here they are only drawn. */
import { html, type TemplateResult } from "lit/html.js";
import type { Transport } from "../audio/transport.js";

const FLOOR = -60;
const TOP = 6;

/** A meter of `master` or `track:ID`; the frame draws all that are on its page at each frame of the screen. */
export const meter = (owner: string, name: string, tall = 112): TemplateResult =>
  html`<span class="meter" role="img" aria-label=${name} data-owner=${owner} style="--tall:${tall}px"><canvas></canvas></span>`;

/** How high a level stands, from 0 to 1. */
export const height = (db: number): number => Math.min(1, Math.max(0, (db - FLOOR) / (TOP - FLOOR)));

/** What a canvas shows; drawing it again costs as much as the first time, and most meters stand still. */
const drawn = new WeakMap<HTMLCanvasElement, string>();
/** Every so many frames all are drawn all the same: the theme or the size may have changed. */
const AGAIN = 40;
let frames = 0;

/** Draw the meters below `root` as loud as it is now. */
export function drawMeters(root: HTMLElement, transport: Transport): void {
  frames += 1;
  for (const element of root.querySelectorAll<HTMLElement>(".meter")) {
    const canvas = element.querySelector("canvas");
    if (!canvas) continue;
    const level = transport.level(element.dataset.owner ?? "master");
    const said =
      [...level.now, ...level.peak].map((db) => Math.round(Math.max(db, FLOOR) * 4)).join() + level.clipped;
    if (drawn.get(canvas) === said && frames % AGAIN !== 0) continue;
    if (draw(canvas, level)) drawn.set(canvas, said);
  }
}

/** Draw one; false where there is no room for it. */
function draw(canvas: HTMLCanvasElement, { now, peak, clipped }: ReturnType<Transport["level"]>): boolean {
  const { clientWidth: width, clientHeight: tall } = canvas;
  const scale = devicePixelRatio || 1;
  const pen = canvas.getContext("2d");
  if (!pen || width === 0) return false;
  const [across, down] = [Math.round(width * scale), Math.round(tall * scale)];
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  const { color: loud, fill: rest, stroke: clip } = getComputedStyle(canvas);
  const wide = (width - 2) / 2;
  pen.clearRect(0, 0, width, tall);
  for (const side of [0, 1] as const) {
    const x = side * (wide + 2);
    const bar = (top: number, bottom: number, colour: string): void => {
      pen.fillStyle = colour;
      pen.fillRect(x, tall * (1 - top), wide, tall * (top - bottom));
    };
    bar(1, 0, rest);
    bar(height(now[side]), 0, loud);
    if (peak[side] > FLOOR) bar(height(peak[side]), height(peak[side]) - 2 / tall, loud);
    if (clipped) bar(1, 1 - 4 / tall, clip);
  }
  return true;
}
