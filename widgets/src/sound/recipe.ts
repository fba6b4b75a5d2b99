/** What a zone plays at one pitch, in plain numbers: everything the pitch formula has to be told. */

export interface Loop {
  readonly start: number;
  readonly end: number;
}

/** Whole frames, but for `sustain` (decibels below the peak) and `fall` (decibels a frame). */
export interface Envelope {
  readonly delay: number;
  readonly attack: number;
  readonly hold: number;
  readonly fall: number;
  readonly sustain: number;
}

/** From which place (frames of the recording) to which, at which step, looped where, shaped how. */
export interface Recipe {
  readonly start: number;
  readonly end: number;
  readonly loop: Loop | null;
  readonly step: number;
  readonly envelope: Envelope;
  /** In hertz, 0 for no filter. */
  readonly cutoff: number;
  readonly resonance: number;
}
