/** The wave of a piece: bars on a canvas, a playhead, and a slider to move it. */
import { html, type TemplateResult } from "lit/html.js";
import { within } from "../piece.js";
import { position } from "../time.js";
import { fitColumns } from "../view/columns.js";
import { say } from "../words.js";
import type { Playable } from "./playable.js";

const STEP = 4;
const WIDTH = 2.8;
const LEAST = 3;

/** The slider with its canvas; `seek` is called with a second when the pointer lets go. */
export function waveform(
  deck: Pick<Playable, "piece">,
  told: number,
  seek: (second: number) => void,
): TemplateResult {
  const { piece } = deck;
  const at = (event: PointerEvent): number => {
    const box = target(event).getBoundingClientRect();
    return within((event.clientX - box.left) / Math.max(1, box.width), 0, 1);
  };
  const drag = (event: PointerEvent): void => {
    if (event.buttons === 1) moveHead(target(event), at(event));
  };
  const press = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    target(event).setPointerCapture(event.pointerId);
    target(event).toggleAttribute("data-held", true);
    drag(event);
  };
  const release = (event: PointerEvent): void => {
    if (!target(event).hasAttribute("data-held")) return;
    target(event).toggleAttribute("data-held", false);
    if (event.type === "pointerup") seek(at(event) * piece.seconds);
  };
  return html`<div class="wave" role="slider" tabindex="0" data-part="slider"
    aria-label=${say("position")} aria-valuemin="0" aria-valuemax=${Math.round(piece.seconds)}
    aria-valuenow=${Math.round(told)} aria-valuetext=${position(piece, told)}
    @pointerdown=${press} @pointermove=${drag} @pointerup=${release} @pointercancel=${release}>
    <canvas aria-hidden="true"></canvas><i class="head"></i>
  </div>`;
}

const target = (event: Event): HTMLElement => {
  if (event.currentTarget instanceof HTMLElement) return event.currentTarget;
  throw new TypeError("an event without an element");
};

/** Put the playhead at a share of the width. */
export function moveHead(wave: HTMLElement, share: number): void {
  wave.style.setProperty("--at", String(share));
}

/** How many bars of the wave lie before a share of its width. */
export const barsPlayed = (canvas: HTMLCanvasElement, share: number): number =>
  Math.ceil(share * Math.floor(canvas.clientWidth / STEP));

/** Draw the bars; what has been played is in the accent colour. Colours come from the style sheet. */
export function drawWave(canvas: HTMLCanvasElement, columns: Float32Array, share: number): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const pen = canvas.getContext("2d");
  if (!pen || width === 0) return;
  const scale = devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  pen.scale(scale, scale);
  const { fill: played, stroke: rest } = getComputedStyle(canvas);
  const count = Math.floor(width / STEP);
  const levels = fitColumns(columns, count);
  for (let i = 0; i < count; i++) {
    const tall = Math.max(LEAST, (levels[i] ?? 0) * (height - 2));
    pen.fillStyle = i < share * count ? played : rest;
    pen.beginPath();
    pen.roundRect(i * STEP, (height - tall) / 2, WIDTH, tall, 1);
    pen.fill();
  }
}
