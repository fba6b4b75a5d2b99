/** Things to be done a little later, each once however often it is asked for. */

import type { Clock } from "../clock.js";
import type { Stop } from "../link.js";

export class Once {
  readonly #clock: Clock;
  readonly #waits = new Map<string, Stop>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Do something after so many milliseconds. */
  after(what: string, milliseconds: number, work: () => void): void {
    this.#plan(what, work, (begin) => this.#clock.after(milliseconds, begin));
  }

  /** Do something at the next frame. */
  soon(what: string, work: () => void): void {
    this.#plan(what, work, (begin) => this.#clock.soon(begin));
  }

  /** True when it is still to be done. */
  waits(what: string): boolean {
    return this.#waits.has(what);
  }

  /** Do it not at all. */
  forget(what: string): void {
    this.#waits.get(what)?.();
    this.#waits.delete(what);
  }

  #plan(what: string, work: () => void, start: (begin: () => void) => Stop): void {
    if (this.#waits.has(what)) return;
    const begin = (): void => {
      this.#waits.delete(what);
      work();
    };
    this.#waits.set(what, start(begin));
  }
}
