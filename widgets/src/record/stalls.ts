/** By how much the page's audio has fallen behind since the microphone was opened.
 *
 * Where a busy computer lets the output run dry, the input waits meanwhile: from then on it comes by so much later. The browser
 * tells when each moment of its audio leaves the device, and a stall is a step in that; a slow drift is only two clocks.
 */
import { median } from "./order_statistics.js";

/** Seconds: what is less may be two clocks that differ. */
const STEP = 0.003;
/** Seconds of input that wait at most: a browser keeps ten buffers of a hundredth of a second, and drops what is more. */
const MOST = 0.08;
/** How many readings are looked at together. */
const READINGS = 11;
/** How fast a drift is followed. */
const FOLLOW = 0.05;

export class Stalls {
  /** In seconds. */
  sum = 0;
  readonly #readings: number[] = [];
  #usual: number | null = null;
  /** Readings until a step is over. */
  #settles = 0;

  /** Take in by how many seconds the device's clock is ahead of the audio's; null where the browser does not tell. */
  add(ahead: number | null): void {
    if (ahead === null) return;
    this.#readings.push(ahead);
    if (this.#readings.length < READINGS) return;
    const now = median(this.#readings);
    this.#readings.shift();
    this.#compare(now, now - (this.#usual ?? now));
  }

  #compare(now: number, step: number): void {
    const large = Math.abs(step) > STEP;
    if (this.#settles > 0) {
      this.#settles -= 1;
      if (this.#settles > 0) return;
      if (large) this.sum = Math.min(Math.max(this.sum + step, 0), MOST);
      this.#usual = large ? now : this.#usual;
    } else if (large) this.#settles = READINGS;
    else this.#usual = now - (1 - FOLLOW) * step;
  }
}
