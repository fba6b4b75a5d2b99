/** What sounds now, in names: the chord and its notes; and the chords before it. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { pitchName } from "../song/key.js";
import type { Key } from "../song/model.js";
import { button } from "../view/controls.js";
import { degreeOf } from "./chord.js";
import { bassName, chordName, fullName, longName, reason, romanOf } from "./chord_words.js";
import { allOf, type Played, type PlayedChord } from "./played.js";
import { say } from "./words.js";

/** How many chords are shown. */
const SHOWN = 5;

export function panel(played: Played, key: Key | null, keep: () => void): TemplateResult {
  const all = allOf(played);
  return html`<div class="heard"><div>${now(played, key)}</div>
    <div class="past"><div class="cap">${say("you.played")}</div><div class="row">${all
      .slice(-SHOWN)
      .map((chord, i, shown) =>
        past(chord, key, played.now !== null && i === shown.length - 1),
      )}${button({ label: say("keep"), text: say("keep"), icon: "plus", class: "outlined tall", off: all.length === 0, do: keep })}</div></div></div>`;
}

function now(played: Played, key: Key | null): TemplateResult {
  const shown = played.now ?? (played.pitches.length === 0 ? played.past.at(-1) : undefined);
  if (!shown) return few(played.pitches, key);
  const { chord } = shown;
  const bass = bassName(chord, key);
  return html`<div class="chord-now ${played.now ? "" : "gone"}"><span class="big">${chordName(chord, key)}${bass ? html`<span class="bass">/${bass}</span>` : nothing}</span>
    <span><b>${longName(chord, key)}</b><br><span class="sub">${reason(chord, key)}</span></span></div>
    <div class="notes">${shown.pitches.map((pitch) => html`<span>${pitchName(pitch, key)} <i>${degreeOf(chord, pitch)}</i></span>`)}</div>`;
}

/** One or two notes are no chord yet. */
function few(pitches: readonly number[], key: Key | null): TemplateResult {
  const names = pitches.map((pitch) => pitchName(pitch, key));
  const big = names.length > 0 ? names.join(" ") : "";
  return html`<div class="chord-now">${big ? html`<span class="big">${big}</span>` : nothing}
    <span><b>${say("play.three")}</b><br><span class="sub">${say("play.first")}</span></span></div>`;
}

const past = (played: PlayedChord, key: Key | null, on: boolean): TemplateResult =>
  html`<span class="was ${on ? "on" : ""}"><b>${fullName(played.chord, key)}</b>${key ? html`<small>${romanOf(played.chord, key)}</small>` : nothing}</span>`;
