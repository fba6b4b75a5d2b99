/** The recorder's own controls in the transport bar: what goes on, the count-in, and whether one hears oneself. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Recorder } from "../record/recording.js";
import { button } from "../view/controls.js";
import { icon } from "../view/icons.js";
import type { State } from "./state.js";
import { say } from "./words.js";

export interface HeadDoes {
  readonly countIn: (event: Event) => void;
  readonly monitor: () => void;
  readonly punch: () => void;
}

export interface Head {
  readonly recorder: Recorder;
  readonly state: State;
  /** The number of the take that is recorded, or would be. */
  readonly count: number;
  /** Beats that are counted in, and how many are over; 0 of 0 where none are. */
  readonly beats: number;
  readonly counted: number;
  readonly canPunch: boolean;
}

export function head(shown: Head, does: HeadDoes): TemplateResult {
  const { recorder, state } = shown;
  const bars = state.countIn;
  const count =
    bars === 0 ? say("count.none") : bars === 1 ? say("count.one") : say("count.other", { count: bars });
  // While one sings, what goes on has the room.
  if (shown.beats > 0 || isGoing(recorder))
    return html`${status(shown)}<span class="space"></span>${dots(shown)}`;
  return html`${status(shown)}<span class="space"></span>
    ${button({ label: `${count}: ${say("count.dots")}`, text: html`<span>${count}</span>${icon("down", "down")}`, class: "small wide-only", opens: "menu", do: does.countIn })}
    ${shown.canPunch || state.punch ? button({ label: say("punch"), text: say("punch"), class: "small wide-only", on: state.punch, do: does.punch }) : nothing}
    ${button({ label: say("monitor"), icon: "ear", on: recorder.monitor, class: "wide-only", do: does.monitor })}`;
}

const isGoing = ({ phase }: Recorder): boolean => phase === "counting" || phase === "recording";

function status({ recorder: { phase }, count }: Head): TemplateResult | typeof nothing {
  if (phase === "off" || phase === "open") return nothing;
  const red = phase === "counting" || phase === "recording";
  return html`<span class="chip ${red ? "rec" : ""}" data-phase=${phase}>${say(`phase.${phase}`, { count })}</span>`;
}

/** A dot for each beat of the count-in. */
function dots({ beats, counted }: Head): TemplateResult | typeof nothing {
  if (beats === 0) return nothing;
  return html`<span class="dots wide-only" role="img" aria-label=${say("count.dots")}>${Array.from(
    { length: beats },
    (_, beat) => html`<i class=${beat < counted ? "done" : ""}>${beat + 1}</i>`,
  )}</span>`;
}
