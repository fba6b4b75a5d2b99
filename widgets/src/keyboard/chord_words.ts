/** Chords in words: "Am", "A minor, first inversion", "i6". Pure. */
import { className, pitchName, scaleOf } from "../song/key.js";
import type { Key } from "../song/model.js";
import { type Chord, degreeOf, inversionOf } from "./chord.js";
import type { Played } from "./played.js";
import { say } from "./words.js";

const INVERSIONS = ["inversion.0", "inversion.1", "inversion.2", "inversion.3"] as const;
const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII"];
const FIGURES = { 3: ["", "6", "64"], 4: ["7", "65", "43", "42"] } as const;
const SIGNS = { "°": "°", "+": "+", ø7: "ø", "°7": "°" } as const;

/** The name on a lead sheet, without its bass: "Am", "G7". */
export const chordName = ({ root, quality }: Chord, key: Key | null): string =>
  className(root, key) + quality.sign;

/** The bass where it is not the root: "C" of Am/C. */
export const bassName = ({ root, bass }: Chord, key: Key | null): string =>
  root === bass ? "" : className(bass, key);

/** The whole name on a lead sheet: "Am/C". */
export function fullName(chord: Chord, key: Key | null): string {
  const bass = bassName(chord, key);
  return chordName(chord, key) + (bass ? `/${bass}` : "");
}

export const spokenName = (name: string): string =>
  name
    .replace(/([♯♭])(?=-?\d)/g, "$1 ")
    .replaceAll("♯", say("sharp"))
    .replaceAll("♭", say("flat"));

/** What sounds, in words: "A minor over C: C4, E4, A4". */
export function said({ now, pitches }: Played, key: Key | null): string {
  const notes = pitches.map((pitch) => pitchName(pitch, key)).join(", ");
  if (!now) return spokenName(notes);
  const bass = bassName(now.chord, key);
  const chord = `${className(now.chord.root, key)} ${say(now.chord.quality.name)}`;
  return spokenName(say("said.chord", { chord: bass ? say("over", { chord, bass }) : chord, notes }));
}

/** "A minor, first inversion". */
export function longName(chord: Chord, key: Key | null): string {
  const inversion = INVERSIONS[inversionOf(chord)];
  const name = `${className(chord.root, key)} ${say(chord.quality.name)}`;
  return inversion ? say("chord.named", { chord: name, inversion: say(inversion) }) : name;
}

/** Why the chord has this shape: "C is lowest, so the third carries the chord". */
export function reason(chord: Chord, key: Key | null): string {
  const bass = className(chord.bass, key);
  if (chord.root === chord.bass) return say("chord.on.root", { bass });
  return say("chord.on.other", { bass, degree: degreeOf(chord, chord.bass) });
}

/** The roman numeral in a key, with the figures of its inversion: "i6"; empty without a key. */
export function romanOf(chord: Chord, key: Key | null): string {
  if (key === null) return "";
  const scale = scaleOf(key);
  const degree = scale.indexOf(chord.root);
  const numeral = degree >= 0 ? (ROMAN[degree] ?? "") : beside(scale, chord.root);
  const { small, sign, notes } = chord.quality;
  const figures = notes.length === 3 || notes.length === 4 ? FIGURES[notes.length] : [];
  const plain = sign.startsWith("sus") || sign.includes("6") || sign.includes("add");
  const figure = plain ? sign : (figures[Math.max(0, inversionOf(chord))] ?? "");
  return (
    (small ? numeral.toLowerCase() : numeral) +
    (Object.entries(SIGNS).find(([known]) => known === sign)?.[1] ?? "") +
    figure
  );
}

/** A root beside the scale is named from the degree above it. */
function beside(scale: readonly number[], root: number): string {
  const above = scale.indexOf((root + 1) % 12);
  return above >= 0 ? `♭${ROMAN[above] ?? ""}` : `♯${ROMAN[scale.indexOf((root + 11) % 12)] ?? ""}`;
}
