/** How loud the input is: a level that falls 20 dB a second, a peak that is held, and clipping that stays until it is seen. */
import type { Chunk } from "./chunk.js";
import type { InputLevel } from "./recording.js";

const SILENT_DB = -100;
/** Decibels a second. */
const FALL = 20;
/** Seconds that a peak is held. */
const HOLD = 1.5;
/** A sample that converters give where they can give no more; so many in a row were cut off. */
const FULL = 0.9999;
const RUN = 3;

export class LevelMeter {
  #db = SILENT_DB;
  #since = 0;
  #peak = SILENT_DB;
  #peakAt = 0;
  #clipped = false;
  /** How many full samples each channel ends with. */
  #full: number[] = [];

  /** Take in a chunk that came at a moment in seconds. */
  add({ channels }: Chunk, now: number): void {
    const db = inDb(loudest(channels));
    if (db >= this.#fallen(now)) [this.#db, this.#since] = [db, now];
    if (db >= this.#held(now)) [this.#peak, this.#peakAt] = [db, now];
    for (const [i, line] of channels.entries()) this.#count(line, i);
  }

  level(now: number): InputLevel {
    return { db: this.#fallen(now), peak: this.#held(now), clipped: this.#clipped };
  }

  /** The clipping has been seen. */
  forgive(): void {
    this.#clipped = false;
  }

  #count(line: Float32Array, channel: number): void {
    let run = this.#full[channel] ?? 0;
    for (const sample of line) {
      run = Math.abs(sample) >= FULL ? run + 1 : 0;
      if (run >= RUN) this.#clipped = true;
    }
    this.#full[channel] = run;
  }

  #fallen(now: number): number {
    return fallen(this.#db, now - this.#since);
  }

  #held(now: number): number {
    const since = now - this.#peakAt;
    return since <= HOLD ? this.#peak : fallen(this.#peak, since - HOLD);
  }
}

/** The loudest sample of all channels, from 0 up. */
export function loudest(channels: readonly Float32Array[]): number {
  let most = 0;
  for (const line of channels) for (const sample of line) most = Math.max(most, Math.abs(sample));
  return most;
}

export const inDb = (sample: number): number =>
  sample > 0 ? Math.max(20 * Math.log10(sample), SILENT_DB) : SILENT_DB;

const fallen = (db: number, seconds: number): number => Math.max(db - FALL * Math.max(seconds, 0), SILENT_DB);
