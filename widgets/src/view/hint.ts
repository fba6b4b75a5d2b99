/** The line at the foot, and the live region that says the same: one sentence, the newest wins. */
import { html, type TemplateResult } from "lit/html.js";
import { type Keys, keyCaps } from "./controls.js";

export interface Hint {
  readonly says: string;
  readonly keys: readonly Keys[];
}

/** `said` is what the live region says; it stays as it was while notes play. */
export function hintLine({ says, keys }: Hint, said: string): TemplateResult {
  return html`<div class="hint"><span class="says" aria-hidden="true">${says}</span>
    <span class="unseen" role="status">${said}</span>
    <span class="keys" aria-hidden="true">${keys.map((one) => html`<span>${keyCaps(one)}${one.does}</span>`)}</span></div>`;
}
