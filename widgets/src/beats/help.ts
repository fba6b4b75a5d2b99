/** The keys of the beat grid, as the hint line and the help sheet show them. */
import type { Keys } from "../view/controls.js";
import { MOD } from "../view/help.js";
import { say } from "./words.js";

export const hintKeys = (): readonly Keys[] => [
  { caps: ["Enter"], does: say("keys.hit") },
  { caps: ["1", "2", "3"], does: say("keys.loud") },
  { caps: ["T"], does: say("keys.triplets") },
  { caps: ["Space"], does: say("keys.play") },
];

export function helpKeys(): readonly Keys[] {
  return [
    { caps: ["Enter"], does: say("keys.hit") },
    { caps: ["1", "2", "3"], does: say("keys.loud") },
    { caps: ["Alt", "↑", "↓"], does: say("keys.fine") },
    { caps: ["T"], does: say("keys.triplets") },
    { caps: ["Shift", "→"], does: say("keys.paint") },
    { caps: ["Delete"], does: say("keys.remove") },
    { caps: [MOD, "C", "X", "V"], does: say("keys.copy") },
    { caps: ["D"], does: say("keys.double") },
    { caps: ["PgUp", "PgDn"], does: say("keys.bar") },
    { caps: ["M", "Shift", "S"], does: say("keys.mute") },
    { caps: ["Alt", "Shift", "↑"], does: say("keys.row") },
    { caps: ["Shift", "F10"], does: say("keys.menu") },
  ];
}
