import { html, svg, type TemplateResult } from "lit/html.js";

/** Icons on a grid of 20 by 20, drawn in the ink of the text around them. */
const SHAPES = {
  play: svg`<path class="f" d="M6 3.6v12.8c0 .8.9 1.3 1.6.8l9-6.4c.6-.4.6-1.2 0-1.6l-9-6.4C6.9 2.3 6 2.8 6 3.6z"/>`,
  pause: svg`<rect class="f" x="4.5" y="3.5" width="4" height="13" rx="1"/><rect class="f" x="11.5" y="3.5" width="4" height="13" rx="1"/>`,
  loop: svg`<path d="M13 3l2.8 2.7L13 8.4"/><path d="M15.5 5.7H7a4 4 0 0 0-4 4v.6M7 17l-2.8-2.7L7 11.6"/><path d="M4.5 14.3H13a4 4 0 0 0 4-4v-.6"/>`,
  speaker: svg`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 7.3a4 4 0 0 1 0 5.4M15 5a7 7 0 0 1 0 10"/>`,
  mute: svg`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 7.8l4.4 4.4M17.4 7.8L13 12.2"/>`,
  next: svg`<circle cx="10" cy="10" r="7.3"/><path d="M10 6.2v4.6M10 13.6v.1"/>`,
} as const;

export const icon = (name: keyof typeof SHAPES): TemplateResult =>
  html`<svg class="i" viewBox="0 0 20 20" aria-hidden="true">${SHAPES[name]}</svg>`;
