import type { Pressed } from "../view/pressed.js";
/** What the keys of a studio's timeline ask for. Pure; `chosen` says whether clips are chosen, which arrows then move. */

export type Command =
  | { readonly do: "move"; readonly bars: -1 | 1 }
  | { readonly do: "track"; readonly by: -1 | 1 }
  | { readonly do: "shift"; readonly by: -1 | 1 }
  | { readonly do: "length"; readonly by: -1 | 1 }
  | { readonly do: "next"; readonly by: -1 | 1 }
  | { readonly do: "head"; readonly bars: -1 | 1 }
  | { readonly do: "order"; readonly by: -1 | 1 }
  | { readonly do: "zoom"; readonly by: number }
  | {
      readonly do:
        | "enter"
        | "double"
        | "split"
        | "remove"
        | "copy"
        | "cut"
        | "paste"
        | "all"
        | "rename"
        | "fit"
        | "mute"
        | "solo"
        | "only"
        | "new"
        | "menu";
    };

const PLAIN: Readonly<Record<string, Command>> = {
  Enter: { do: "enter" },
  Delete: { do: "remove" },
  Backspace: { do: "remove" },
  F2: { do: "rename" },
  ContextMenu: { do: "menu" },
  d: { do: "double" },
  s: { do: "split" },
  f: { do: "fit" },
  m: { do: "mute" },
  n: { do: "new" },
  ",": { do: "next", by: -1 },
  ".": { do: "next", by: 1 },
  "+": { do: "zoom", by: 1.25 },
  "=": { do: "zoom", by: 1.25 },
  "-": { do: "zoom", by: 0.8 },
};

const SHIFTED: Readonly<Record<string, Command>> = {
  s: { do: "solo" },
  F10: { do: "menu" },
  "+": { do: "zoom", by: 1.25 },
};

const WITH_MOD: Readonly<Record<string, Command>> = {
  c: { do: "copy" },
  x: { do: "cut" },
  v: { do: "paste" },
  a: { do: "all" },
  d: { do: "double" },
  ArrowLeft: { do: "head", bars: -1 },
  ArrowRight: { do: "head", bars: 1 },
};

const SIGNS: Readonly<Record<string, -1 | 1>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The command of a key, or null where it is left to the frame and the browser. */
export function commandOf({ key, shift, alt, mod }: Pressed, chosen: boolean): Command | null {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (mod) return shift ? (letter === "s" ? { do: "only" } : null) : (WITH_MOD[letter] ?? null);
  const sign = SIGNS[key];
  if (sign !== undefined) return arrow(key, sign, shift, alt, chosen);
  if (alt) return null;
  return shift ? (SHIFTED[letter] ?? null) : (PLAIN[letter] ?? null);
}

function arrow(key: string, sign: -1 | 1, shift: boolean, alt: boolean, chosen: boolean): Command | null {
  if (key === "ArrowUp" || key === "ArrowDown") {
    if (alt && shift) return { do: "order", by: sign };
    if (alt) return chosen ? { do: "shift", by: sign } : null;
    return shift ? null : { do: "track", by: sign };
  }
  if (alt) return null;
  if (!chosen) return { do: "next", by: sign };
  return shift ? { do: "length", by: sign } : { do: "move", bars: sign };
}
