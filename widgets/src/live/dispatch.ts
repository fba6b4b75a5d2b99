/** Which steps the kernel has been sent, and when it is time to send more. */
import type { Json } from "../song/wire/shape.js";
import { inMessages, type Outgoing } from "./sending.js";

export class Dispatch {
  readonly #send: (steps: readonly Json[]) => void;
  #next = 1;
  #sent = 0;
  #held = true;

  constructor(send: (steps: readonly Json[]) => void) {
    this.#send = send;
  }

  /** The number of the next step. */
  get next(): number {
    return this.#next;
  }

  /** That number has been given away. */
  took(): void {
    this.#next += 1;
  }

  /** Send nothing until the kernel has said what it has got. */
  hold(): void {
    this.#held = true;
  }

  /** The kernel has got the steps up to `seen`; after a hold the others are sent once more. */
  goOn(seen: number): void {
    if (this.#held) this.#sent = seen;
    this.#held = false;
    this.#next = Math.max(this.#next, seen + 1);
  }

  /** Send what has not been sent; the answer is true when the kernel's answer is awaited. */
  send(pending: readonly Outgoing[]): boolean {
    const steps = pending.filter(({ seq }) => seq > this.#sent);
    if (!this.#held && steps.length > 0) {
      for (const message of inMessages(steps)) this.#send(message);
      this.#sent = this.#next - 1;
    }
    return pending.length > 0;
  }
}
