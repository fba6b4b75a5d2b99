/** Time, as the session is told it, so that tests can make their own. */
import type { Stop } from "./link.js";

export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  after(milliseconds: number, work: () => void): Stop;
  /** At the next frame of the screen, or very soon where nothing is shown. */
  soon(work: () => void): Stop;
}

/** A hidden page gets no frames, so a timer stands behind them; in milliseconds. */
const HIDDEN = 50;

export const pageClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
  soon(work) {
    const stop = (): void => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
    const once = (): void => {
      stop();
      work();
    };
    const frame = requestAnimationFrame(once);
    const timer = setTimeout(once, HIDDEN);
    return stop;
  },
};
