import type { Pressed } from "../view/pressed.js";
/** What the keys of a roll ask for. Pure; `chosen` says whether notes are chosen, which arrows then move. */

export type Command =
  | { readonly do: "walk"; readonly ticks: -1 | 0 | 1; readonly rows: -1 | 0 | 1; readonly far: boolean }
  | { readonly do: "move"; readonly ticks: -1 | 1 }
  | { readonly do: "step"; readonly by: -1 | 1 }
  | { readonly do: "semitone"; readonly by: number }
  | { readonly do: "length"; readonly by: -1 | 1 }
  | { readonly do: "louder"; readonly by: number }
  | { readonly do: "next"; readonly by: -1 | 1 }
  | { readonly do: "chord"; readonly degree: number }
  | { readonly do: "quantise"; readonly strength: number }
  | { readonly do: "zoom"; readonly by: number; readonly pitch: boolean }
  | {
      readonly do:
        | "enter"
        | "remove"
        | "double"
        | "split"
        | "copy"
        | "cut"
        | "paste"
        | "all"
        | "fit"
        | "ghost"
        | "mute"
        | "solo"
        | "menu";
    };

const PLAIN: Readonly<Record<string, Command>> = {
  Enter: { do: "enter" },
  Delete: { do: "remove" },
  Backspace: { do: "remove" },
  ContextMenu: { do: "menu" },
  d: { do: "double" },
  s: { do: "split" },
  q: { do: "quantise", strength: 1 },
  f: { do: "fit" },
  g: { do: "ghost" },
  m: { do: "mute" },
  ",": { do: "next", by: -1 },
  ".": { do: "next", by: 1 },
  "+": { do: "zoom", by: 1.25, pitch: false },
  "=": { do: "zoom", by: 1.25, pitch: false },
  "-": { do: "zoom", by: 0.8, pitch: false },
};

const SHIFTED: Readonly<Record<string, Command>> = {
  q: { do: "quantise", strength: 0.5 },
  s: { do: "solo" },
  "+": { do: "zoom", by: 1.25, pitch: true },
  "*": { do: "zoom", by: 1.25, pitch: true },
  _: { do: "zoom", by: 0.8, pitch: true },
  F10: { do: "menu" },
};

const WITH_MOD: Readonly<Record<string, Command>> = {
  c: { do: "copy" },
  x: { do: "cut" },
  v: { do: "paste" },
  a: { do: "all" },
  d: { do: "double" },
};

const SIGNS: Readonly<Record<string, -1 | 1>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** The command of a key, or null where it is left to the frame and the browser. */
export function commandOf(pressed: Pressed, chosen: boolean): Command | null {
  const { key, shift, alt, mod } = pressed;
  const sign = SIGNS[key];
  if (sign !== undefined) return arrow(pressed, sign, chosen);
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (mod) return shift ? null : (WITH_MOD[letter] ?? null);
  if (alt) return null;
  if (shift) return SHIFTED[letter] ?? null;
  if (/^[1-7]$/.test(key)) return { do: "chord", degree: Number(key) };
  return PLAIN[letter] ?? null;
}

function arrow({ key, shift, alt, mod }: Pressed, sign: -1 | 1, chosen: boolean): Command | null {
  const upright = key === "ArrowUp" || key === "ArrowDown";
  if (alt) return upright && chosen ? { do: "louder", by: sign * 4 } : null;
  if (!chosen)
    return upright
      ? { do: "walk", ticks: 0, rows: sign, far: shift }
      : { do: "walk", ticks: sign, rows: 0, far: shift };
  if (upright) {
    if (shift) return { do: "semitone", by: sign * 12 };
    return mod ? { do: "semitone", by: sign } : { do: "step", by: sign };
  }
  return shift ? { do: "length", by: sign } : { do: "move", ticks: sign };
}
