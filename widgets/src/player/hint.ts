/** The line at the foot: what has focus or lies under the pointer, and the keys that act on it. */
import { html, type TemplateResult } from "lit/html.js";
import { PARTS, type Part } from "../keys.js";
import { position } from "../time.js";
import { say } from "../words.js";
import { loopName } from "./controls.js";
import type { Playable } from "./playable.js";

/** A part, and what it is called. */
export interface Spot {
  readonly part: Part;
  readonly label: string;
}

export const NOWHERE: Spot = { part: "", label: "" };

/** The part of the player that an event came from. */
export function spotOf(target: EventTarget | null): Spot {
  const found = target instanceof Element ? target.closest<HTMLElement>("[data-part]") : null;
  const part = PARTS.find((known) => known === found?.dataset.part) ?? "";
  const label = found?.title || found?.getAttribute("aria-label") || found?.textContent?.trim() || "";
  return { part, label };
}

/** What a part is, in a sentence of the hint line. */
export function describe(deck: Playable, { part, label }: Spot): string {
  if (part === "slider") return position(deck.piece, deck.second);
  if (part === "loop")
    return deck.loop ? say("loop.on", { section: deck.loop.name || deck.piece.title }) : loopName(deck);
  if (part === "volume" || part === "mute")
    return deck.muted ? say("muted") : say("volume.value", { percent: Math.round(deck.volume * 100) });
  return label;
}

const keys = (caps: readonly string[], does: string): TemplateResult =>
  html`<span>${caps.map((cap) => html`<kbd>${cap}</kbd>`)}${does}</span>`;

const keysFor = (deck: Playable, part: Part): readonly TemplateResult[] => {
  const play = keys(["Space"], say(deck.motion === "stopped" ? "keys.play" : "keys.pause"));
  if (part === "volume") return [play, keys(["←", "→"], say("keys.volume"))];
  const along = keys(["←", "→"], say(deck.piece.bars.length > 0 ? "keys.bar" : "keys.seconds"));
  const section = deck.piece.sections.length > 0 ? [keys(["[", "]"], say("keys.section"))] : [];
  return [play, along, ...section, keys(["L"], say("keys.loop"))];
};

/** `sentence` is what is shown; `news` is what has just been done, and is spoken too. */
export function hint(deck: Playable, part: Part, sentence: string, news: string): TemplateResult {
  return html`<div class="hint"><span class="says" aria-hidden="true">${sentence}</span>
    <span class="unseen" role="status">${news}</span>
    <span class="keys" aria-hidden="true">${keysFor(deck, part)}</span></div>`;
}
