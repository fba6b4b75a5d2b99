/** The strip that one listens with: play, the wave with its sections, the songs, the tracks, and what to compare with. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { waveform } from "../player/waveform.js";
import { clock, place } from "../time.js";
import { button, segmented } from "../view/controls.js";
import { icon } from "../view/icons.js";
import type { Which } from "./answers.js";
import type { Submission } from "./page.js";
import { flags, type Pins } from "./pins.js";
import { say } from "./words.js";

export interface Picture {
  readonly track: string;
  readonly address: string;
  readonly words: string;
}

export interface Compared {
  readonly which: Which;
  readonly sentences: readonly string[];
}

export interface Hearing {
  readonly open: Submission;
  readonly second: number;
  readonly told: number;
  readonly on: boolean;
  readonly plays: (which: Which, track?: string) => boolean;
  readonly pins: Pins;
  readonly compared: Compared | null;
  readonly score: Picture | null;
  readonly hear: (which: Which, track?: string) => void;
  readonly seek: (second: number) => void;
  readonly choose: (song: string) => void;
  readonly compare: (which: Which) => void;
  readonly draw: (track: string) => void;
}

export function hearing(h: Hearing): TemplateResult {
  const { open, second } = h;
  const { piece } = open;
  const label = say(h.on ? "pause" : "play");
  return html`<div class="hearing"><button type="button" class="play" aria-label=${label} title=${`${label} (Space)`} @click=${() => h.hear("song")}>${icon(h.on ? "pause" : "play")}</button>
    <div class="along"><div class="row where"><span class="time"><b>${clock(second)}</b> <span class="sub">/ ${clock(piece.seconds)}</span></span>
      <span class="sub">${place(piece, second)}</span><span class="space"></span>
      ${open.songs.length > 1 ? segmented({ name: say("song"), value: open.song, pick: h.choose, parts: open.songs.map(({ id, name }) => ({ value: id, label: name })) }) : nothing}
      ${open.start ? comparing(h, "start") : nothing}${open.earlier ? comparing(h, "before") : nothing}</div>
    ${flags(h.pins)}${waveform(open, h.told, h.seek)}
    <div class="parts" aria-hidden="true">${piece.sections.map(
      ({ name, start, end }) =>
        html`<span style="left:${(start / Math.max(piece.seconds, 1e-9)) * 100}%;width:calc(${((end - start) / Math.max(piece.seconds, 1e-9)) * 100}% - 2px)">${name}</span>`,
    )}</div></div></div>${h.compared ? changes(h, h.compared) : nothing}`;
}

const comparing = (h: Hearing, which: "start" | "before"): TemplateResult =>
  button({
    label: say(`compare.${which}`),
    text: say(`compare.${which}`),
    icon: "clock",
    class: "small drawer",
    open: h.compared?.which === which,
    do: () => h.compare(which),
  });

function changes(h: Hearing, { which, sentences }: Compared): TemplateResult {
  const other = which === "before" ? "before" : "start";
  const plays = h.plays(other);
  const name = plays ? say("stop") : say(`compare.hear.${other}`);
  return html`<div class="changes" role="group" aria-label=${say(`compare.${other}`)}><h3>${say(`compare.${other}`)}
      ${button({ label: name, text: name, icon: plays ? "stop" : "play", class: "small outlined", do: () => h.hear(other) })}</h3>
    ${sentences.length ? html`<ul>${sentences.map((sentence) => html`<li><bdi>${sentence}</bdi></li>`)}</ul>` : html`<p class="sub">${say("compare.none")}</p>`}</div>`;
}

/** The facts in one line, and the tracks: each can be heard alone and seen as a score. */
export function tracks(h: Hearing): TemplateResult {
  const { open } = h;
  return html`<div class="tracks"><h3>${say("tracks")} <span class="sub">${open.facts}</span></h3>
    <ul>${open.tracks.map(({ id, name, about }) => {
      const plays = h.plays("track", id);
      const drawn = h.score?.track === id;
      return html`<li>${button({ label: plays ? say("stop") : say("track.hear", { name }), icon: plays ? "stop" : "play", class: "small", do: () => h.hear("track", id) })}
        <bdi class="name">${name}</bdi><span class="sub">${about}</span>
        ${button({ label: say("track.score", { name }), icon: "lead", class: "small drawer", open: drawn, do: () => h.draw(id) })}</li>`;
    })}</ul>
    ${h.score ? html`<div class="score"><img src=${h.score.address} alt=${h.score.words}></div>` : nothing}</div>`;
}
