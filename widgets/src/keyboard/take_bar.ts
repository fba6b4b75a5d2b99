/** After a recording: hear it, bring it nearer to a grid, or drop it. */
import { html, type TemplateResult } from "lit/html.js";
import { button, segmented } from "../view/controls.js";
import { slide } from "../view/dials.js";
import type { Take } from "./recorder.js";
import type { Quantise } from "./take.js";
import { say } from "./words.js";

const GRIDS = ["480", "320", "240", "160"] as const;

export interface TakeDoes {
  readonly hear: () => void;
  readonly drop: () => void;
  readonly quantise: (to: Quantise, join: boolean) => void;
  readonly back: () => void;
}

export function takeBar({ grid, strength, swing }: Take, does: TakeDoes): TemplateResult {
  const percent = Math.round(strength * 100);
  const dial = {
    name: say("take.strength"),
    value: percent,
    range: { low: 0, high: 100, step: 5, page: 25 },
    said: say("take.strength.said", { percent }),
    change: (value: number, join: boolean) => does.quantise({ grid, strength: value / 100, swing }, join),
    cancel: does.back,
  };
  return html`<div class="bar low take">${button({ label: say("take.hear"), text: say("take.hear"), icon: "play", class: "small outlined", do: does.hear })}
    <span class="label wide-only">${say("take.quantise")}</span>${segmented({
      name: say("take.grid"),
      value: String(grid),
      parts: GRIDS.map((value) => ({
        value,
        label: say(`grid.${value}`),
        text: html`<span>${say(`grid.${value}`)}</span>`,
      })),
      pick: (value) => does.quantise({ grid: Number(value), strength: strength || 1, swing }, false),
      class: "normal-only",
    })}${slide(dial)}<span class="sub">${percent} %</span>${button({
      label: say("take.played"),
      text: say("take.played"),
      class: "small",
      off: strength === 0,
      do: () => does.quantise({ grid, strength: 0, swing }, false),
    })}<span class="space"></span>
    ${button({ label: say("take.drop"), text: say("take.drop"), class: "small", do: does.drop })}</div>`;
}
