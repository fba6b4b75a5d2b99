/** The roster: who is to be listened to, who is marked, who has it back, who has not handed in yet. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { button, segmented } from "../view/controls.js";
import { type Icon, icon } from "../view/icons.js";
import { rowsOf } from "./order.js";
import { type DeskPage, GROUPS, type Group, type Row } from "./page.js";
import { say } from "./words.js";

export type Mode = "one" | "across" | "class";
const MODES: readonly Mode[] = ["one", "across", "class"];
const SIGNS: Readonly<Record<Group, Icon>> = {
  listen: "circle",
  marked: "tick",
  returned: "tick-filled",
  none: "circle",
};

export interface Roster {
  readonly page: DeskPage;
  readonly key: string;
  readonly mode: Mode;
  readonly unfolded: boolean;
  readonly pick: (key: string) => void;
  readonly assign: (anchor: HTMLElement) => void;
  readonly turn: (mode: Mode) => void;
  readonly hide: (on: boolean) => void;
  readonly collect: () => void;
  readonly unfold: () => void;
}

export function roster(r: Roster): TemplateResult {
  const { page } = r;
  const title = page.assignments.find(({ id }) => id === page.assignment)?.name ?? "";
  const several = page.assignments.length > 1;
  const top = html`<span><b>${title}</b><span class="cap">${page.place}</span></span>${several ? icon("down", "small") : nothing}`;
  return html`<nav class="roster ${r.unfolded ? "open" : ""}" aria-label=${say("roster")}><h2 class="unseen">${say("roster")}</h2>
    ${
      several
        ? html`<button type="button" class="b outlined pick" aria-haspopup="listbox" aria-label=${`${title}, ${page.place}: ${say("assignment")}`}
          @click=${(event: Event) => event.currentTarget instanceof HTMLElement && r.assign(event.currentTarget)}>${top}</button>`
        : html`<div class="pick one">${top}</div>`
    }
    ${segmented({
      name: say("view"),
      value: r.mode,
      pick: (value) => r.turn(MODES.find((mode) => mode === value) ?? "one"),
      parts: MODES.map((value) => ({
        value,
        label: say(`view.${value}.about`),
        text: say(`view.${value}`),
      })),
    })}
    ${button({ label: say("unfold"), text: say("unfold"), icon: "down", open: r.unfolded, class: "fold", do: r.unfold })}
    <div class="lists">${GROUPS.map((group) => listed(r, group, rowsOf(page, group)))}
      <div class="row foot">${button({ label: say("anonymous"), text: say("anonymous"), on: page.anonymous, class: "small", do: () => r.hide(!page.anonymous) })}
        <span class="space"></span>${button({ label: say("collect"), text: say("collect"), icon: "folder", class: "small outlined", do: r.collect })}</div>
    </div></nav>`;
}

function listed(r: Roster, group: Group, rows: readonly Row[]): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<h3><span>${say(group)}</span><span>${rows.length}</span></h3>
    <ul>${rows.map((row) => (group === "none" ? absent(row) : present(r, row)))}</ul>`;
}

function present(r: Roster, row: Row): TemplateResult {
  const now = row.key === r.key;
  return html`<li><button type="button" aria-current=${now ? "true" : nothing} title=${row.name} @click=${() => r.pick(row.key)}>
    <span class=${`sign ${row.group}`}>${icon(now ? "ear" : SIGNS[row.group])}</span><bdi class="name">${row.name}</bdi>
    <span class="cap">${row.note || (now && row.group === "listen" ? say("now") : "")}</span></button></li>`;
}

const absent = (row: Row): TemplateResult =>
  html`<li><span class="absent" title=${row.name}><span class="sign none">${icon("circle")}</span><bdi class="name">${row.name}</bdi>
    <span class="cap">${row.note}</span></span></li>`;
