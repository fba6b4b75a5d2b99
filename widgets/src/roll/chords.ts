/** Chords for the stamp: those of the key, close to the chord before, or built up from the note that is pressed. */
import type { KeyChord } from "../song/key.js";

/** How a stamped chord lies: near the one before it, or on its root. */
export type Shape = "close" | "root";

/** The pitches of a chord around the one before: every inversion is tried, and the one that moves least is taken. */
export function closeTo(chord: KeyChord, before: readonly number[], around: number): readonly number[] {
  const middle = before.length > 0 ? before.reduce((sum, pitch) => sum + pitch, 0) / before.length : around;
  const tried = chord.classes.flatMap((_, turn) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((octave) => inversion(chord, turn, octave)),
  );
  const inside = tried.filter((pitches) => (pitches[0] ?? 0) >= 24 && (pitches.at(-1) ?? 0) <= 108);
  return inside.reduce(
    (best, pitches) => (distance(pitches, before, middle) < distance(best, before, middle) ? pitches : best),
    inside[0] ?? [],
  );
}

/** The chord upward from its root, the root being nearest to `pitch`. */
export function onRoot(chord: KeyChord, pitch: number): readonly number[] {
  const root = chord.classes[0] ?? 0;
  const below = pitch - ((((pitch - root) % 12) + 12) % 12);
  return inversion(chord, 0, Math.floor((pitch - below > 6 ? below + 12 : below) / 12));
}

/** The pitches of an inversion, upward from its lowest note in an octave. */
function inversion(chord: KeyChord, turn: number, octave: number): readonly number[] {
  const turned = [...chord.classes.slice(turn), ...chord.classes.slice(0, turn)];
  const pitches: number[] = [];
  for (const pitchClass of turned) {
    let pitch = octave * 12 + pitchClass;
    while (pitch <= (pitches.at(-1) ?? -1)) pitch += 12;
    pitches.push(pitch);
  }
  return pitches;
}

/** How far the voices move; with nothing before, how far the middle lies from where it should. */
function distance(pitches: readonly number[], before: readonly number[], middle: number): number {
  if (before.length === 0)
    return Math.abs(pitches.reduce((sum, pitch) => sum + pitch, 0) / pitches.length - middle);
  return pitches.reduce((sum, pitch) => sum + Math.min(...before.map((other) => Math.abs(other - pitch))), 0);
}
