/** The voices of a mixer: made once, used again and again. */
import { Sounding } from "./sounding.js";

export class VoicePool {
  readonly #free: Sounding[];
  readonly size: number;

  constructor(size: number) {
    this.size = size;
    this.#free = Array.from({ length: size }, () => new Sounding());
  }

  get used(): number {
    return this.size - this.#free.length;
  }

  take(): Sounding | null {
    return this.#free.pop() ?? null;
  }

  give(voice: Sounding): void {
    this.#free.push(voice);
  }
}
