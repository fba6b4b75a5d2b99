/** What stands under the lanes: how late the sound is, what was dropped, what broke off, what is in danger. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Latency, MeasuringNow, Recovered } from "../record/recording.js";
import { button } from "../view/controls.js";
import { icon } from "../view/icons.js";
import { clockSaid, milliseconds, secondsSaid } from "./spoken.js";
import { say } from "./words.js";

export function latencyRow(
  latency: Latency,
  measuring: MeasuringNow | null,
  measure: (event: Event) => void,
): TemplateResult {
  const [before = "", after = ""] = say(latency.measured ? "latency.measured" : "latency.reported", {
    ms: "\u0000",
  }).split("\u0000 ms");
  const said = measuring
    ? say("phase.measuring", { percent: Math.round(measuring.done * 100) })
    : html`${before}<b>${milliseconds(latency.seconds)} ms</b>${after}`;
  return html`<div class="below latency">${icon("clock", "small")}<span role=${measuring ? "status" : nothing}>${said}</span><span class="space"></span>
    ${button({ label: say(latency.measured ? "measure.again" : "measure"), text: say(latency.measured ? "measure.again" : "measure"), class: "small outlined", opens: "dialog", off: measuring !== null, do: measure })}</div>`;
}

/** How steadily the best take comes with the beat, in words and as a picture. */
export const timingRow = (said: string): TemplateResult =>
  html`<div class="below timing" ?hidden=${said === ""}>${icon("metronome", "small")}<span><b>${say("timing.title")}.</b> ${said}</span><span class="space"></span>
    <canvas class="histogram" aria-hidden="true"></canvas></div>`;

export const droppedRow = (restore: () => void): TemplateResult =>
  html`<div class="below" role="status">${icon("undo", "small")}<span>${say("dropped.says")}</span><span class="space"></span>
    ${button({ label: say("dropped.restore"), text: say("dropped.restore"), class: "small outlined", do: restore })}</div>`;

export const rescueRow = (save: () => void): TemplateResult =>
  html`<div class="below" role="alert">${icon("next", "small")}<span>${say("rescue.says")}</span><span class="space"></span>
    ${button({ label: say("rescue.save"), text: say("rescue.save"), class: "small primary", do: save })}</div>`;

export function recoveredRow(
  one: Recovered,
  keep: (recording: string) => void,
  discard: (recording: string) => void,
): TemplateResult {
  const words = { length: secondsSaid(one.seconds), when: clockSaid(one.recorded) };
  return html`<div class="below" role="status">${icon("next", "small")}<span>${say("recovered.says", words)}</span><span class="space"></span>
    ${button({ label: say("recovered.keep"), text: say("recovered.keep"), class: "small outlined", do: () => keep(one.recording) })}
    ${button({ label: say("recovered.discard"), text: say("recovered.discard"), class: "small", do: () => discard(one.recording) })}</div>`;
}
