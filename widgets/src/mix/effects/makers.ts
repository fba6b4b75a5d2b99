/** The effects at work: one maker for each kind in `EFFECTS`. */
import { Chorus } from "./chorus.js";
import { Compressor } from "./compressor.js";
import { Distortion } from "./distortion.js";
import { Echo } from "./echo.js";
import { Eq } from "./eq.js";
import { Filter } from "./filter.js";
import { PeakLimiter } from "./peak_limiter.js";
import type { Clock, Processor, Settings } from "./processor.js";
import { Reverb } from "./reverb.js";
import { Tremolo } from "./tremolo.js";

type Maker = new (settings: Settings, clock: Clock) => Processor;

const MAKERS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ["eq", Eq],
  ["filter", Filter],
  ["echo", Echo],
  ["reverb", Reverb],
  ["compressor", Compressor],
  ["distortion", Distortion],
  ["chorus", Chorus],
  ["tremolo", Tremolo],
  ["limiter", PeakLimiter],
]);

/** The processor of an effect, or null where the kind is unknown: what cannot be done is left out. */
export function processor(kind: string, settings: Settings, clock: Clock): Processor | null {
  const Made = MAKERS.get(kind);
  return Made === undefined ? null : new Made(settings, clock);
}
