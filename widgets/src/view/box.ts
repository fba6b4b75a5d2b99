/** The box that a drag on nothing draws. */
import { html, nothing, type TemplateResult } from "lit/html.js";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Corner = { readonly x: number; readonly y: number };

/** The box between two corners, however they lie. */
export const boxBetween = (a: Corner, b: Corner): Box => ({
  left: Math.min(a.x, b.x),
  top: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

export const meets = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

/** The box as it is drawn, in pixels of the element that holds it. */
export const choiceBox = (box: Box | null): TemplateResult | typeof nothing =>
  box === null
    ? nothing
    : html`<i class="choice-box" style="left:${box.left}px;top:${box.top}px;width:${box.width}px;height:${box.height}px"></i>`;
