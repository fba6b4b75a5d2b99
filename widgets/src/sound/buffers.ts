/** From a recipe and its recording to the buffer that is mixed. */
import { ends, settled, shape } from "./envelope.js";
import { type Lowpass, lowpass, runFilter } from "./lowpass.js";
import { cycle, looped, straight } from "./pitches.js";
import type { Recipe } from "./recipe.js";
import type { Recording } from "./recording.js";
import type { Buffer, Samples } from "./voice.js";

/** -100 dB: a tail that stays below is left out. */
const SILENCE = 1e-5;
const RING_SILENCE = 1e-4;
/** Seconds: a drum that would ring longer stops here. */
const LONGEST_RING = 20;

/** Build at least `frames` frames of a recipe, or all there is. */
export function build(recipe: Recipe, recording: Recording, rate: number, frames: number): Buffer {
  const sieve = recipe.cutoff > 0 ? lowpass(recipe.cutoff, recipe.resonance, rate) : null;
  const { total, loopStart } = extent(recipe, sieve);
  const { delay } = recipe.envelope;
  const built = Math.min(Math.max(1, frames - delay), total);
  const samples = new Float32Array(delay + built);
  const sounding = samples.subarray(delay);
  if (recipe.loop !== null) looped(recording, recipe.start, recipe.step, recipe.loop, sounding);
  else straight(recording, recipe.start, recipe.step, sounding);
  if (sieve !== null) runFilter(sounding, sieve);
  shape(recipe.envelope, sounding);
  const whole = built === total;
  if (whole && loopStart !== null)
    return { samples, loopStart: delay + loopStart, loopEnd: delay + total, whole };
  return { samples: whole ? withoutTail(samples, SILENCE) : samples, loopStart: 0, loopEnd: 0, whole };
}

/** Build a drum to the end of its sound, whatever the length of its notes. */
export function ringOut(recipe: Recipe, recording: Recording, rate: number): Buffer {
  const buffer = build(recipe, recording, rate, LONGEST_RING * rate);
  if (buffer.loopEnd > 0) return buffer;
  let loudest = 0;
  for (const sample of buffer.samples) loudest = Math.max(loudest, Math.abs(sample));
  return { ...buffer, samples: withoutTail(buffer.samples, RING_SILENCE * loudest), whole: true };
}

/** How many frames there are, and from which one on they repeat. */
function extent(recipe: Recipe, sieve: Lowpass | null): { total: number; loopStart: number | null } {
  const { start, end, loop, step, envelope } = recipe;
  const level = settled(envelope);
  if (loop === null) {
    const there = Math.max(1, Math.ceil((end - start) / step));
    return { total: ends(envelope) ? Math.min(there, level) : there, loopStart: null };
  }
  if (ends(envelope)) return { total: level, loopStart: null };
  const turn = cycle(start, loop, step);
  // The filter carries the past with it: only once that has died away does its output repeat.
  const loopStart = Math.max(turn.first + (sieve?.settling ?? 0), level);
  return { total: loopStart + turn.frames, loopStart };
}

/** Leave out the end of a sound, where it stays at or below `silence`. */
export function withoutTail(samples: Samples, silence: number): Samples {
  let end = samples.length;
  while (end > 1 && Math.abs(samples[end - 1] ?? 0) <= silence) end -= 1;
  return end < 0.9 * samples.length ? samples.slice(0, end) : samples.subarray(0, end);
}
