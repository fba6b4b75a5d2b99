/** The rubric: for each criterion one of four levels, as radios. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Criterion, Levels } from "./page.js";
import { say } from "./words.js";

export interface Rubric {
  readonly rubric: readonly Criterion[];
  readonly names: readonly string[];
  readonly levels: Levels;
  /** The criterion that the keys 1 to 4 act on. */
  readonly current: number;
  readonly set: (criterion: number, level: number) => void;
}

export function rubric(r: Rubric): TemplateResult {
  return html`<h3>${say("ears")} <span class="sub">${r.rubric.length ? say("ears.keys") : nothing}</span></h3>
    ${r.rubric.length ? nothing : html`<p class="sub">${say("ears.none")}</p>`}
    <div class="rubric">${r.rubric.map(
      (
        criterion,
        at,
      ) => html`<div class=${at === r.current ? "current" : ""}><div class="asked"><b>${criterion.name}</b><span class="sub">${criterion.about}</span></div>
        ${radios({ label: criterion.name, names: r.names, level: r.levels[criterion.name], mark: String(at), set: (level) => r.set(at, level) })}</div>`,
    )}</div>`;
}

export interface Radios {
  readonly label: string;
  readonly names: readonly string[];
  readonly level: number | undefined;
  /** By which the group is found again. */
  readonly mark: string;
  readonly set: (level: number) => void;
}

export function radios({ label, names, level, mark, set }: Radios): TemplateResult {
  return html`<div class="levels" role="radiogroup" aria-label=${label} data-group=${mark}
    @keydown=${(event: KeyboardEvent) => arrow(event, names.length, level, set)}>${names.map(
      (
        name,
        at,
      ) => html`<button type="button" role="radio" aria-checked=${at === level} tabindex=${at === (level ?? 0) ? 0 : -1}
        @click=${() => at !== level && set(at)}>${name}</button>`,
    )}</div>`;
}

const ARROWS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrows choose the next level, as radios do everywhere; the ends are ends, since levels have an order. */
function arrow(
  event: KeyboardEvent,
  all: number,
  level: number | undefined,
  set: (level: number) => void,
): void {
  const by = ARROWS[event.key];
  const { currentTarget: group } = event;
  if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const next = Math.min(Math.max(level === undefined ? 0 : level + by, 0), all - 1);
  if (next !== level) set(next);
  if (group instanceof HTMLElement) group.querySelectorAll<HTMLElement>('[role="radio"]')[next]?.focus();
}
