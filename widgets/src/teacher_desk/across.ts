/** One criterion for everybody: students below one another, each to be heard and given a level. */
import { html, type TemplateResult } from "lit/html.js";
import { button, segmented } from "../view/controls.js";
import { handedIn } from "./order.js";
import type { DeskPage, Levels } from "./page.js";
import { radios } from "./rubric.js";
import { say } from "./words.js";

export interface Across {
  readonly page: DeskPage;
  readonly key: string;
  readonly criterion: number;
  readonly levels: (key: string) => Levels;
  readonly plays: (key: string) => boolean;
  readonly choose: (criterion: number) => void;
  readonly hear: (key: string) => void;
  readonly set: (key: string, level: number) => void;
}

export function across(a: Across): TemplateResult {
  const { page } = a;
  const rows = handedIn(page);
  const criterion = page.rubric[a.criterion];
  if (!criterion) return html`<p class="sub first">${say("ears.none")}</p>`;
  return html`<header class="top"><div><h2>${criterion.name}</h2><span class="sub">${criterion.about}</span></div><span class="space"></span>
      ${segmented({ name: say("criterion"), value: String(a.criterion), pick: (value) => a.choose(Number(value)), parts: page.rubric.map(({ name }, at) => ({ value: String(at), label: name })) })}</header>
    ${rows.length ? "" : html`<p class="sub first">${say("across.none")}</p>`}
    <ul class="across">${rows.map((row) => {
      const plays = a.plays(row.key);
      return html`<li class=${row.key === a.key ? "current" : ""} data-row=${row.key}>
        ${button({ label: plays ? say("stop") : say("hear.one", { name: row.name }), icon: plays ? "stop" : "play", class: "outlined", do: () => a.hear(row.key) })}
        <bdi class="name" title=${row.name}>${row.name}</bdi>
        ${radios({ label: `${criterion.name}: ${row.name}`, names: page.levels, level: a.levels(row.key)[criterion.name], mark: row.key, set: (level) => a.set(row.key, level) })}</li>`;
    })}</ul>`;
}
