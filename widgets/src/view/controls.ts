/** Buttons, choices of a few, and letters: small pieces of a page as templates. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { type Icon, icon } from "./icons.js";

export interface Button {
  readonly label: string;
  readonly do: (event: Event) => void;
  readonly icon?: Icon;
  /** Shown beside the icon; without it the label is a name for those who hear the page, and a tooltip. */
  readonly text?: unknown;
  /** For what is on or off. */
  readonly on?: boolean;
  readonly off?: boolean;
  /** For what opens something: whether it is open. */
  readonly open?: boolean;
  /** What it opens, where that is a menu or a list. */
  readonly opens?: "menu" | "listbox" | "dialog";
  /** Further classes: `outlined`, `small`, `primary`, `drawer`, `wide-only`. */
  readonly class?: string;
  /** The keys that do the same. */
  readonly keys?: string;
  readonly tabindex?: number;
}

/** A button. Its tooltip names it and its keys. */
export function button(b: Button): TemplateResult {
  const tip = b.keys ? `${b.label} (${b.keys})` : b.label;
  return html`<button type="button" class="b ${b.text === undefined ? "only" : ""} ${b.class ?? ""}" title=${tip}
    aria-label=${b.text === undefined || typeof b.text !== "string" || b.text !== b.label ? b.label : nothing}
    aria-pressed=${b.on ?? nothing} aria-expanded=${b.open ?? nothing} aria-haspopup=${b.opens ?? nothing}
    tabindex=${b.tabindex ?? nothing} ?disabled=${b.off ?? false} @click=${b.do}
    >${b.icon ? icon(b.icon, b.class?.includes("small") ? "small" : "") : nothing}${b.text ?? nothing}</button>`;
}

export interface Part {
  readonly value: string;
  readonly label: string;
  readonly icon?: Icon;
  /** What is drawn instead of an icon of ours. */
  readonly picture?: TemplateResult;
  /** What is shown; the label unless told, empty for an icon alone. */
  readonly text?: unknown;
}

export interface Segmented {
  readonly name: string;
  readonly parts: readonly Part[];
  readonly value: string;
  readonly pick: (value: string) => void;
  readonly tabs?: boolean;
  readonly class?: string;
}

/** One of a few: radios, or tabs. Arrows go from one to the next; radios are chosen by it, as everywhere. */
export function segmented(s: Segmented): TemplateResult {
  const role = s.tabs ? "tab" : "radio";
  return html`<div class="seg ${s.class ?? ""}" role=${s.tabs ? "tablist" : "radiogroup"} aria-label=${s.name}
    @keydown=${(event: KeyboardEvent) => step(event, s)}>${s.parts.map((part) => {
      const chosen = part.value === s.value;
      return html`<button type="button" role=${role} data-value=${part.value} tabindex=${chosen ? 0 : -1}
        aria-checked=${s.tabs ? nothing : chosen} aria-selected=${s.tabs ? chosen : nothing} title=${part.label}
        aria-label=${part.text === undefined ? nothing : part.label} @click=${() => s.pick(part.value)}
        >${part.picture ?? (part.icon ? icon(part.icon, "small") : nothing)}${part.text ?? part.label}</button>`;
    })}</div>`;
}

const ARROWS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function step(event: KeyboardEvent, { parts, value, pick }: Segmented): void {
  const by = ARROWS[event.key];
  if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = parts[(parts.findIndex((part) => part.value === value) + by + parts.length) % parts.length];
  const { currentTarget: group } = event;
  event.preventDefault();
  event.stopPropagation();
  if (!next || !(group instanceof HTMLElement)) return;
  pick(next.value);
  group.querySelector<HTMLElement>(`[data-value="${CSS.escape(next.value)}"]`)?.focus();
}

/** M, S or R: mute, solo, arm. */
export function letter(
  kind: "mute" | "solo" | "arm",
  label: string,
  on: boolean,
  press: (event: MouseEvent) => void,
  tabindex = 0,
): TemplateResult {
  const sign = { mute: "M", solo: "S", arm: "R" }[kind];
  return html`<button type="button" class="letter ${kind}" aria-label=${label} title=${label} aria-pressed=${on}
    tabindex=${tabindex} @click=${press}>${sign}</button>`;
}

/** Keys and what they do, as the hint line and the help sheet show them. */
export interface Keys {
  readonly caps: readonly string[];
  readonly does: string;
}

export const keyCaps = ({ caps }: Keys): TemplateResult =>
  html`${caps.map((cap) => html`<kbd>${cap}</kbd>`)}`;

/** What a view shows while it has no music: a picture, what to do first, and buttons. */
export const empty = (picture: unknown, first: unknown, buttons: unknown = nothing): TemplateResult =>
  html`<div class="empty">${picture}<p>${first}</p>${buttons}</div>`;
