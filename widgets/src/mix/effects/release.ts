/** What holds a peak and lets it go: `h[n] = max(x[n], h[n - 1] * exp(-1 / frames))`. */

export class Release {
  #last = 0;
  #fall = 0;

  constructor(ms: number, rate: number) {
    this.set(ms, rate);
  }

  set(ms: number, rate: number): void {
    this.#fall = Math.exp(-1000 / (ms * rate));
  }

  /** Hold a value of 0 or more. */
  hold(value: number): number {
    const fallen = this.#last * this.#fall;
    this.#last = value > fallen ? value : fallen;
    return this.#last;
  }

  clear(): void {
    this.#last = 0;
  }
}
