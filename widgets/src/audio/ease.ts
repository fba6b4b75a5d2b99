/** How the mixer fares: it is told to do less where the computer cannot keep up, and what is said about that. */
import { AT_EASE, keepUp, strained } from "./keeping_up.js";
import type { Report } from "./messages.js";
import { say } from "./words.js";

export class Ease {
  /** The part of its time that the mixer needed lately. */
  load = 0;
  #strain = AT_EASE;

  /** How many tracks are to be played from copies. */
  get copies(): number {
    return this.#strain.copies;
  }

  /** Take in a report while it plays; the answer is what is to be said, or null for nothing new. */
  follow(report: Report, limit: (voices: number) => void): string | null {
    const before = this.#strain;
    this.#strain = keepUp(before, report);
    const { voices } = this.#strain;
    if (voices !== before.voices) limit(voices);
    if (report.stolen > 0 && strained(this.#strain)) return say("busy");
    return strained(before) && !strained(this.#strain) ? "" : null;
  }

  /** Take in how much of its time the mixer needs. */
  weigh({ load }: Report): void {
    this.load += (load - this.load) / 16;
  }
}
