/** How the lanes of a recorder lie one above the other, in pixels from below the ruler. */
export const RULER = 24;
export const BEST = 70;
export const TAKE = 54;
export const PITCH = 150;
/** Pixels above and below a wave, and of the name on the best take. */
export const MARGIN = 3;
export const NAME = 15;

export interface Lanes {
  readonly best: number;
  /** The top of the first take. */
  readonly takes: number;
  readonly live: number | null;
  readonly pitch: number;
  readonly height: number;
}

export function lanesOf(takes: number, live: boolean): Lanes {
  const end = BEST + takes * TAKE;
  const pitch = end + (live ? TAKE : 0);
  return { best: 0, takes: BEST, live: live ? end : null, pitch, height: pitch + PITCH };
}
