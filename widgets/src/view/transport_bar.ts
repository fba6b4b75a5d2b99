/** The bar at the head of a view: transport, position, and what every view can do. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Transport } from "../audio/transport.js";
import type { Session } from "../live/session.js";
import { button } from "./controls.js";
import { icon } from "./icons.js";
import { type Lcd, lcd } from "./lcd.js";
import type { Entry } from "./menu.js";
import { initialsOf } from "./people.js";
import { say } from "./words.js";

/** Which parts a view has; what is left out is not there. */
export interface Parts {
  readonly toStart?: boolean;
  /** Play and stop; on unless told otherwise. */
  readonly play?: boolean;
  /** A record button, where the view can record: what it does, and whether it is recording. */
  readonly record?: { readonly on: boolean; readonly do: () => void };
  /** The position display; `false` leaves it out. */
  readonly lcd?: Lcd | false;
  readonly loop?: boolean;
  readonly click?: boolean;
  readonly countIn?: boolean;
  /** Undo and redo; on unless told otherwise. */
  readonly history?: boolean;
  /** The code drawer; on unless told otherwise. */
  readonly code?: boolean;
}

/** What the bar's buttons do. */
export interface Does {
  readonly toggle: () => void;
  readonly toStart: () => void;
  readonly loop: () => void;
  readonly click: () => void;
  readonly countIn: () => void;
  readonly code: () => void;
  readonly more: (event: Event) => void;
  readonly follow: (client: string) => void;
}

export interface BarState {
  readonly session: Session;
  readonly transport: Transport;
  readonly parts: Parts;
  /** The view's own controls: `first` before the position display, `extra` after it. */
  readonly first: unknown;
  readonly extra: unknown;
  readonly codeOpen: boolean;
  readonly followed: string;
}

export function transportBar(state: BarState, does: Does): TemplateResult {
  const { session, parts } = state;
  return html`<div class="bar" data-bar="transport">${starting(state, does)}${state.first}
    ${parts.lcd === false ? nothing : lcd(session, state.transport, parts.lcd ?? {})}${state.extra}<span class="space"></span>
    ${toggles(state, does)}${initialsOf(session.people, state.followed, does.follow)}
    ${parts.history === false ? nothing : history(session)}
    ${parts.code === false ? nothing : html`<span class="gap wide-only"></span>${codeButton(state.codeOpen, does.code)}`}
    ${button({ label: say("more"), icon: "more", opens: "menu", do: does.more })}</div>`;
}

function starting({ transport, parts }: BarState, does: Does): TemplateResult {
  const plays = transport.motion !== "stopped";
  const name = say(plays ? "stop" : "play");
  const play = html`<button type="button" class="play" aria-label=${name} title=${`${name} (Space)`} data-part="play"
    @click=${does.toggle}>${icon(plays ? "stop" : "play")}</button>`;
  const start = button({
    label: say("start"),
    icon: "start",
    keys: "Home",
    class: "wide-only",
    do: does.toStart,
  });
  return html`${parts.toStart ? start : nothing}${parts.play === false ? nothing : play}${record(parts)}`;
}

function record({ record: part }: Parts): TemplateResult | typeof nothing {
  if (!part) return nothing;
  const name = say(part.on ? "record.stop" : "record");
  return html`<button type="button" class="record" aria-label=${name} title=${`${name} (R)`} aria-pressed=${part.on}
    @click=${part.do}>${icon("record")}</button>`;
}

function toggles({ transport, parts }: BarState, does: Does): TemplateResult {
  const loop = button({
    label: say("loop"),
    icon: "loop",
    keys: "L",
    on: transport.loop !== null,
    class: "wide-only",
    do: does.loop,
  });
  const click = button({
    label: say("click"),
    icon: "metronome",
    keys: "K",
    on: transport.metronome,
    class: "wide-only",
    do: does.click,
  });
  const count = button({
    label: say("countin"),
    icon: "count",
    on: transport.countIn > 0,
    class: "wide-only",
    do: does.countIn,
  });
  return html`${parts.loop ? loop : nothing}${parts.click ? click : nothing}${parts.countIn ? count : nothing}`;
}

function history(session: Session): TemplateResult {
  const { undoName, redoName } = session;
  const undo = {
    label: undoName || say("undo"),
    icon: "undo",
    off: undoName === "",
    do: () => session.undo(),
  } as const;
  const redo = {
    label: redoName || say("redo"),
    icon: "redo",
    off: redoName === "",
    class: "wide-only",
    do: () => session.redo(),
  } as const;
  return html`${button(undo)}${button(redo)}`;
}

const codeButton = (open: boolean, toggle: () => void): TemplateResult =>
  button({
    label: say("code"),
    icon: "code",
    text: html`<span class="wide-only">${say("code")}</span>`,
    open,
    class: "outlined drawer",
    keys: "Shift+Ctrl+C",
    do: toggle,
  });

/** What a narrow bar leaves out, as entries of the More menu. */
export function sharedEntries(
  { session, transport }: Pick<BarState, "session" | "transport">,
  parts: Parts,
  does: Does,
): readonly Entry[] {
  const loop = { label: say("loop"), keys: "L", on: transport.loop !== null, do: does.loop };
  const click = { label: say("click"), keys: "K", on: transport.metronome, do: does.click };
  const count = { label: say("countin"), on: transport.countIn > 0, do: does.countIn };
  const redo = {
    label: session.redoName || say("redo"),
    off: session.redoName === "",
    do: () => session.redo(),
  };
  const plays = parts.play !== false;
  return [...(plays ? [loop, click] : []), count, ...(parts.history === false ? [] : [redo])];
}
