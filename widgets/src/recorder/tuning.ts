/** What is sung, as a note with cents, and whether it is in tune. Pure. */
import { pitchName } from "../song/key.js";
import type { Key } from "../song/model.js";

/** Sung nearer to a note than this, in cents, is in tune. */
export const IN_TUNE = 35;
/** A tone that is less sure than this is none. */
const SURE = 0.6;

export interface Sung {
  /** With its fraction: 69 is the A of 440 Hz. */
  readonly midi: number;
  readonly note: string;
  /** From the nearest note, or from `target`. */
  readonly cents: number;
  readonly inTune: boolean;
}

export const midiOf = (hertz: number): number => 69 + 12 * Math.log2(hertz / 440);

/** What a tone is; null where there is no clear one. `target` is the note that was asked for, in any octave. */
export function sungAs(
  pitch: { readonly hertz: number; readonly confidence: number } | null,
  key: Key | null,
  target: number | null = null,
): Sung | null {
  if (!pitch || pitch.confidence < SURE || !(pitch.hertz > 0)) return null;
  const midi = midiOf(pitch.hertz);
  const note = target === null ? Math.round(midi) : nearestOctave(target, midi);
  const cents = Math.round((midi - note) * 100);
  const near = Math.abs(cents) <= 50 ? note : Math.round(midi);
  return { midi, note: pitchName(near, key), cents, inTune: Math.abs(cents) <= IN_TUNE };
}

/** The note of that name which lies nearest: children sing a man's tune an octave higher. */
export const nearestOctave = (target: number, midi: number): number =>
  target + 12 * Math.round((midi - target) / 12);
