/** The middle of some numbers, and how far they lie around it. */

/** The number that half of them lie below; 0 of none. */
export const median = (numbers: readonly number[]): number => at(sorted(numbers), 0.5);

/** Those that a quarter, and three quarters, lie below. */
export function quartiles(numbers: readonly number[]): readonly [number, number] {
  const all = sorted(numbers);
  return [at(all, 0.25), at(all, 0.75)];
}

const sorted = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => a - b);

function at(all: readonly number[], part: number): number {
  const place = (all.length - 1) * part;
  const [low, high] = [all[Math.floor(place)] ?? 0, all[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}
