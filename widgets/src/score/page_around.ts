/** What stands around the picture of a score: what is waited for, why there is none, and what is not drawn. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { button } from "../view/controls.js";
import type { Page } from "./page.js";
import { say } from "./words.js";

/** Bring a note into sight. */
export function reveal(head: Element): void {
  const scroller = head.closest<HTMLElement>('[data-part="page"]');
  if (!scroller) return;
  const [box, shown] = [head.getBoundingClientRect(), scroller.getBoundingClientRect()];
  if (box.top < shown.top + 20 || box.bottom > shown.bottom - 20)
    scroller.scrollTop += box.top - shown.top - shown.height / 3;
  if (box.left < shown.left + 20 || box.right > shown.right - 20)
    scroller.scrollLeft += box.left - shown.left - shown.width / 3;
}

export function pageAround(
  page: Page,
  track: string,
  writing: boolean,
  first: (() => void) | null,
): TemplateResult {
  const { score } = page;
  const bars = Math.max((score?.bars.length ?? 1) - 1, 0);
  const start = first
    ? button({ label: say("start"), text: say("start"), class: "primary", do: first })
    : nothing;
  return html`<div class="page ${writing ? "writing" : ""}" data-part="page" tabindex="0" role="application" aria-label=${say("page", { track, bars })}>
    ${score ? nothing : html`<p class="empty-score">${say("waiting")}</p>`}
    ${score?.sentence ? html`<div class="empty-score"><p>${score.sentence}</p>${start}</div>` : nothing}
    ${page.element}${score?.left ? html`<p class="cap">${say("left", { count: score.left })}</p>` : nothing}</div>`;
}
