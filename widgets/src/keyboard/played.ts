/** The chords that were played, one after another. Pure. */
import { type Chord, chordOf } from "./chord.js";

export interface PlayedChord {
  readonly chord: Chord;
  readonly pitches: readonly number[];
}

/** What has been played so far, the chord that is held now, and all pitches that sound. */
export interface Played {
  readonly past: readonly PlayedChord[];
  readonly now: PlayedChord | null;
  readonly pitches: readonly number[];
}

export const NOTHING: Played = { past: [], now: null, pitches: [] };
const MOST = 16;

const isSame = (a: PlayedChord | undefined, b: PlayedChord): boolean =>
  a !== undefined &&
  a.chord.root === b.chord.root &&
  a.chord.quality === b.chord.quality &&
  a.chord.bass === b.chord.bass;

/** The sounding pitches have changed. A chord is over when one of its notes ends; what is left of it is no new chord. */
export function heard({ past, now, pitches: before }: Played, pitches: readonly number[]): Played {
  const ended = before.some((pitch) => !pitches.includes(pitch));
  const began = pitches.some((pitch) => !before.includes(pitch));
  const kept = now && ended ? withChord(past, now) : past;
  const held = ended ? null : now;
  return { past: kept, now: began ? (named(pitches) ?? held) : held, pitches };
}

const named = (pitches: readonly number[]): PlayedChord | null => {
  const chord = chordOf(pitches);
  return chord && { chord, pitches: [...pitches].sort((a, b) => a - b) };
};

/** The same chord again is not written twice. */
const withChord = (past: readonly PlayedChord[], chord: PlayedChord): readonly PlayedChord[] =>
  isSame(past.at(-1), chord) ? past : [...past, chord].slice(-MOST);

/** All chords in order, the one that sounds last. */
export const allOf = ({ past, now }: Played): readonly PlayedChord[] => (now ? withChord(past, now) : past);
