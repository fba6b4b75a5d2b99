/** Decibels, and the law of the pan knob. */

/** Gain of every note: room for a band before the master's limiter has to work. */
export const NOTE_LEVEL = 0.3;
/** A volume or send at this level is silence, not merely soft. */
const SILENT_DB = -80;

/** The linear gain of a level in decibels; -80 dB and below is silence. */
export const gainOf = (db: number): number => (db <= SILENT_DB ? 0 : 10 ** (db / 20));

/** The gain of the left side for a pan from -1 to 1: equal power, and 1 in the middle. */
export const leftOf = (pan: number): number =>
  pan === 0 ? 1 : Math.SQRT2 * Math.cos(((pan + 1) * Math.PI) / 4);

export const rightOf = (pan: number): number =>
  pan === 0 ? 1 : Math.SQRT2 * Math.sin(((pan + 1) * Math.PI) / 4);
