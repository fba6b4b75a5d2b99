/** Keys for the hint line and the help sheet. */
import type { Keys } from "../view/controls.js";
import { say } from "./words.js";

const ARROWS = ["←", "→", "↑", "↓"];

/** The keys that act on what has focus: on the chosen notes, or on the place of the cursor. */
export function hintKeys(chosen: boolean, plays: boolean): readonly Keys[] {
  const stop: Keys = { caps: ["Space"], does: say("keys.stop") };
  if (chosen)
    return [
      { caps: ["↑", "↓"], does: say("keys.move") },
      { caps: ["Shift", "↑"], does: say("keys.octave") },
      { caps: ["Esc"], does: say("keys.free") },
      ...(plays ? [stop] : []),
    ];
  return [{ caps: ARROWS, does: say("keys.walk") }, { caps: ["Enter"], does: say("keys.draw") }, stop];
}

export const helpRows = (): readonly Keys[] => [
  { caps: ARROWS, does: say("help.arrows") },
  { caps: ["Ctrl", "↑", "↓"], does: say("help.semitone") },
  { caps: ["Shift", "↑", "↓"], does: say("help.octave") },
  { caps: ["Shift", "←", "→"], does: say("help.length") },
  { caps: ["Alt", "↑", "↓"], does: say("help.loud") },
  { caps: ["Enter"], does: say("help.enter") },
  { caps: [",", "."], does: say("help.next") },
  { caps: ["1", "…", "7"], does: say("help.chords") },
  { caps: ["Q"], does: say("help.quantise") },
  { caps: ["D"], does: say("help.double") },
  { caps: ["S"], does: say("help.split") },
  { caps: ["Delete"], does: say("help.remove") },
  { caps: ["Ctrl", "C", "X", "V", "A"], does: say("help.copy") },
  { caps: ["+", "-"], does: say("help.zoom") },
  { caps: ["F"], does: say("help.fit") },
  { caps: ["G"], does: say("help.ghost") },
  { caps: ["M", "Shift", "S"], does: say("help.mute") },
];
