/** A question and its answers: a choice, a rhythm on a row of steps, or a line of notes. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { button } from "../view/controls.js";
import { icon } from "../view/icons.js";
import type { Round } from "./page.js";
import { say } from "./words.js";

/** What the page can do with a round. */
export interface Hands {
  readonly plays: (which: string) => boolean;
  readonly play: (which: string) => void;
  readonly act: (act: string, values: readonly unknown[]) => void;
  /** What is being put together as an answer. */
  readonly draft: readonly string[];
  readonly change: (draft: readonly string[]) => void;
}

/** The keys that answer, one for each choice. */
export const CHOICE_KEYS = "123456789abc";

export function roundView(page: Round, hands: Hands): TemplateResult {
  return html`<header class="head"><div><span class="cap">${page.title}</span><h2>${page.asks}</h2>
      <span class="sub">${say("progress", { done: page.done, count: page.count, right: page.right })}</span></div><span class="space"></span>${levels(page, hands)}</header>
    <div class="play-row">${listen(hands, "question", say(page.tried ? "hear.again" : "hear"), "primary")}
      ${page.kind === "choice" ? nothing : listen(hands, `given:${hands.draft.join(",")}`, say("hear.mine"), "outlined", page.kind === "rhythm" || hands.draft.length < 2)}</div>
    ${page.finished ? nothing : page.kind === "choice" ? choices(page, hands) : page.kind === "rhythm" ? rhythm(page, hands) : line(page, hands)}
    <div class="said ${page.good ? "good" : "next"}">${page.says ? html`${icon(page.good ? "tick-filled" : "step")}<span>${page.says}</span>` : nothing}</div>
    <div class="foot"><span class="pips" aria-hidden="true">${Array.from({ length: page.count }, (_, at) => html`<span class=${at < page.done ? "good" : ""}>${icon(at < page.done ? "tick-filled" : "circle", "small")}</span>`)}</span>
      <span class="space"></span>
      ${page.show && !page.finished ? button({ label: say("show"), text: say("show"), class: "outlined", do: () => hands.act("show", []) }) : nothing}
      ${page.finished ? button({ label: say("again"), text: say("again"), class: "primary", do: () => hands.act("again", []) }) : nothing}</div>`;
}

function listen(hands: Hands, which: string, label: string, look: string, off = false): TemplateResult {
  const plays = hands.plays(which);
  const name = plays ? say("stop") : label;
  return button({
    label: name,
    text: name,
    icon: plays ? "stop" : "play",
    class: look,
    off,
    do: () => hands.play(which),
  });
}

function levels(page: Round, hands: Hands): TemplateResult {
  return html`<span class="levels" role="group" aria-label=${say("level")}>${Array.from(
    { length: page.levels },
    (_, at) => {
      const level = at + 1;
      return html`<button type="button" class="b small" aria-pressed=${level === page.level} aria-label=${say("level.one", { level })}
      @click=${() => hands.act("level", [String(level)])}>${level}</button>`;
    },
  )}</span>`;
}

function choices(page: Round, hands: Hands): TemplateResult {
  return html`<div class="choices" role="group" aria-label=${say("answers")}>${page.choices.map(
    (
      [name, label],
      at,
    ) => html`<button type="button" class="b outlined choice" @click=${() => hands.act("answer", [name])}
      ><kbd aria-hidden="true">${CHOICE_KEYS[at]}</kbd>${label}</button>`,
  )}</div>`;
}

function rhythm(page: Round, hands: Hands): TemplateResult {
  const perBeat = page.steps / 4;
  const toggle = (step: number): void => {
    const on = new Set(hands.draft);
    if (!on.delete(String(step))) on.add(String(step));
    hands.change([...on].sort((a, b) => Number(a) - Number(b)));
  };
  return html`<div class="steps" role="group" aria-label=${say("steps")} style="--steps:${page.steps}">${Array.from(
    { length: page.steps },
    (_, step) => {
      const beat = step % perBeat === 0;
      const label = beat ? say("step.beat", { beat: step / perBeat + 1 }) : say("step", { step: step + 1 });
      const right = page.near[Math.floor(step / perBeat)] === true && page.tried > 0;
      return html`<button type="button" class="cell ${beat ? "beat" : ""} ${right ? "right" : ""}" aria-pressed=${hands.draft.includes(String(step))}
      aria-label=${right ? say("place.right", { label }) : label} @click=${() => toggle(step)}>${beat ? step / perBeat + 1 : ""}</button>`;
    },
  )}</div>${ready(page, hands, hands.draft.length > 0)}`;
}

function line(page: Round, hands: Hands): TemplateResult {
  const put = (at: number, name: string): void => {
    const draft = Array.from({ length: page.length }, (_, place) => hands.draft[place] ?? "");
    draft[at] = name;
    hands.change(draft);
    hands.play(`note:${name}`);
  };
  return html`<div class="line" role="group" aria-label=${say("line")}>${Array.from({ length: page.length }, (_, at) => place(page, hands, at, put))}</div>
    ${ready(page, hands, Array.from({ length: page.length }, (_, at) => hands.draft[at]).every(Boolean))}`;
}

/** One note of a line: a slider of names, moved by arrows, or by the buttons above and below it. */
function place(
  page: Round,
  hands: Hands,
  at: number,
  put: (at: number, name: string) => void,
): TemplateResult {
  const names = page.choices.map(([name]) => name);
  const now = names.indexOf(hands.draft[at] ?? "");
  const label = page.choices[now]?.[1] ?? "";
  const right = page.near[at] === true && page.tried > 0;
  const said = label ? say("place", { at: at + 1, name: label }) : say("place.empty", { at: at + 1 });
  const move = (by: number): void => {
    const next = names[now < 0 ? 0 : Math.min(Math.max(now + by, 0), names.length - 1)];
    if (next !== undefined) put(at, next);
  };
  const key = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (by) {
      event.preventDefault();
      move(by);
    }
  };
  return html`<div class="place ${right ? "right" : ""}">
    ${button({ label: `${said}, ${say("higher")}`, icon: "plus", class: "small", tabindex: -1, do: () => move(1) })}
    <div class="note" tabindex="0" role="slider" aria-label=${say("place.empty", { at: at + 1 }).split(":")[0] ?? ""} aria-orientation="vertical" aria-valuemin="1"
      aria-valuemax=${names.length} aria-valuenow=${now + 1} aria-valuetext=${right ? say("place.right", { label }) : label || said} @keydown=${key} @click=${() => now >= 0 && hands.play(`note:${names[now]}`)}>
      <span class="ball" style="--up:${now < 0 ? 0 : now / Math.max(names.length - 1, 1)}">${label || "?"}</span></div>
    ${button({ label: `${said}, ${say("lower")}`, icon: "minus", class: "small", tabindex: -1, do: () => move(-1) })}</div>`;
}

function ready(page: Round, hands: Hands, full: boolean): TemplateResult {
  const draft = page.kind === "line" ? hands.draft.slice(0, page.length) : hands.draft;
  return html`<div class="play-row">${button({ label: say("check"), text: say("check"), class: "outlined", off: !full, do: () => hands.act("answer", draft) })}</div>`;
}
