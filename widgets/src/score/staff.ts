/** What a place on a staff means: which pitch its line is, and which moment of the bar. */
import type { Tick } from "../song/model.js";

const LETTERS = "CDEFGAB";
const SEMITONES = [0, 2, 4, 5, 7, 9, 11];
/** The lowest line of each clef, as a number of steps from C0: E4 and G2. */
const LOWEST: Readonly<Record<string, number>> = { G: 4 * 7 + 2, F: 2 * 7 + 4 };

/** Where the five lines of a staff lie on the page. */
export interface Lines {
  readonly top: number;
  readonly bottom: number;
}

/** The pitch of a height on a staff, with the signs of the key; null where the clef has no pitches. */
export function pitchAt(
  y: number,
  lines: Lines,
  clef: string,
  alters: Readonly<Record<string, number>>,
): number | null {
  const lowest = LOWEST[clef];
  if (lowest === undefined) return null;
  const steps = lowest + Math.round(((lines.bottom - y) / (lines.bottom - lines.top)) * 8);
  const degree = ((steps % 7) + 7) % 7;
  const pitch =
    12 * (Math.floor(steps / 7) + 1) + (SEMITONES[degree] ?? 0) + (alters[LETTERS[degree] ?? ""] ?? 0);
  return pitch >= 0 && pitch <= 127 ? pitch : null;
}

/** A moment that is known to lie at a place. */
export interface Anchor {
  readonly tick: Tick;
  readonly x: number;
}

/** The moment of a place between anchors, at the nearest step of the grid. */
export function tickAt(x: number, anchors: readonly Anchor[], grid: Tick): Tick {
  const row = [...anchors].sort((a, b) => a.tick - b.tick);
  const after = row.findIndex((anchor) => anchor.x > x);
  const to = row[after < 0 ? row.length - 1 : Math.max(after, 1)];
  const from = row[after < 0 ? row.length - 2 : Math.max(after - 1, 0)];
  if (!from || !to) return row[0]?.tick ?? 0;
  const part = to.x === from.x ? 0 : Math.min(Math.max((x - from.x) / (to.x - from.x), 0), 1);
  const first = row[0]?.tick ?? 0;
  const last = (row.at(-1)?.tick ?? first) - grid;
  const tick = first + Math.round((from.tick + part * (to.tick - from.tick) - first) / grid) * grid;
  return Math.max(Math.min(tick, last), first);
}

/** The pitch of a letter that lies nearest to another pitch, with the signs of the key. */
export function letterNear(letter: string, near: number, alters: Readonly<Record<string, number>>): number {
  const degree = LETTERS.indexOf(letter.toUpperCase());
  const plain = (SEMITONES[degree] ?? 0) + (alters[letter.toUpperCase()] ?? 0);
  const octave = Math.round((near - plain) / 12);
  return Math.min(Math.max(plain + 12 * octave, 0), 127);
}
