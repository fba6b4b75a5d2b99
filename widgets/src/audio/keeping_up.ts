/** What to do when a computer cannot keep up: pure, so that every step of it can be tested.
 *
 * First fewer voices sound at once: those that are missed least go. Where that does not help, tracks with effects are
 * played from copies made ahead, the busiest first. When there has been room for a while, it is all taken back.
 */

export const MOST_VOICES = 1024;
const FEWEST_VOICES = 24;
/** The part of its time that mixing may take before it is too much, and below which there is room again. */
const TOO_MUCH = 0.75;
const ROOM = 0.45;
/** Seconds that it may fall behind in one report. */
const GAP = 0.03;
/** Reports in a row, some thirty a second: until something is done, until the next step, and until it is taken back. */
const SOON = 4;
const LATER = 30;
const CALM = 240;

export interface Strain {
  /** How many voices may sound at once. */
  readonly voices: number;
  /** How many tracks should be played from copies. */
  readonly copies: number;
  /** Reports in a row that were too much, and those with room. */
  readonly over: number;
  readonly calm: number;
}

export interface Effort {
  readonly load: number;
  readonly behind: number;
  readonly voices: number;
}

export const AT_EASE: Strain = { voices: MOST_VOICES, copies: 0, over: 0, calm: 0 };

/** What holds after another report. */
export function keepUp(strain: Strain, effort: Effort): Strain {
  const over = effort.load > TOO_MUCH || (effort.behind > GAP && effort.load > ROOM);
  if (over) return press({ ...strain, over: strain.over + 1, calm: 0 }, effort.voices);
  const calm = effort.load < ROOM ? strain.calm + 1 : 0;
  return calm >= CALM ? relax(strain) : { ...strain, over: 0, calm };
}

function press(strain: Strain, sounding: number): Strain {
  const spare = Math.max(FEWEST_VOICES, Math.floor(Math.min(sounding, strain.voices) * 0.75));
  if (strain.over === SOON) return { ...strain, voices: spare };
  if (strain.over < SOON + LATER) return strain;
  return { ...strain, voices: spare, copies: strain.copies + 1, over: SOON };
}

function relax(strain: Strain): Strain {
  if (strain.copies > 0) return { ...AT_EASE, voices: strain.voices, copies: strain.copies - 1 };
  return { ...AT_EASE, voices: Math.min(MOST_VOICES, strain.voices * 2) };
}

/** Whether anything is held back. */
export const strained = ({ voices, copies }: Strain): boolean => voices < MOST_VOICES || copies > 0;
