/** The strip that says what stands in the way, what still works, and one way on. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { button } from "./controls.js";
import { icon } from "./icons.js";

export interface Way {
  readonly label: string;
  readonly do: () => void;
}

export const trouble = (sentence: string, way: Way | null): TemplateResult =>
  html`<div class="trouble" role="alert">${
    sentence
      ? html`${icon("next")}<span>${sentence}</span>${way ? button({ label: way.label, text: way.label, class: "small outlined", do: way.do }) : nothing}`
      : nothing
  }</div>`;
