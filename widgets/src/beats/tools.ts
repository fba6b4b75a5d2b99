/** The tool bars of the beat grid: bars as tabs, what one draws with, what a beat is divided into; and the swing. */
import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { Song } from "../song/model.js";
import { placeOf } from "../song/time.js";
import { button, segmented } from "../view/controls.js";
import { number, slide } from "../view/dials.js";
import { icon } from "../view/icons.js";
import { feelOf, percentOf } from "./feel.js";
import type { Loudness } from "./painting.js";
import { noteClips, type Pattern } from "./pattern.js";
import type { Sheet } from "./sheet.js";
import { divisionsFor } from "./steps.js";
import { say } from "./words.js";

export interface ToolsState {
  readonly pattern: Pattern;
  readonly sheet: Sheet;
  readonly brush: Loudness;
  readonly page: number;
}

export interface ToolsDoes {
  readonly go: (bar: number) => void;
  readonly add: () => void;
  readonly brush: (loudness: Loudness) => void;
  readonly each: (division: number) => void;
  readonly page: (by: -1 | 1) => void;
  readonly clip: (event: Event) => void;
  readonly repeat: (count: number, join: boolean) => void;
  readonly repeated: () => void;
}

/** So many bars have a tab; of more, those around the one that is shown. */
const TABS = 6;

export function tools(state: ToolsState, does: ToolsDoes): TemplateResult {
  return html`<div class="bar low">${clipButton(state, does)}${tabs(state, does)}
    ${button({ label: say("bar.add"), icon: "plus", class: "small", do: does.add })}${times(state, does)}<span class="space"></span>
    <span class="label normal-only">${say("draw")}</span>${segmented({
      name: say("draw.with"),
      value: state.brush,
      parts: [brush("soft", 3), brush("normal", 6), brush("accent", 10)],
      pick: (value) => (value === "soft" || value === "normal" || value === "accent") && does.brush(value),
    })}<span class="gap normal-only"></span><span class="label normal-only">${say("each.in")}</span>${each(state, does)}</div>
    <div class="bar low narrow-only pager">${pager(state, does)}</div>`;
}

function tabs({ sheet }: ToolsState, does: ToolsDoes): TemplateResult {
  const { bars, at } = sheet;
  const first = Math.max(0, Math.min(at - Math.floor(TABS / 2), bars.length - TABS));
  const shown = bars.slice(first, first + TABS);
  const parts = shown.map(({ number: bar }, i) => ({ value: String(first + i), label: say("bar", { bar }) }));
  const strip = segmented({
    name: say("bars"),
    tabs: true,
    value: String(at),
    parts,
    pick: (value) => does.go(Number(value)),
  });
  if (bars.length <= TABS) return strip;
  const step = (by: -1 | 1) =>
    button({
      label: say(by < 0 ? "bar.before" : "bar.after"),
      icon: by < 0 ? "left" : "right",
      class: "small",
      off: by < 0 ? at === 0 : at === bars.length - 1,
      do: () => does.go(at + by),
    });
  return html`${step(-1)}${strip}${step(1)}`;
}

/** Which clip of the track is shown, where it has several. */
function clipButton({ pattern }: ToolsState, does: ToolsDoes): TemplateResult | typeof nothing {
  const { track, clip, song } = pattern;
  if (!track || !clip || noteClips(track).length < 2) return nothing;
  const text = html`<span>${clipName(song, clip)}</span>${icon("down", "down")}`;
  return button({
    label: `${clipName(song, clip)}: ${say("clip")}`,
    text,
    class: "small outlined",
    opens: "listbox",
    do: does.clip,
  });
}

export function clipName(
  { meter }: Song,
  { start, length, repeats, name }: Pattern["clip"] & object,
): string {
  const from = placeOf(meter, start).bar;
  const to = placeOf(meter, start + length * repeats - 1).bar;
  const bars = say(from === to ? "clip.bar" : "clip.bars", { from, to });
  return name ? say("clip.named", { name, bars }) : bars;
}

/** How often the clip is played. */
function times({ pattern }: ToolsState, does: ToolsDoes): TemplateResult | typeof nothing {
  const { clip } = pattern;
  if (!clip) return nothing;
  const said = clip.repeats === 1 ? say("times.one") : say("times", { count: clip.repeats });
  const range = { low: 1, high: 99, step: 1, page: 4, travel: 800 };
  const dial = {
    name: say("times.name"),
    value: clip.repeats,
    range,
    said,
    change: does.repeat,
    cancel: does.repeated,
  };
  return html`<span class="normal-only">${number(dial, html`<span class="sub">×${clip.repeats}</span>`, "value times")}</span>`;
}

const brush = (value: Loudness, tall: number) => ({
  value,
  label: say(value),
  picture: level(tall),
  text: html`<span class="wide-only">${say(value)}</span>`,
});

const level = (tall: number): TemplateResult =>
  html`<svg class="i small level" viewBox="0 0 16 16" aria-hidden="true">${svg`<rect x="1.5" y="1.5" width="13" height="13" rx="3" fill="none" stroke="currentColor" stroke-width="1.2"/><rect x="3" y=${13 - tall} width="10" height=${tall} rx="1.5" fill="currentColor" stroke="none"/>`}</svg>`;

function each({ sheet }: ToolsState, does: ToolsDoes): TemplateResult {
  const { all } = divisionsFor(sheet.rows[0]?.beats[0]?.beat.whole ?? 960);
  const parts = all.map((count) => ({
    value: String(count),
    label: count === 3 && all.includes(4) ? say("each.triplets", { count }) : String(count),
    text: String(count),
  }));
  return segmented({
    name: say("each.in"),
    class: "wide-only",
    value: String(sheet.each),
    parts,
    pick: (value) => does.each(Number(value)),
  });
}

function pager({ sheet, page }: ToolsState, does: ToolsDoes): TemplateResult {
  const beats = sheet.rows[0]?.beats ?? [];
  const [first, second] = beats.slice(page * 2, page * 2 + 2).map(({ beat }) => beat.number);
  const name = second ? say("half", { from: first ?? 1, to: second }) : say("half.one", { from: first ?? 1 });
  return html`${button({ label: say("half.before"), icon: "left", class: "small outlined", do: () => does.page(-1) })}
    <b class="space">${name}</b>${button({ label: say("half.after"), icon: "right", class: "small outlined", do: () => does.page(1) })}`;
}

export interface SwingDoes {
  readonly swing: (percent: number, join: boolean) => void;
  readonly unit: (event: Event) => void;
  readonly back: () => void;
}

export function swingControl({ swing }: Song, does: SwingDoes): TemplateResult {
  const percent = percentOf(swing);
  const feel = feelOf(percent);
  const range = { low: 50, high: Math.max(75, percent), step: 1, page: 5, home: 50 };
  const said = say("swing.said", { percent, feel });
  const dial = { name: say("swing"), value: percent, range, said, change: does.swing, cancel: does.back };
  return html`<div class="row wide-only swing" role="group" aria-label=${say("swing")}>${icon("swing")}${slide(dial)}
    <button type="button" class="feel-name" aria-haspopup="menu" title=${say("swing.unit")} @click=${does.unit}
      ><b>${percent} %</b> <span class="sub normal-only">${feel}</span></button></div>`;
}
