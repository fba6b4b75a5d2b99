/** The play button, the title and the time above the wave; sections, loop and volume below it. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { type Section, sectionAt } from "../piece.js";
import { clock, place } from "../time.js";
import { icon } from "../view/icons.js";
import { say } from "../words.js";
import type { Playable } from "./playable.js";

export function playButton(deck: Playable, toggle: () => void): TemplateResult {
  const plays = deck.motion !== "stopped";
  const name = say(plays ? "pause" : "play");
  return html`<button type="button" class="play" data-part="play" aria-label=${name} title=${name}
    @click=${toggle}>${icon(plays ? "pause" : "play")}</button>`;
}

export function heading(deck: Playable): TemplateResult {
  const { piece, second } = deck;
  const where = deck.slow ? say("loading") : place(piece, second);
  return html`<div class="names">
    <div class="top"><h2>${piece.title}</h2>${piece.subtitle ? html`<span class="sub">${piece.subtitle}</span>` : nothing}
      <span class="time"><b>${clock(second)}</b> / ${clock(piece.seconds)}</span></div>
    <div class="sub where">${where || "\u00a0"}</div>
  </div>`;
}

/** The named parts of the piece, each as wide as it is long; pressing one goes there. */
export function sections(deck: Playable, go: (section: Section) => void): TemplateResult | typeof nothing {
  const { piece, second } = deck;
  if (piece.sections.length === 0) return nothing;
  const now = sectionAt(piece, second);
  const share = (seconds: number): string => `${(seconds / Math.max(piece.seconds, 1e-9)) * 100}%`;
  return html`<div class="sections" role="group" aria-label=${say("sections")}>${piece.sections.map(
    (section) => html`<button type="button" data-part="section"
      style="left:${share(section.start)};width:calc(${share(section.end - section.start)} - 2px)"
      aria-current=${section === now ? "true" : nothing} title=${said(section)}
      @click=${() => go(section)}><span>${section.name}</span></button>`,
  )}</div>`;
}

const said = ({ name, start }: Section): string => say("section.go", { name, time: clock(start) });

/** What the loop button would repeat, in words. */
export function loopName(deck: Playable): string {
  const section = deck.loop ?? sectionAt(deck.piece, deck.second);
  return section?.name ? say("loop.section", { section: section.name }) : say("loop");
}

/** How fast one can listen. */
const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5];

/** The speeds, where the player has them: for practising along. */
function speeds(deck: Playable, pace: (speed: number) => void): TemplateResult | typeof nothing {
  const { speed } = deck;
  if (speed === undefined) return nothing;
  const choose = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) pace(Number(event.target.value));
  };
  return html`<select class="speed" data-part="speed" aria-label=${say("speed")} title=${say("speed")} @change=${choose}>${SPEEDS.map(
    (one) =>
      html`<option value=${one} ?selected=${one === speed}>${say("speed.times", { speed: one })}</option>`,
  )}</select>`;
}

export function controls(
  deck: Playable,
  toggleLoop: () => void,
  mute: () => void,
  pace: (speed: number) => void,
): TemplateResult {
  const percent = Math.round(deck.volume * 100);
  const move = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) deck.setVolume(event.target.valueAsNumber / 100);
  };
  return html`<div class="controls">
    <button type="button" class="b outlined" data-part="loop" aria-pressed=${deck.loop !== null}
      @click=${toggleLoop}>${icon("loop")}<span>${loopName(deck)}</span></button>${speeds(deck, pace)}
    <span class="space"></span>
    <button type="button" class="b only" data-part="mute" aria-label=${say("mute")} title=${say("mute")}
      aria-pressed=${deck.muted} @click=${mute}>${icon(deck.muted ? "mute" : "speaker")}</button>
    <input type="range" class="volume" data-part="volume" min="0" max="100" step="5" .value=${String(percent)}
      style="--v:${percent}%" aria-label=${say("volume")} aria-valuetext=${say("volume.value", { percent })}
      @input=${move}>
  </div>`;
}

export const trouble = (sentence: string): TemplateResult =>
  html`<div class="trouble" role="alert">${sentence ? html`${icon("next")}<span>${sentence}</span>` : nothing}</div>`;
