/** How a note begins and dies away while its key is held: delay, attack, hold, decay, sustain.
 *
 * The attack is straight in amplitude, the decay straight in decibels (SoundFont Technical Specification 2.04, 9.1.7).
 */
import type { Envelope } from "./recipe.js";
import type { Samples } from "./voice.js";

/** Where a decay and a release end. */
const SILENT_DB = 100;
/** A note that would be held softer than this ends instead. */
const FADED_DB = 80;
const PER_DB = 0.05 * Math.log(10);
const STRETCH = 8192;
const fround = Math.fround;

/** Whether a held note dies away altogether. */
export const ends = ({ sustain }: Envelope): boolean => sustain >= FADED_DB;

/** The frame, from the end of the delay on, where the decay has reached its level. */
export const settled = ({ attack, hold, fall, sustain }: Envelope): number =>
  attack + hold + Math.ceil(Math.min(sustain, SILENT_DB) / fall);

/** Multiply samples, from the end of the delay on, by the envelope. */
export function shape(envelope: Envelope, samples: Samples): void {
  const { attack, hold, sustain } = envelope;
  const rising = Math.min(attack, samples.length);
  for (let n = 0; n < rising; n += 1) samples[n] = (samples[n] ?? 0) * fround((n + 1) / (attack + 1));
  const peak = attack + hold;
  if (sustain === 0 || samples.length <= peak) return;
  const level = settled(envelope);
  fall(envelope, samples.subarray(peak, level));
  const held = fround(Math.exp(-sustain * PER_DB));
  for (let n = level; n < samples.length; n += 1) samples[n] = (samples[n] ?? 0) * held;
}

function fall(envelope: Envelope, samples: Samples): void {
  const rate = fround(-envelope.fall * PER_DB);
  for (let at = 0; at < samples.length; at += STRETCH) {
    const since = fround(-envelope.fall * PER_DB * at);
    const count = Math.min(STRETCH, samples.length - at);
    for (let n = 0; n < count; n += 1)
      samples[at + n] = (samples[at + n] ?? 0) * fround(Math.exp(fround(fround(n * rate) + since)));
  }
}
