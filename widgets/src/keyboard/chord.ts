/** Chords by ear: which chord some pitches are, and which of its notes is lowest. Pure. */

import { say, type Word } from "./words.js";

/** What a chord is, apart from its root. `sign` stands after the root's name: m, 7, sus4. */
export interface Quality {
  readonly sign: string;
  readonly name: Word;
  /** Semitones above the root, in thirds; the words for them are in `DEGREES`. */
  readonly notes: readonly number[];
  /** Whether a roman numeral of it is small. */
  readonly small: boolean;
}

export interface Chord {
  /** The pitch class of the root, 0 (C) to 11 (B). */
  readonly root: number;
  readonly quality: Quality;
  /** The pitch class of the lowest note. */
  readonly bass: number;
}

const quality = (sign: string, name: Word, notes: readonly number[], small = false): Quality => ({
  sign,
  name,
  notes,
  small,
});

/** Plainer ones first: of two that fit equally, the first is named. */
export const QUALITIES: readonly Quality[] = [
  quality("", "quality.major", [0, 4, 7]),
  quality("m", "quality.minor", [0, 3, 7], true),
  quality("°", "quality.diminished", [0, 3, 6], true),
  quality("+", "quality.augmented", [0, 4, 8]),
  quality("7", "quality.seventh", [0, 4, 7, 10]),
  quality("maj7", "quality.major-seventh", [0, 4, 7, 11]),
  quality("m7", "quality.minor-seventh", [0, 3, 7, 10], true),
  quality("ø7", "quality.half-diminished-seventh", [0, 3, 6, 10], true),
  quality("°7", "quality.diminished-seventh", [0, 3, 6, 9], true),
  quality("m(maj7)", "quality.minor-with-a-major-seventh", [0, 3, 7, 11], true),
  quality("sus4", "quality.suspended-fourth", [0, 5, 7]),
  quality("sus2", "quality.suspended-second", [0, 2, 7]),
  quality("7sus4", "quality.seventh-with-a-suspended-fourth", [0, 5, 7, 10]),
  quality("6", "quality.major-sixth", [0, 4, 7, 9]),
  quality("m6", "quality.minor-sixth", [0, 3, 7, 9], true),
  quality("add9", "quality.major-with-a-ninth", [0, 4, 7, 2]),
  quality("m(add9)", "quality.minor-with-a-ninth", [0, 3, 7, 2], true),
  quality("9", "quality.ninth", [0, 4, 7, 10, 2]),
  quality("maj9", "quality.major-ninth", [0, 4, 7, 11, 2]),
  quality("m9", "quality.minor-ninth", [0, 3, 7, 10, 2], true),
];

/** So many of them are triads and sevenths; the others are rarer. */
const PLAIN = 10;
/** Chords of the seventh and more are known without their fifth too. */
const MAY_LACK = 7;

const classOf = (pitch: number): number => ((pitch % 12) + 12) % 12;

/** The chord that the pitches are, or null where they are none; of several, the one whose root is lowest, then the plainest. */
export function chordOf(pitches: readonly number[]): Chord | null {
  const classes = new Set(pitches.map(classOf));
  if (classes.size < 3) return null;
  const bass = classOf(Math.min(...pitches));
  const roots = [bass, ...[...classes].filter((root) => root !== bass).sort((a, b) => a - b)];
  const whole = rootsWith(roots, classes, bass, (q) => q.notes);
  return (
    whole ??
    rootsWith(roots, classes, bass, (q) =>
      q.notes.length > 3 ? q.notes.filter((note) => note !== MAY_LACK) : [],
    )
  );
}

function rootsWith(
  roots: readonly number[],
  classes: ReadonlySet<number>,
  bass: number,
  notes: (quality: Quality) => readonly number[],
): Chord | null {
  const fitting = roots.flatMap((root) => {
    const found = QUALITIES.find((one) => isSame(notes(one), root, classes));
    return found ? [{ root, quality: found, bass }] : [];
  });
  return fitting.reduce<Chord | null>(
    (best, chord) => (best && rank(best) <= rank(chord) ? best : chord),
    null,
  );
}

function isSame(notes: readonly number[], root: number, classes: ReadonlySet<number>): boolean {
  return notes.length === classes.size && notes.every((note) => classes.has((root + note) % 12));
}

/** A chord on its lowest note before any inversion, and plain ones before rare ones. */
function rank({ quality: found, root, bass }: Chord): number {
  const rare = QUALITIES.indexOf(found) < PLAIN ? 0 : 1;
  return root === bass ? rare : 2 + rare;
}

const DEGREES: Readonly<Record<number, Word>> = {
  0: "degree.root",
  2: "degree.second",
  3: "degree.third",
  4: "degree.third",
  5: "degree.fourth",
  6: "degree.fifth",
  7: "degree.fifth",
  8: "degree.fifth",
  9: "degree.sixth",
  10: "degree.seventh",
  11: "degree.seventh",
};

/** What a pitch is in the chord, in a word: root, third, fifth... */
export function degreeOf({ root, quality: { notes, sign } }: Chord, pitch: number): string {
  const above = (classOf(pitch) - root + 12) % 12;
  if (above === 2 && !sign.startsWith("sus")) return say("degree.ninth");
  if (above === 9 && sign === "°7") return say("degree.seventh");
  const word = notes.includes(above) ? DEGREES[above] : undefined;
  return word ? say(word) : "";
}

/** Which note is lowest: 0 root, 1 third, 2 fifth, 3 seventh; -1 for a ninth. */
export function inversionOf(chord: Chord): number {
  const above = (chord.bass - chord.root + 12) % 12;
  return above === 2 && chord.quality.notes.length > 3 ? -1 : chord.quality.notes.indexOf(above);
}
