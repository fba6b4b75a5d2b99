/** Keys as players know them: the notes of a scale, steps along it, its chords, and the names of notes. */
import type { Key, Mode } from "./model.js";

/** Semitones above the home note; minor is the natural minor. */
export const MODE_STEPS: Readonly<Record<Mode, readonly number[]>> = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  locrian: [0, 1, 3, 5, 6, 8, 10],
};

const LETTERS: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };
const ACCIDENTALS: Readonly<Record<string, number>> = {
  "#": 1,
  "♯": 1,
  "##": 2,
  x: 2,
  b: -1,
  "♭": -1,
  bb: -2,
};
const SHARPS = ["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"];
const FLATS = ["C", "D♭", "D", "E♭", "E", "F", "G♭", "G", "A♭", "A", "B♭", "B"];
const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii"];

/** A chord of the key: its name, its roman numeral, and its pitch classes from the root up. */
export interface KeyChord {
  readonly name: string;
  readonly roman: string;
  readonly classes: readonly number[];
}

/** The pitch class of a note's name, 0 (C) to 11 (B); the name has been checked where the song was read. */
export const pitchClass = (name: string): number =>
  ((LETTERS[name.charAt(0).toUpperCase()] ?? 0) + (ACCIDENTALS[name.slice(1)] ?? 0) + 12) % 12;

/** The seven pitch classes of the key, from the home note up. */
export const scaleOf = (key: Key): readonly number[] =>
  MODE_STEPS[key.mode].map((step) => (pitchClass(key.tonic) + step) % 12);

export const isInKey = (key: Key, pitch: number): boolean => scaleOf(key).includes(pitch % 12);

export const isHome = (key: Key, pitch: number): boolean => pitch % 12 === pitchClass(key.tonic);

/** The pitch `by` steps of the key above (below, where negative); from outside the key, the first step leads into it. */
export function stepInKey(key: Key, pitch: number, by: number): number {
  const direction = Math.sign(by);
  let [now, left] = [pitch, Math.abs(by)];
  while (left > 0 && now + direction >= 0 && now + direction <= 127) {
    now += direction;
    if (isInKey(key, now)) left -= 1;
  }
  return left > 0 ? pitch : now;
}

/** The pitch of the key that is nearest; halfway, the lower one. */
export function nearestInKey(key: Key, pitch: number): number {
  for (let away = 0; away < 12; away += 1)
    for (const near of [pitch - away, pitch + away])
      if (near >= 0 && near <= 127 && isInKey(key, near)) return near;
  return pitch;
}

/** Whether notes of the key are spelled with flats. */
export function spellsFlat(key: Key | null): boolean {
  if (key === null) return false;
  if (/[b♭]/.test(key.tonic.slice(1))) return true;
  if (key.tonic.length > 1) return false;
  // The major key with the same notes tells: F and the keys with flats in their names.
  const parent = (pitchClass(key.tonic) - (MODE_STEPS.major[MODE_ORDER.indexOf(key.mode)] ?? 0) + 12) % 12;
  return [5, 10, 3, 8, 1].includes(parent);
}

const MODE_ORDER: readonly Mode[] = [
  "major",
  "dorian",
  "phrygian",
  "lydian",
  "mixolydian",
  "minor",
  "locrian",
];

/** The name of a pitch class, spelled as the key spells it. */
export const className = (pitch: number, key: Key | null): string =>
  (spellsFlat(key) ? FLATS : SHARPS)[((pitch % 12) + 12) % 12] ?? "";

/** The name of a pitch with its octave; middle C is C4. */
export const pitchName = (pitch: number, key: Key | null = null): string =>
  `${className(pitch, key)}${Math.floor(pitch / 12) - 1}`;

/** The seven triads of the key. */
export function chordsOfKey(key: Key): readonly KeyChord[] {
  const scale = scaleOf(key);
  return scale.map((root, degree) => {
    const classes = [0, 2, 4].map((third) => scale[(degree + third) % 7] ?? 0);
    const [third, fifth] = [1, 2].map((i) => ((classes[i] ?? 0) - root + 12) % 12);
    return { name: chordName(root, third, fifth, key), roman: roman(degree, third, fifth), classes };
  });
}

function chordName(root: number, third = 4, fifth = 7, key: Key): string {
  const quality = third === 3 ? (fifth === 6 ? "°" : "m") : fifth === 8 ? "+" : "";
  return className(root, key) + quality;
}

function roman(degree: number, third = 4, fifth = 7): string {
  const numeral = ROMAN[degree] ?? "";
  if (third === 3) return fifth === 6 ? `${numeral}°` : numeral;
  return fifth === 8 ? `${numeral.toUpperCase()}+` : numeral.toUpperCase();
}
