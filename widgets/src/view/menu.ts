/** Menus: what can be done with a thing. Opened by a button, a long press, a right click, the menu key or Shift+F10. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { type Icon, icon } from "./icons.js";
import { type Anchor, openPopover, type Popover } from "./popover.js";

export interface Item {
  readonly label: string;
  readonly icon?: Icon;
  /** The keys that do the same, as they are printed on the keyboard. */
  readonly keys?: string;
  /** For something that is on or off. */
  readonly on?: boolean;
  /** Named, but not possible now. */
  readonly off?: boolean;
  readonly do: () => void;
}

/** An item, a line between items, or a heading over some. */
export type Entry = Item | "line" | { readonly heading: string };

/** Open a menu; the chosen item's work is done after it has closed. */
export function openMenu(anchor: Anchor, name: string, entries: readonly Entry[]): Popover {
  const pick = (item: Item): void => {
    if (item.off) return;
    menu.close();
    item.do();
  };
  const menu = openPopover(anchor, html`${entries.map((entry) => drawn(entry, pick))}`, {
    name,
    role: "menu",
    class: "menu",
  });
  menu.element.addEventListener("keydown", (event) => arrows(menu.element, event));
  items(menu.element)[0]?.focus();
  return menu;
}

function drawn(entry: Entry, pick: (item: Item) => void): TemplateResult {
  if (entry === "line") return html`<hr role="separator">`;
  if ("heading" in entry) return html`<span class="heading" role="presentation">${entry.heading}</span>`;
  return html`<button type="button" role=${entry.on === undefined ? "menuitem" : "menuitemcheckbox"} tabindex="-1"
    aria-checked=${entry.on ?? nothing} aria-disabled=${entry.off ? "true" : nothing} @click=${() => pick(entry)}>
    ${entry.on === undefined ? nothing : html`<span class="tick">${entry.on ? icon("tick", "small") : nothing}</span>`}
    ${entry.icon ? icon(entry.icon, "small") : nothing}<span>${entry.label}</span>
    ${entry.keys ? html`<span class="keys" aria-hidden="true">${entry.keys}</span>` : nothing}</button>`;
}

const items = (element: HTMLElement): readonly HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>('[role^="menuitem"], [role="option"]'),
];

/** Arrows, Home and End go from item to item; a letter goes to the next item that begins with it. */
export function arrows(element: HTMLElement, event: KeyboardEvent): HTMLElement | null {
  const all = items(element);
  const now = all.findIndex((item) => item.matches(":focus"));
  const next = target(all, now, event.key);
  if (!next) return null;
  event.preventDefault();
  next.focus();
  return next;
}

function target(all: readonly HTMLElement[], now: number, key: string): HTMLElement | undefined {
  if (key === "ArrowDown") return all[(now + 1) % all.length];
  if (key === "ArrowUp") return all[(Math.max(0, now) - 1 + all.length) % all.length];
  if (key === "Home") return all[0];
  if (key === "End") return all[all.length - 1];
  if (key.length !== 1 || key === " ") return undefined;
  const turned = [...all.slice(now + 1), ...all.slice(0, now + 1)];
  return turned.find((item) => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
}

/** Whether a key opens the menu of what has focus. */
export const isMenuKey = (event: KeyboardEvent): boolean =>
  event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
