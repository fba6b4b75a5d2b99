/** Comments pinned to places: flags over the wave, and the list where they are read and written. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { clock } from "../time.js";
import { button } from "../view/controls.js";
import type { Pin } from "./page.js";
import { say } from "./words.js";

/** The longest comment that is kept, in characters. */
const LONGEST = 2000;

/** A comment, and which of all it is. */
export interface Placed extends Pin {
  readonly at: number;
}

export interface Pins {
  readonly pins: readonly Placed[];
  readonly editing: number | null;
  readonly second: number;
  readonly seconds: number;
  readonly go: (pin: Placed) => void;
  readonly edit: (at: number | null) => void;
  readonly write: (at: number, text: string) => void;
  readonly remove: (at: number) => void;
  readonly add: () => void;
}

/** The comments of one song. */
export const pinsOf = (pins: readonly Pin[], song: string): readonly Placed[] =>
  pins.map((pin, at) => ({ ...pin, at })).filter((pin) => pin.song === song);

export const flags = (p: Pins): TemplateResult =>
  html`<div class="flags" role="group" aria-label=${say("pins")}>${p.pins.map(
    (
      pin,
      number,
    ) => html`<button type="button" class="flag ${pin.at === p.editing ? "draft" : ""}" title=${pin.text}
      style="left:${Math.min((pin.seconds / Math.max(p.seconds, 1e-9)) * 100, 100)}%"
      aria-label=${say("pin", { number: number + 1, time: clock(pin.seconds) })} @click=${() => p.go(pin)}><b>${number + 1}</b></button>`,
  )}</div>`;

export function pinList(p: Pins): TemplateResult {
  return html`<div class="pinned"><h3>${say("pinned")}
      ${button({ label: say("pin.add"), text: say("pin.add"), icon: "pin", class: "small outlined", keys: "C", do: p.add })}</h3>
    ${p.pins.length ? nothing : html`<p class="sub">${say("pinned.none")}</p>`}
    <ol>${p.pins.map((pin, number) => (pin.at === p.editing ? writing(p, pin, number) : read(p, pin, number)))}</ol></div>`;
}

function read(p: Pins, pin: Placed, number: number): TemplateResult {
  return html`<li><b class="number" aria-hidden="true">${number + 1}</b><span class="said"><button type="button" class="time"
      aria-label=${say("pin", { number: number + 1, time: clock(pin.seconds) })} @click=${() => p.go(pin)}>${clock(pin.seconds)}</button><bdi>${pin.text}</bdi></span>
    <span class="row tight">${button({ label: say("pin.edit.do", { number: number + 1 }), icon: "pencil", class: "small", do: () => p.edit(pin.at) })}
      ${button({ label: say("pin.remove", { number: number + 1 }), icon: "close", class: "small", do: () => p.remove(pin.at) })}</span></li>`;
}

function writing(p: Pins, pin: Placed, number: number): TemplateResult {
  const name = say(pin.text ? "pin.edit" : "pin.new", { time: clock(pin.seconds) });
  return html`<li class="draft"><b class="number" aria-hidden="true">${number + 1}</b><span class="said"><span class="time">${clock(pin.seconds)}</span>
      <textarea rows="2" maxlength=${LONGEST} aria-label=${name} data-write=${pin.at} .value=${pin.text}
        @input=${(event: Event) => event.target instanceof HTMLTextAreaElement && p.write(pin.at, event.target.value)}></textarea></span>
    <span class="row tight">${button({ label: say("pin.done"), icon: "tick", class: "small", do: () => p.edit(null) })}
      ${button({ label: say("pin.remove", { number: number + 1 }), icon: "close", class: "small", do: () => p.remove(pin.at) })}</span></li>`;
}
