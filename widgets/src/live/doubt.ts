/** Waiting for an answer, and what to do when none comes: ask again, ever more rarely. */

import type { Clock } from "../clock.js";
import type { Stop } from "../link.js";

/** The kernel usually answers in a few hundredths of a second; in milliseconds. */
const FIRST = 2000;
const LONGEST = 10_000;
/** After so many unanswered questions nobody seems to be there. */
const SILENT = 2;

export class Doubt {
  readonly #clock: Clock;
  readonly #ask: (asked: number) => void;
  #stop: Stop | null = null;
  #asked = 0;

  /** `ask` is called each time that an answer stays away, with how often that has been. */
  constructor(clock: Clock, ask: (asked: number) => void) {
    this.#clock = clock;
    this.#ask = ask;
  }

  /** True when the kernel has left several questions unanswered. */
  get silent(): boolean {
    return this.#asked >= SILENT;
  }

  /** Expect an answer. */
  expect(): void {
    this.#stop ??= this.#clock.after(Math.min(FIRST * 2 ** this.#asked, LONGEST), () => this.#wonder());
  }

  /** An answer has come; `more` says whether another one is expected. */
  answered(more: boolean): void {
    this.close();
    this.#asked = 0;
    if (more) this.expect();
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #wonder(): void {
    this.#stop = null;
    this.#asked += 1;
    this.#ask(this.#asked);
    this.expect();
  }
}
