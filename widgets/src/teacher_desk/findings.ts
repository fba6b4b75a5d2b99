/** What the check has heard: what is there first, then what is not yet. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { icon } from "../view/icons.js";
import type { Finding, Task } from "./page.js";
import { say } from "./words.js";

export function findings(tasks: readonly Task[], go: (song: string, bar: number) => void): TemplateResult {
  const all = tasks.flatMap((task) => task.findings);
  const count = all.filter(({ good }) => good).length;
  return html`<h3>${say("found")}
    ${all.length ? html`<span class="chip good">${icon("tick", "small")}${say("found.count", { count, all: all.length })}</span>` : nothing}</h3>
    ${all.length ? nothing : html`<p class="sub">${say("found.none")}</p>`}
    ${tasks.map((task) => of(task, tasks.length > 1, go))}`;
}

function of(task: Task, several: boolean, go: (song: string, bar: number) => void): TemplateResult {
  const there = task.findings.filter(({ good }) => good);
  const not = task.findings.filter(({ good }) => !good);
  return html`${several ? html`<h4 class="sub"><bdi>${task.title}</bdi></h4>` : nothing}
    <ul class="found">${[...there, ...not].map((finding) => found(finding, task.song, go))}</ul>`;
}

function found(
  { good, title, found: heard, bar }: Finding,
  song: string,
  go: (song: string, bar: number) => void,
): TemplateResult {
  const there = bar > 0 ? place(title, bar, () => go(song, bar)) : nothing;
  if (good)
    return html`<li>${icon("tick-filled")}<span>${title} ${there}${heard ? html`<span class="sub">${heard}</span>` : nothing}</span></li>`;
  return html`<li class="not">${icon("step")}<span><b>${say("notyet")}</b> ${title} ${there}<span class="sub">${heard}</span></span></li>`;
}

const place = (title: string, bar: number, go: () => void): TemplateResult =>
  html`<button type="button" class="chip" aria-label=${say("bar.go", { bar, title })} @click=${go}>${say("bar", { bar })}</button>`;
