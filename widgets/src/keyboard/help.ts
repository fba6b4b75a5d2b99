/** The keys of keys and pads, as the hint line and the help sheet show them. */
import type { Keys } from "../view/controls.js";
import { say } from "./words.js";

/** `caps` is what is printed on the reader's keys. */
export const hintKeys = (caps: (code: string) => string): readonly Keys[] => [
  { caps: [caps("KeyA"), "…", caps("Semicolon")], does: say("keys.keys") },
  { caps: ["1", "2"], does: say("keys.octave") },
  { caps: ["Shift"], does: say("keys.louder") },
  { caps: ["Space"], does: say("keys.pedal") },
  { caps: ["Esc"], does: say("keys.leave") },
];

export const helpKeys = (caps: (code: string) => string): readonly Keys[] => [
  ...hintKeys(caps),
  { caps: [caps("KeyZ"), "…", caps("Comma")], does: say("keys.pads") },
  { caps: ["R"], does: say("keys.record") },
  { caps: ["←", "→"], does: say("keys.walk") },
  { caps: ["Enter"], does: say("keys.press") },
];
