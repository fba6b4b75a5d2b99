/** The keys and the pads as they are drawn. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { isHome, pitchName } from "../song/key.js";
import type { Key as SongKey } from "../song/model.js";
import { drumSaid } from "../view/drum_words.js";
import { icon } from "../view/icons.js";
import { inColour } from "../view/people.js";
import { spokenName } from "./chord_words.js";
import { KEYS, PAD_KEYS } from "./codes.js";
import type { Key } from "./keys.js";
import type { Pad } from "./pads.js";
import { say } from "./words.js";

export interface KeybedState {
  readonly keys: readonly Key[];
  readonly down: readonly number[];
  /** The key that has the tab stop. */
  readonly here: number;
  readonly songKey: SongKey | null;
  readonly caps: (code: string) => string;
}

export function keybed(state: KeybedState, press: (event: PointerEvent) => void): TemplateResult {
  const [low, high] = [state.keys[0]?.pitch ?? 60, state.keys.at(-1)?.pitch ?? 83];
  const name = say("keys", { low: pitchName(low, state.songKey), high: pitchName(high, state.songKey) });
  return html`<div class="bed"><div class="keys" role="group" aria-label=${name} @pointerdown=${press}>${state.keys.map(
    (key) => drawnKey(key, state),
  )}</div></div>`;
}

function drawnKey({ pitch, black, left, width }: Key, state: KeybedState): TemplateResult {
  const { songKey, keys } = state;
  const name = pitchName(pitch, songKey);
  const code = Object.keys(KEYS).find((one) => KEYS[one] === pitch - (keys[0]?.pitch ?? 60));
  const cap = code === undefined ? "" : state.caps(code);
  const home = songKey !== null && isHome(songKey, pitch);
  const kind = `${black ? "black" : "white"} ${state.down.includes(pitch) ? "down" : ""} ${home ? "home" : ""}`;
  const label = cap ? say("key.cap", { pitch: spokenName(name), cap }) : spokenName(name);
  return html`<div role="button" class=${kind} data-key=${pitch} tabindex=${pitch === state.here ? 0 : -1}
    aria-pressed=${state.down.includes(pitch)} style="left:${left * 100}%;width:${width * 100}%"
    ><span class="unseen">${label}</span><span class="under" aria-hidden="true">${cap ? html`<span class="cap-key">${cap}</span>` : nothing}${
      black ? nothing : html`<b>${pitch % 12 === 0 || home ? name : name.replace(/-?\d+$/, "")}</b>`
    }</span></div>`;
}

export interface PadsState {
  readonly pads: readonly Pad[];
  readonly down: readonly number[];
  readonly caps: (code: string) => string;
}

export function padRow(
  { pads, down, caps }: PadsState,
  press: (pad: Pad, event: PointerEvent) => void,
): TemplateResult {
  return html`<div class="pads" role="group" aria-label=${say("pads")}>${pads.map(
    (
      pad,
      i,
    ) => html`<button type="button" class=${down.includes(pad.pitch) ? "hit" : ""} data-pad=${i} style=${inColour(pad.colour)}
      @pointerdown=${(event: PointerEvent) => press(pad, event)}>${icon(pad.icon)}<b>${drumSaid(pad.pitch)}</b><kbd aria-hidden="true">${caps(
        PAD_KEYS[i] ?? "",
      )}</kbd></button>`,
  )}</div>`;
}
