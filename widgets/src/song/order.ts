/** Putting things in order, and leaving alone what is in order already. */

export type Compare<T> = (a: T, b: T) => number;

/** The things in order; the very same list where they are. Equal ones keep their places. */
export function sorted<T>(things: readonly T[], compare: Compare<T>): readonly T[] {
  const inOrder = things.every((thing, i) => i === 0 || compare(things[i - 1] ?? thing, thing) <= 0);
  return inOrder ? things : [...things].sort(compare);
}

/** Compare texts by their characters, as Python does; `<` would compare by halves of them. */
export function compareText(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (const [i, character] of left.entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    const difference = (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** The first whole number from 0 that `holds`, where all after it do too; `count` when none below it does. */
export function firstWhere(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the change that holds at `tick`: the last that is not after it, or the first of all. */
export function indexAt(changes: readonly { readonly at: number }[], tick: number): number {
  return Math.max(firstWhere(changes.length, (i) => (changes[i]?.at ?? 0) > tick) - 1, 0);
}
