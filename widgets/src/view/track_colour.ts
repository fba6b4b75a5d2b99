/** How a track looks: its colour and its sign. Pure. */
import type { Track } from "../song/model.js";
import type { Icon } from "./icons.js";

/** The colour of a track, 1 to 12: its own, or the next in order; a microphone's is never red. */
export function colourOf(track: Track | undefined, index: number): number {
  if (track?.colour) return track.colour;
  const colour = (Math.max(index, 0) % 12) + 1;
  return colour === 8 && track?.clips.some(({ kind }) => kind === "audio") ? 9 : colour;
}

const SIGNS: readonly (readonly [RegExp, Icon])[] = [
  [/drum|kit|percussion/, "drums"],
  [/bass/, "bass"],
  [/guitar|banjo|sitar/, "guitar"],
  [/string|violin|viola|cello/, "strings"],
  [/pad|choir|voice|aah/, "pad"],
  [/piano|organ|key|harpsi|clav|marimba|bell|vibra/, "keys"],
];

/** The sign of a track: a microphone where it holds recordings, else after its role and its instrument. */
export function signOf(track: Track): Icon {
  if (track.clips.some(({ kind }) => kind === "audio")) return "mic";
  if (track.role === "drums" || track.role === "bass") return track.role;
  const found = SIGNS.find(([words]) => words.test(track.instrument))?.[1];
  return found ?? (track.role === "chords" ? "keys" : "lead");
}
