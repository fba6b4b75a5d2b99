/** Those who want something to go on for as long as they are there. */
import type { Stop } from "../link.js";

export class Holds {
  readonly #holds = new Set<object>();

  get some(): boolean {
    return this.#holds.size > 0;
  }

  /** Hold it; the answer lets it go. */
  add(): Stop {
    const hold = {};
    this.#holds.add(hold);
    return () => this.#holds.delete(hold);
  }
}
