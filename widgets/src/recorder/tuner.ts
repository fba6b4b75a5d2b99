/** The tuner beside the pitch lane: the note that is sung now, and how far it is from it. */
import { html, type TemplateResult } from "lit/html.js";
import type { Sung } from "./tuning.js";
import { say } from "./words.js";

/** A tone that has just ended is shown so many milliseconds longer: one reads slower than one sings. */
const LINGER = 700;
const CALM = 90;

export const tunerHead = (): TemplateResult =>
  html`<div class="head tuner"><span class="cap">${say("sing")}</span><span class="note" aria-live="off">–</span>
    <span class="how"></span><span class="cap below-note">${say("sing.nothing")}</span></div>`;

/** Writes what is sung into the head, not faster than one can read. */
export class Tuner {
  #last = 0;
  #drawn = 0;
  #said = "";

  show(root: HTMLElement, sung: Sung | null, now: number): void {
    if (sung) this.#last = now;
    else if (now - this.#last < LINGER) return;
    const said = sung ? `${sung.note} ${sung.cents}` : "";
    if (said === this.#said || now - this.#drawn < CALM) return;
    [this.#said, this.#drawn] = [said, now];
    write(root, ".tuner .note", sung?.note ?? "–");
    write(root, ".tuner .how", sung ? howSaid(sung) : "");
    write(root, ".tuner .below-note", say(sung ? "cents" : "sing.nothing"));
    root.querySelector(".tuner .how")?.classList.toggle("good", sung?.inTune === true);
  }
}

function write(root: HTMLElement, where: string, text: string): void {
  const element = root.querySelector(where);
  if (element) element.textContent = text;
}

/** Such as "in tune, +4" or "low, −38". */
export function howSaid({ inTune, cents }: Sung): string {
  const sign = cents > 0 ? `+${cents}` : cents < 0 ? `−${-cents}` : "0";
  return `${say(inTune ? "in.tune" : cents > 0 ? "high" : "low")}, ${sign}`;
}
