/** The computer's keys as a keyboard: by their place (`KeyboardEvent.code`), whatever letter stands on them. Pure. */

/** Semitones above the lowest C: the white keys in the row of A, the black ones above. */
export const KEYS: Readonly<Record<string, number>> = {
  KeyA: 0,
  KeyW: 1,
  KeyS: 2,
  KeyE: 3,
  KeyD: 4,
  KeyF: 5,
  KeyT: 6,
  KeyG: 7,
  KeyY: 8,
  KeyH: 9,
  KeyU: 10,
  KeyJ: 11,
  KeyK: 12,
  KeyO: 13,
  KeyL: 14,
  KeyP: 15,
  Semicolon: 16,
};

/** The pads, from the left. */
export const PAD_KEYS: readonly string[] = ["KeyZ", "KeyX", "KeyC", "KeyV", "KeyB", "KeyN", "KeyM", "Comma"];

/** What stands on the key where nobody tells the layout: that of English keyboards. */
export const usualCap = (code: string): string =>
  code === "Semicolon" ? ";" : code === "Comma" ? "," : code.replace(/^Key/, "");

export type Played =
  | { readonly do: "key"; readonly semitone: number }
  | { readonly do: "pad"; readonly pad: number }
  | { readonly do: "octave"; readonly by: -1 | 1 }
  | { readonly do: "pedal" };

/** What a key plays, or null for one that is none of ours. */
export function playedBy(code: string): Played | null {
  const semitone = KEYS[code];
  if (semitone !== undefined) return { do: "key", semitone };
  const pad = PAD_KEYS.indexOf(code);
  if (pad >= 0) return { do: "pad", pad };
  if (code === "Digit1" || code === "Digit2") return { do: "octave", by: code === "Digit1" ? -1 : 1 };
  return code === "Space" ? { do: "pedal" } : null;
}

interface Layout {
  get(code: string): string | undefined;
}

/** What is printed on the reader's keys, where the browser tells it. */
export async function capsHere(): Promise<(code: string) => string> {
  const keyboard: unknown = Reflect.get(navigator, "keyboard");
  const map =
    typeof keyboard === "object" && keyboard !== null ? Reflect.get(keyboard, "getLayoutMap") : null;
  if (typeof map !== "function") return usualCap;
  try {
    const layout: Layout = await map.call(keyboard);
    return (code) => layout.get(code)?.toUpperCase() ?? usualCap(code);
  } catch {
    return usualCap;
  }
}
