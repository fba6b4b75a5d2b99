/** The row of the microphone: which one, and how loud it is, in words. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Input, InputLevel } from "../record/recording.js";
import { button } from "../view/controls.js";
import { icon } from "../view/icons.js";
import { say } from "./words.js";

const LOWEST = -60;
/** Between these peaks, in dB, a voice is recorded well. */
export const QUIET = -36;
export const LOUD = -8;

export interface LevelDoes {
  readonly open: () => void;
  readonly file: () => void;
  readonly choose: (event: Event) => void;
  readonly forgive: () => void;
}

const percent = (db: number): number => Math.min(100, Math.max(0, (100 * (db - LOWEST)) / -LOWEST));

/** Before anybody has allowed the microphone. */
export const firstRow = (does: LevelDoes): TemplateResult =>
  html`<div class="bar low level first">${button({ label: say("first.button"), text: say("first.button"), icon: "mic", class: "primary", do: does.open })}
    <span class="sub">${say("first.says")}</span><span class="space"></span>
    ${button({ label: say("first.file"), text: say("first.file"), icon: "folder", class: "outlined", do: does.file })}</div>`;

export function levelRow(inputs: readonly Input[], clipped: boolean, does: LevelDoes): TemplateResult {
  const name = inputs.find(({ chosen }) => chosen)?.label || say("input");
  const zones = [
    ["quiet", percent((LOWEST + QUIET) / 2)],
    ["good", percent((QUIET + LOUD) / 2)],
    ["loud", percent(LOUD / 2)],
  ] as const;
  return html`<div class="level bar low">
    ${button({ label: `${name}: ${say("input.choose")}`, text: html`<span class="input">${name}</span>${icon("down", "down")}`, icon: "mic", class: "small", opens: "menu", do: does.choose })}
    <div class="gauge"><div class="m" role="meter" aria-label=${say("level")} aria-valuemin=${LOWEST} aria-valuemax="0" aria-valuenow=${LOWEST}>
      <i></i><u style="left:${percent(QUIET)}%"></u><u style="left:${percent(LOUD)}%"></u><b></b></div>
      <div class="zones" aria-hidden="true">${zones.map(([zone, left]) => html`<span data-zone=${zone} style="left:${left}%">${say(`level.${zone}`)}</span>`)}</div></div>
    <span class="db" aria-hidden="true"></span>
    ${clipped ? button({ label: say("level.forgive"), text: say("level.clipped"), class: "small clipped", do: does.forgive }) : nothing}</div>`;
}

type Zone = "quiet" | "good" | "loud";

const zoneOf = (db: number): Zone => (db < QUIET ? "quiet" : db > LOUD ? "loud" : "good");

const SPOKEN = 300;

/** Moves the meter at every frame; what is read aloud changes only a few times a second. */
export class Gauge {
  #shown = "";
  #spoken = 0;

  show(root: HTMLElement, { db, peak }: InputLevel, now: number): void {
    const meter = root.querySelector<HTMLElement>('.level [role="meter"]');
    if (!meter) return;
    const [bar, hold] = [meter.querySelector("i"), meter.querySelector("b")];
    if (bar) bar.style.clipPath = `inset(0 ${100 - percent(db)}% 0 0)`;
    if (hold) hold.style.left = `${percent(peak)}%`;
    meter.dataset.zone = zoneOf(db);
    const text = peak <= LOWEST ? "" : `${Math.round(peak)} dB`;
    if (text === this.#shown || now - this.#spoken < SPOKEN) return;
    [this.#shown, this.#spoken] = [text, now];
    this.#tell(root, meter, peak, text);
  }

  #tell(root: HTMLElement, meter: HTMLElement, peak: number, text: string): void {
    const zone = zoneOf(peak);
    meter.setAttribute("aria-valuenow", String(Math.round(Math.max(LOWEST, Math.min(0, peak)))));
    meter.setAttribute(
      "aria-valuetext",
      say("level.said", { db: Math.round(peak), word: say(`level.${zone}`) }),
    );
    const shown = root.querySelector(".level .db");
    if (shown) shown.textContent = text;
    for (const word of root.querySelectorAll<HTMLElement>(".zones span"))
      word.classList.toggle("now", text !== "" && word.dataset.zone === zone);
  }
}
