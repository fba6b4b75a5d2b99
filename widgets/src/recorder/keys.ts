/** The keys of a recorder, and what they do. Pure. */
import type { Keys } from "../view/controls.js";
import type { Pressed } from "../view/pressed.js";
import { say } from "./words.js";

export type Act =
  | { readonly do: "go"; readonly rows: number; readonly phrases: number }
  | { readonly do: "range"; readonly by: number }
  | { readonly do: "join"; readonly by: number }
  | { readonly do: "ends"; readonly last: boolean }
  | { readonly do: "pick" | "again" | "hear" | "remove" | "menu" | "rename" };

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** What a key asks of the takes; null for a key of somebody else. `onTakes` says that a phrase has focus. */
export function actOf({ key, shift, alt, mod }: Pressed, onTakes: boolean): Act | null {
  if (mod) return null;
  if (key.toLowerCase() === "z" && !alt) return { do: "again" };
  if (!onTakes) return null;
  const arrow = ARROWS[key];
  if (arrow) return arrowed(arrow, shift, alt);
  if (key === "Enter" || key === " ") return key === "Enter" ? { do: "pick" } : null;
  if (key.toLowerCase() === "h") return { do: "hear" };
  if (key === "F2") return { do: "rename" };
  if (key === "Delete" || key === "Backspace") return { do: "remove" };
  if (key === "Home" || key === "End") return { do: "ends", last: key === "End" };
  return null;
}

function arrowed([rows, phrases]: readonly [number, number], shift: boolean, alt: boolean): Act | null {
  if (alt) return phrases === 0 ? null : { do: "join", by: phrases };
  if (shift) return phrases === 0 ? null : { do: "range", by: phrases };
  return { do: "go", rows, phrases };
}

export const hintKeys = (recording: boolean): readonly Keys[] =>
  recording
    ? [
        { caps: ["R"], does: say("keys.record") },
        { caps: ["Esc"], does: say("keys.drop") },
      ]
    : [
        { caps: ["R"], does: say("keys.record") },
        { caps: ["Enter"], does: say("keys.pick") },
        { caps: ["Z"], does: say("keys.again") },
      ];

export const helpKeys = (): readonly Keys[] => [
  { caps: ["R"], does: say("keys.record") },
  { caps: ["Esc"], does: say("keys.drop") },
  { caps: ["Z"], does: say("keys.again") },
  { caps: ["←", "→", "↑", "↓"], does: say("keys.phrase") },
  { caps: ["Enter"], does: say("keys.pick") },
  { caps: ["Shift", "←", "→"], does: say("keys.range") },
  { caps: ["Alt", "←", "→"], does: say("keys.join") },
  { caps: ["H"], does: say("keys.hear") },
  { caps: ["F2"], does: say("menu.rename") },
  { caps: ["Delete"], does: say("menu.delete") },
];
