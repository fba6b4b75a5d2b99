/** The keys that mean the same in every view. Pure. */

import type { Pressed } from "./pressed.js";

export type Shared =
  | "toggle"
  | "play-choice"
  | "record"
  | "start"
  | "end"
  | "loop"
  | "click"
  | "undo"
  | "redo"
  | "code"
  | "help";

/** A key, and whether something that Space presses has focus, such as a button. */
export interface PressedOn extends Pressed {
  readonly onButton: boolean;
}

const PLAIN: Readonly<Record<string, Shared>> = {
  r: "record",
  l: "loop",
  k: "click",
  Home: "start",
  End: "end",
};

/** What a key asks for, or null where it is left to the view or to the browser. */
export function sharedKey({ key, shift, alt, mod, onButton }: PressedOn): Shared | null {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (alt) return null;
  if (mod) {
    if (letter === "z") return shift ? "redo" : "undo";
    if (letter === "y" && !shift) return "redo";
    return letter === "c" && shift ? "code" : null;
  }
  if (key === "?") return "help";
  if (key === " ") return onButton ? null : shift ? "play-choice" : "toggle";
  return shift ? null : (PLAIN[letter] ?? null);
}

/** Whether Space presses an element. */
export function isButton(element: Element): boolean {
  const role = element.getAttribute("role") ?? "";
  return (
    (element instanceof HTMLButtonElement && !element.classList.contains("play")) ||
    ["button", "radio", "tab", "checkbox", "switch", "option"].includes(role)
  );
}

/** Whether keys write into an element. */
export const isText = (element: Element): boolean =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !["range", "checkbox", "radio", "button"].includes(element.type));
