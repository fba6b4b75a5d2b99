/** What is kept as one types: changes wait for a pause, and then go to the kernel at once. */
import type { Clock } from "../clock.js";
import type { Stop } from "../link.js";
import type { Mark } from "./page.js";

/** So long nobody may have typed, in milliseconds. */
const PAUSE = 500;

export interface Marking {
  readonly student: string;
  readonly digest: string;
  readonly mark: Mark;
}

export class Kept {
  readonly #clock: Clock;
  readonly #send: (marking: Marking) => void;
  #waiting: Marking | null = null;
  #stop: Stop = () => {};

  constructor(clock: Clock, send: (marking: Marking) => void) {
    [this.#clock, this.#send] = [clock, send];
  }

  /** Whether something has not been sent yet. */
  get waits(): boolean {
    return this.#waiting !== null;
  }

  /** Keep a mark soon; of one submission the newest counts. */
  soon(marking: Marking): void {
    if (this.#waiting && this.#waiting.student !== marking.student) this.now();
    this.#waiting = marking;
    this.#stop();
    this.#stop = this.#clock.after(PAUSE, () => this.now());
  }

  /** Send what waits. */
  now(): void {
    this.#stop();
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) this.#send(waiting);
  }
}
