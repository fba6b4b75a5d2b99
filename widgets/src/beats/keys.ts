/** What the keys of the beat grid ask for. Pure. */
import type { Pressed } from "../view/pressed.js";
import type { Loudness } from "./painting.js";

export type Command =
  | { readonly do: "walk"; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1; readonly choose: boolean }
  | { readonly do: "ends"; readonly end: boolean }
  | { readonly do: "loud"; readonly loudness: Loudness }
  | { readonly do: "finer"; readonly by: number }
  | { readonly do: "bar" | "order"; readonly by: -1 | 1 }
  | {
      readonly do:
        | "hit"
        | "rest"
        | "turn"
        | "mute"
        | "solo"
        | "copy"
        | "cut"
        | "paste"
        | "all"
        | "double"
        | "menu";
    };

const ARROWS: Readonly<Record<string, readonly [-1 | 0 | 1, -1 | 0 | 1]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const PLAIN: Readonly<Record<string, Command>> = {
  Enter: { do: "hit" },
  Delete: { do: "rest" },
  Backspace: { do: "rest" },
  1: { do: "loud", loudness: "soft" },
  2: { do: "loud", loudness: "normal" },
  3: { do: "loud", loudness: "accent" },
  t: { do: "turn" },
  m: { do: "mute" },
  d: { do: "double" },
  Home: { do: "ends", end: false },
  End: { do: "ends", end: true },
  PageUp: { do: "bar", by: -1 },
  PageDown: { do: "bar", by: 1 },
  ContextMenu: { do: "menu" },
};

const WITH_MOD: Readonly<Record<string, Command>> = {
  c: { do: "copy" },
  x: { do: "cut" },
  v: { do: "paste" },
  a: { do: "all" },
  d: { do: "double" },
};

/** How much louder Alt with an arrow is, of 127. */
const FINE = 4;

export function commandFor({ key, shift, alt, mod }: Pressed): Command | null {
  const name = key.length === 1 ? key.toLowerCase() : key;
  const arrow = ARROWS[key];
  if (mod) return shift || alt ? null : (WITH_MOD[name] ?? null);
  if (arrow && alt) return withAlt(arrow[1], shift);
  if (arrow) return { do: "walk", x: arrow[0], y: arrow[1], choose: shift };
  if (alt) return null;
  if (shift) return name === "s" ? { do: "solo" } : name === "F10" ? { do: "menu" } : null;
  return PLAIN[name] ?? null;
}

function withAlt(down: -1 | 0 | 1, shift: boolean): Command | null {
  if (down === 0) return null;
  return shift ? { do: "order", by: down } : { do: "finer", by: -down * FINE };
}
