/** Where in the song the mixer's frames lie: of the run that plays, and of the one before while it can still be heard. */
import type { Tick } from "../song/model.js";
import { secondsAt, tickAt } from "../song/tempo.js";
import { passes, type Run, songAt } from "./run.js";
import { sameTime } from "./sameness.js";
import type { Score } from "./score.js";
import type { Loop } from "./stream.js";
import type { LoopRegion, Passage } from "./transport.js";

/** A loop is at least so long, in seconds. */
const SHORTEST_LOOP = 0.05;

/** A run and the score that it goes by. */
interface Course {
  readonly run: Run;
  readonly score: Score;
}

export class Timeline {
  #now: Course;
  #before: Course | null = null;

  constructor(run: Run, score: Score) {
    this.#now = { run, score };
  }

  get run(): Run {
    return this.#now.run;
  }

  get score(): Score {
    return this.#now.score;
  }

  /** Go on by another run from its first frame on. */
  turn(run: Run, score: Score): void {
    this.#before = this.#now;
    this.#now = { run, score };
  }

  /** The same run by a score with the same time. */
  keep(score: Score): void {
    this.#now = { run: this.#now.run, score };
  }

  /** The frame of `score` where the song is at a frame of the mixer. */
  songFrame(frame: number, score: Score): number {
    const { run } = this.#now;
    const song = songAt(run, frame);
    if (sameTime(this.#now.score.song, score.song)) return song;
    return Math.round(
      secondsAt(score.song.tempo, tickAt(this.#now.score.song.tempo, song / score.rate)) * score.rate,
    );
  }

  /** The passes from one frame of the mixer up to another, with the tick that each begins with. */
  passages(from: number, until: number): readonly Passage[] {
    const turn = this.#now.run.at;
    const before =
      this.#before === null || from >= turn ? [] : along(this.#before, from, Math.min(until, turn));
    return [...before, ...along(this.#now, Math.max(from, turn), until)];
  }

  /** The tick that sounds at a frame of the mixer; below the start in a count-in. */
  tickAt(frame: number): Tick {
    const { run, score } = this.#before !== null && frame < this.#now.run.at ? this.#before : this.#now;
    return tickAt(score.song.tempo, songAt(run, Math.max(frame, run.at)) / score.rate);
  }
}

const along = ({ run, score }: Course, from: number, until: number): readonly Passage[] =>
  passes(run, from, until).map(({ at, song, frames }) => ({
    at,
    frames,
    tick: tickAt(score.song.tempo, song / score.rate),
  }));

/** A loop in frames of a score; null where there is none. */
export function loopFrames(loop: LoopRegion | null, { timing, rate }: Score): Loop | null {
  if (loop === null) return null;
  const start = timing.frame(loop.start);
  return { start, end: Math.max(timing.frame(loop.end), start + Math.round(SHORTEST_LOOP * rate)) };
}
