/** A text or number that is typed over where it stands: Enter keeps it, Escape leaves it as it was. */
import { html } from "lit/html.js";
import { openPopover } from "./popover.js";
import { say } from "./words.js";

export interface Typing {
  readonly name: string;
  readonly value: string;
  /** Take the text; false when it cannot be, and then it stays open. */
  readonly take: (text: string) => boolean;
  /** In characters. */
  readonly width?: number;
}

/** Open an input over `anchor`. */
export function typeOver(anchor: HTMLElement, { name, value, take, width = 10 }: Typing): void {
  let given = false;
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    given = take(event.target.value);
    if (given) input.close();
    else event.target.setAttribute("aria-invalid", "true");
  };
  const left = (event: Event): void => {
    if (!given && event.target instanceof HTMLInputElement && event.target.value !== value)
      take(event.target.value);
    given = true;
    input.close();
  };
  const escaped = (event: KeyboardEvent): void => {
    if (event.key === "Escape") given = true;
  };
  const box = anchor.getBoundingClientRect();
  const at = { x: box.left, y: box.top - 6, within: anchor };
  const input = openPopover(
    at,
    html`<input class="in-place" autofocus .value=${value} aria-label=${say("type.over", { name })}
      style="--width:${width}ch" @keydown=${(event: KeyboardEvent) => {
        escaped(event);
        keyed(event);
      }} @blur=${left}>`,
    { name, role: "presentation" },
  );
  input.element.querySelector("input")?.select();
}
