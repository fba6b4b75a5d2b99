/** Something that opens over a widget beside what was pressed, and closes at Escape or a press elsewhere. */
import { render, type TemplateResult } from "lit/html.js";

export interface Opening {
  /** What it is called, for those who hear the page. */
  readonly name: string;
  readonly role?: "dialog" | "menu" | "presentation";
  readonly class?: string;
  /** Called once when it has closed. */
  readonly closed?: () => void;
}

export interface Popover {
  readonly element: HTMLElement;
  /** Draw other content in the same place. */
  show(content: TemplateResult): void;
  /** Close, and give focus back to what was pressed. */
  close(): void;
}

/** Where it opens: beside an element, or at a place of the page. */
export type Anchor = HTMLElement | { readonly x: number; readonly y: number; readonly within: HTMLElement };

const GAP = 4;
const EDGE = 8;

/** Open content beside `anchor`. Focus goes to the first thing in it that takes focus. */
export function openPopover(anchor: Anchor, content: TemplateResult, opening: Opening): Popover {
  const root = rootOf(anchor);
  const element = document.createElement("div");
  element.className = `pop ${opening.class ?? ""}`;
  element.popover = "manual";
  element.setAttribute("role", opening.role ?? "dialog");
  if (opening.role !== "presentation") element.setAttribute("aria-label", opening.name);
  const before = document.activeElement;
  root.append(element);
  render(content, element);
  element.showPopover();
  place(element, anchor);
  const ended = new AbortController();
  const close = (): void => {
    if (ended.signal.aborted) return;
    ended.abort();
    const inside = element.contains(document.activeElement) || document.activeElement === document.body;
    element.remove();
    if (inside && before instanceof HTMLElement && before.isConnected) before.focus();
    opening.closed?.();
  };
  closing(element, close, ended.signal);
  focusable(element)?.focus();
  return {
    element,
    show: (next) => {
      render(next, element);
      place(element, anchor);
    },
    close,
  };
}

/** A press elsewhere or Escape closes it; Tab stays inside. */
function closing(element: HTMLElement, close: () => void, signal: AbortSignal): void {
  const outside = (event: Event): void => {
    if (event.target instanceof Node && !element.contains(event.target)) close();
  };
  window.addEventListener("pointerdown", outside, { capture: true, signal });
  window.addEventListener("blur", close, { signal });
  element.addEventListener(
    "keydown",
    (event) => {
      event.stopPropagation();
      if (event.key === "Escape") event.preventDefault();
      if (event.key === "Escape") close();
      else if (event.key === "Tab") keepInside(element, event);
    },
    { signal },
  );
}

function keepInside(element: HTMLElement, event: KeyboardEvent): void {
  const stops = [...element.querySelectorAll<HTMLElement>(STOPS)];
  const last = event.shiftKey ? stops[0] : stops[stops.length - 1];
  if (stops.length > 0 && document.activeElement !== last) return;
  event.preventDefault();
  (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
}

const STOPS = 'button:not([disabled]):not([tabindex="-1"]), input, [tabindex="0"]';

const focusable = (element: HTMLElement): HTMLElement | null =>
  element.querySelector<HTMLElement>("[autofocus]") ?? element.querySelector<HTMLElement>(STOPS);

function rootOf(anchor: Anchor): HTMLElement {
  const from = anchor instanceof HTMLElement ? anchor : anchor.within;
  return from.closest<HTMLElement>(".ml") ?? from;
}

/** Below the anchor, or above it where there is more room; never over the edge of the window. */
function place(element: HTMLElement, anchor: Anchor): void {
  const box =
    anchor instanceof HTMLElement
      ? anchor.getBoundingClientRect()
      : { left: anchor.x, top: anchor.y, bottom: anchor.y };
  const { offsetWidth: wide, offsetHeight: tall } = element;
  const below = box.bottom + GAP;
  const top =
    below + tall > innerHeight - EDGE && box.top - GAP - tall >= EDGE ? box.top - GAP - tall : below;
  element.style.left = `${Math.max(EDGE, Math.min(box.left, innerWidth - EDGE - wide))}px`;
  element.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - EDGE - tall))}px`;
}
