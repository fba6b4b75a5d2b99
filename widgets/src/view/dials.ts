/** Knob, slide, fader and number: four looks of one value in place. */
import { html, type TemplateResult } from "lit/html.js";
import { type Dial, key, press, twice } from "./dial.js";
import { share } from "./value.js";

const SWEEP = 135;

/** A knob; with `middle` its arc begins at the middle, as for pan. */
export function knob(dial: Dial, { middle = false } = {}): TemplateResult {
  const at = -SWEEP + 2 * SWEEP * share(dial.range, dial.value);
  return html`<span class="knob" role="slider" tabindex="0" aria-label=${dial.name} title=${`${dial.name}: ${dial.said}`}
    aria-valuemin=${dial.range.low} aria-valuemax=${dial.range.high} aria-valuenow=${dial.value} aria-valuetext=${dial.said}
    @pointerdown=${press(dial, "up")} @keydown=${key(dial)} @dblclick=${twice(dial)}>
    <svg viewBox="0 0 32 32" aria-hidden="true"><path class="way" d=${arc(-SWEEP, SWEEP)}></path>
    <path class="amount" d=${arc(middle ? 0 : -SWEEP, middle && Math.abs(at) < 2 ? 2 : at)}></path>
    <circle cx="16" cy="16" r="8.5"></circle><path class="hand" d="M${point(at, 3)}L${point(at, 8)}"></path></svg></span>`;
}

/** A slide along; `wide` is its width in pixels. */
export function slide(dial: Dial, wide = 84): TemplateResult {
  return html`<span class="slide" role="slider" tabindex="0" aria-label=${dial.name} title=${`${dial.name}: ${dial.said}`}
    aria-valuemin=${dial.range.low} aria-valuemax=${dial.range.high} aria-valuenow=${dial.value} aria-valuetext=${dial.said}
    style="--wide:${wide}px;--v:${share(dial.range, dial.value) * 100}%" @pointerdown=${press(along(dial, wide), "along")}
    @keydown=${key(dial)} @dblclick=${twice(dial)}><b></b></span>`;
}

/** A fader; `tall` is its height in pixels, `curve` gives its place (0 to 1) where that is not a straight line. */
export function fader(dial: Dial, { tall = 112, curve = share } = {}): TemplateResult {
  return html`<span class="fader" role="slider" tabindex="0" aria-orientation="vertical" aria-label=${dial.name}
    title=${`${dial.name}: ${dial.said}`} aria-valuemin=${dial.range.low} aria-valuemax=${dial.range.high}
    aria-valuenow=${dial.value} aria-valuetext=${dial.said} style="--tall:${tall}px;--v:${curve(dial.range, dial.value)}"
    @pointerdown=${press(dial, "up")} @keydown=${key(dial)} @dblclick=${twice(dial)}><b></b></span>`;
}

/** A number that is dragged up and down, with `shown` as its look; `kind` is a further class. */
export function number(dial: Dial, shown: unknown, kind = "value"): TemplateResult {
  return html`<span class=${kind} role="spinbutton" tabindex="0" aria-label=${dial.name} title=${`${dial.name}: ${dial.said}`}
    aria-valuemin=${dial.range.low} aria-valuemax=${dial.range.high} aria-valuenow=${dial.value} aria-valuetext=${dial.said}
    @pointerdown=${press(dial, "up")} @keydown=${key(dial)} @dblclick=${twice(dial)}>${shown}</span>`;
}

/** A slide is dragged by as many pixels as it is wide. */
const along = (dial: Dial, wide: number): Dial => ({ ...dial, range: { ...dial.range, travel: wide } });

const point = (degrees: number, radius: number): string => {
  const angle = (degrees * Math.PI) / 180;
  return `${(16 + radius * Math.sin(angle)).toFixed(2)} ${(16 - radius * Math.cos(angle)).toFixed(2)}`;
};

const arc = (from: number, to: number): string =>
  `M${point(from, 13)}A13 13 0 ${Math.abs(to - from) > 180 ? 1 : 0} ${to > from ? 1 : 0} ${point(to, 13)}`;
