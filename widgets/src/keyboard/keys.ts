/** The keys on the page: where each lies, which one is under a finger, and how loud it is there. Pure. */

/** A key; `left` and `width` are shares of the whole width. */
export interface Key {
  readonly pitch: number;
  readonly black: boolean;
  readonly left: number;
  readonly width: number;
}

const BLACK = new Set([1, 3, 6, 8, 10]);
/** How far a black key begins before the white one above it, in widths of a black key: they stand unevenly. */
const BEFORE: Readonly<Record<number, number>> = { 1: 0.6, 3: 0.4, 6: 0.62, 8: 0.5, 10: 0.38 };
/** The width of a black key in widths of a white one, and how far down it reaches. */
const NARROW = 0.58;
export const BLACK_REACH = 116 / 190;
const SOFTEST = 40;
const LOUDEST = 127;

export const isBlack = (pitch: number): boolean => BLACK.has(((pitch % 12) + 12) % 12);

/** The keys from one pitch to another, both white; in order of pitch. */
export function keysBetween(low: number, high: number): readonly Key[] {
  const pitches = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  const white = 1 / pitches.filter((pitch) => !isBlack(pitch)).length;
  let whites = 0;
  return pitches.map((pitch) => {
    if (isBlack(pitch)) {
      const width = white * NARROW;
      return { pitch, black: true, left: whites * white - (BEFORE[pitch % 12] ?? 0.5) * width, width };
    }
    whites += 1;
    return { pitch, black: false, left: (whites - 1) * white, width: white };
  });
}

/** The key at a place, given as shares of width and height; null beside all of them. */
export function keyAt(keys: readonly Key[], x: number, y: number): Key | null {
  if (y < 0 || y > 1) return null;
  const under = keys.filter(({ left, width }) => x >= left && x < left + width);
  const black = y <= BLACK_REACH ? under.find((key) => key.black) : undefined;
  return black ?? under.find((key) => !key.black) ?? null;
}

/** Lower on the key is louder. */
export function loudnessAt({ black }: Key, y: number): number {
  const share = Math.min(1, Math.max(0, black ? y / BLACK_REACH : y));
  return Math.round(SOFTEST + share * (LOUDEST - SOFTEST));
}
