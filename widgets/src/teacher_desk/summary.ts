/** The class at a glance: what most have not yet, how much is there, and the levels. Bars have their numbers beside them. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Count, Counts, Summary } from "./summary_page.js";
import { say } from "./words.js";

export function summary(found: Summary | null): TemplateResult {
  if (!found) return html`<p class="sub first">${say("across.none")}</p>`;
  return html`<header class="top"><h2>${found.headline}</h2></header>
    <div class="glance">${found.parts.map((part) => counted(part))}</div>`;
}

function counted({ title, about, all, counts }: Counts): TemplateResult {
  return html`<section aria-label=${title}><h3>${title}</h3>${about ? html`<p class="sub">${about}</p>` : nothing}
    <ul>${counts.map((one) => bar(one, all))}</ul></section>`;
}

const bar = ({ name, count }: Count, all: number): TemplateResult =>
  html`<li><bdi class="name">${name}</bdi><span class="track" aria-hidden="true"><i style="width:${Math.min(count / all, 1) * 100}%"></i></span>
    <span class="number">${say(count === 1 ? "students.one" : "students.other", { count })}</span></li>`;
