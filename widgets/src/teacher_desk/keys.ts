/** What a key does at the desk. */
import type { Pressed } from "../view/pressed.js";

/** Where a key was pressed: while writing, on something that Space presses, or anywhere else. Radios are chosen by arrows and figures: Space listens there too. */
export type Spot = "writing" | "pressing" | "slider" | "radio" | "elsewhere";

export type Gesture =
  | { readonly kind: "toggle" | "pin" | "return" | "leave" }
  | { readonly kind: "go"; readonly by: 1 | -1 }
  | { readonly kind: "level"; readonly level: number }
  | { readonly kind: "bar" | "section"; readonly by: 1 | -1 }
  | { readonly kind: "tenth"; readonly tenth: number };

const ANYWHERE: Readonly<Record<string, Gesture>> = {
  j: { kind: "go", by: 1 },
  k: { kind: "go", by: -1 },
  c: { kind: "pin" },
  "[": { kind: "section", by: -1 },
  "]": { kind: "section", by: 1 },
};

const SLIDER: Readonly<Record<string, Gesture>> = {
  ArrowLeft: { kind: "bar", by: -1 },
  ArrowDown: { kind: "bar", by: -1 },
  ArrowRight: { kind: "bar", by: 1 },
  ArrowUp: { kind: "bar", by: 1 },
  PageDown: { kind: "section", by: -1 },
  PageUp: { kind: "section", by: 1 },
  Home: { kind: "tenth", tenth: 0 },
  End: { kind: "tenth", tenth: 10 },
};

/** The gesture of a key, or null where it is left to what has focus. */
export function gestureFor({ key, mod, alt }: Pressed, spot: Spot): Gesture | null {
  if (key === "Enter" && mod) return { kind: "return" };
  if (key === "Escape") return { kind: "leave" };
  if (mod || alt || spot === "writing") return null;
  if (key === " ") return spot === "pressing" ? null : { kind: "toggle" };
  if (/^[1-4]$/.test(key)) return { kind: "level", level: Number(key) - 1 };
  return ANYWHERE[key.toLowerCase()] ?? (spot === "slider" ? (SLIDER[key] ?? null) : null);
}

/** The kind of place that an event came from. */
export function spotOf(target: EventTarget | null): Spot {
  if (!(target instanceof Element)) return "elsewhere";
  if (target.closest("textarea, input")) return "writing";
  if (target.closest('[role="slider"]')) return "slider";
  if (target.closest('[role="radio"], .play')) return "radio";
  return target.closest("button") ? "pressing" : "elsewhere";
}
