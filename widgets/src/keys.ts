/** What a key asks of a player. */
export type Gesture =
  | { readonly kind: "toggle" }
  | { readonly kind: "bar"; readonly by: 1 | -1 }
  | { readonly kind: "section"; readonly by: 1 | -1 }
  | { readonly kind: "tenths"; readonly tenths: number }
  | { readonly kind: "loop" }
  | { readonly kind: "mute" };

/** The parts of a player that can have focus; empty for none of them. */
export const PARTS = ["play", "slider", "section", "loop", "speed", "comment", "mute", "volume", ""] as const;
export type Part = (typeof PARTS)[number];

/** A pressed key, and the part that has focus: it may have a use of its own for the key. */
export interface Pressed {
  readonly key: string;
  readonly chord: boolean;
  readonly on: Part;
}

/** Buttons that Space presses, as it does everywhere. */
const BUTTONS: readonly Part[] = ["section", "loop", "speed", "comment", "mute"];

const ALWAYS: Readonly<Record<string, Gesture>> = {
  "[": { kind: "section", by: -1 },
  "]": { kind: "section", by: 1 },
  l: { kind: "loop" },
  m: { kind: "mute" },
};

const ALONG: Readonly<Record<string, Gesture>> = {
  ArrowLeft: { kind: "bar", by: -1 },
  ArrowRight: { kind: "bar", by: 1 },
  Home: { kind: "tenths", tenths: 0 },
  End: { kind: "tenths", tenths: 10 },
};

/** Further keys that a slider must know, so that it works as sliders do everywhere. */
const SLIDER: Readonly<Record<string, Gesture>> = {
  ArrowDown: { kind: "bar", by: -1 },
  ArrowUp: { kind: "bar", by: 1 },
  PageDown: { kind: "section", by: -1 },
  PageUp: { kind: "section", by: 1 },
};

/** The gesture of a key, or null where the key is left to the focused element or the browser. */
export function gestureFor({ key, chord, on }: Pressed): Gesture | null {
  if (chord) return null;
  if (key === " ") return BUTTONS.includes(on) ? null : { kind: "toggle" };
  if (/^[0-9]$/.test(key)) return { kind: "tenths", tenths: Number(key) };
  const always = ALWAYS[key.toLowerCase()];
  if (always) return always;
  if (on === "volume" || on === "speed") return null;
  return ALONG[key] ?? (on === "slider" ? (SLIDER[key] ?? null) : null);
}
