/** How loud everything is: levels that fall 20 dB a second, and peaks that stay for a while. */
import type { Level } from "./transport.js";

const SILENT_DB = -100;
/** Decibels a second. */
const FALL = 20;
/** Seconds that a peak is held. */
const HOLD = 1.5;

interface Needle {
  level: number;
  /** When it was there, in seconds. */
  since: number;
  peak: number;
  peakAt: number;
}

interface Meter {
  readonly needles: readonly [Needle, Needle];
  clipped: boolean;
}

const SILENCE: Level = { now: [SILENT_DB, SILENT_DB], peak: [SILENT_DB, SILENT_DB], clipped: false };

const needle = (): Needle => ({ level: SILENT_DB, since: 0, peak: SILENT_DB, peakAt: 0 });

export class Meters {
  readonly #meters = new Map<string, Meter>();

  /** Take in the highest samples, left and right of each owner, at a moment in seconds. */
  add(ids: readonly string[], peaks: Float32Array, now: number): void {
    for (const [i, id] of ids.entries()) {
      const meter = this.#meters.get(id) ?? { needles: [needle(), needle()], clipped: false };
      this.#meters.set(id, meter);
      for (const [side, one] of meter.needles.entries()) push(one, peaks[2 * i + side] ?? 0, now);
      if (Math.max(peaks[2 * i] ?? 0, peaks[2 * i + 1] ?? 0) > 1) meter.clipped = true;
    }
  }

  level(owner: string, now: number): Level {
    const meter = this.#meters.get(owner);
    if (meter === undefined) return SILENCE;
    const [left, right] = meter.needles;
    return {
      now: [fallen(left, now), fallen(right, now)],
      peak: [held(left, now), held(right, now)],
      clipped: meter.clipped,
    };
  }

  /** A new start: what was over full scale is forgotten. */
  forgive(): void {
    for (const meter of this.#meters.values()) meter.clipped = false;
  }
}

function push(one: Needle, sample: number, now: number): void {
  const level = sample > 0 ? Math.max(20 * Math.log10(sample), SILENT_DB) : SILENT_DB;
  if (level >= fallen(one, now)) [one.level, one.since] = [level, now];
  if (level >= held(one, now)) [one.peak, one.peakAt] = [level, now];
}

const fallen = ({ level, since }: Needle, now: number): number =>
  Math.max(level - FALL * Math.max(now - since, 0), SILENT_DB);

const held = (one: Needle, now: number): number =>
  now - one.peakAt <= HOLD ? one.peak : fallen({ ...one, level: one.peak, since: one.peakAt + HOLD }, now);
