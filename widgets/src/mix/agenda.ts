/** What is to begin, in order of its first frame. */

interface Dated {
  readonly id: number;
  readonly start: number;
}

export class Agenda<Item extends Dated> {
  #items: Item[] = [];
  #next = 0;

  /** Put `items` in the place of everything that begins at frame `from` or later. */
  replace(from: number, items: readonly Item[]): void {
    const kept = this.#items.slice(this.#next).filter(({ start }) => start < from);
    this.#items = [...kept, ...items].sort((a, b) => a.start - b.start);
    this.#next = 0;
  }

  /** Take the next one that begins before frame `end`. */
  take(end: number): Item | null {
    const item = this.#items[this.#next];
    if (item === undefined || item.start >= end) return null;
    this.#next += 1;
    return item;
  }

  clear(): void {
    this.#items = [];
    this.#next = 0;
  }
}
