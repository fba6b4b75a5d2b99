/** Which frames of the music sound when: pure, and exact to the frame.
 *
 * A run is one unbroken playing. Its own frames count from 0 where it began; a song's frames count from the song's start.
 */

/** A stretch that is played over and over, from `start` up to `end`, in frames of the song. */
export interface Loop {
  readonly start: number;
  readonly end: number;
}

export interface Run {
  /** The frame of the song that sounds at the run's frame 0. */
  readonly origin: number;
  readonly loop: Loop | null;
}

/** One part as it came from the kernel, placed in the song. */
export interface Span {
  readonly start: number;
  readonly frames: number;
}

/** A piece of one part, to be started at the run's frame `at`. */
export interface Cut {
  readonly at: number;
  readonly part: number;
  readonly offset: number;
  readonly frames: number;
}

/** What sounds in a window, and the frame of the run up to which there is sound for it. */
export interface Plan {
  readonly cuts: readonly Cut[];
  readonly until: number;
}

/** The loop that a run will meet, or null. */
const loopOf = ({ origin, loop }: Run): Loop | null =>
  loop !== null && loop.end > loop.start && origin < loop.end ? loop : null;

/** The frame of the song that sounds `n` frames after a run began. */
export function frameAt(run: Run, n: number): number {
  const loop = loopOf(run);
  const straight = run.origin + n;
  if (loop === null || straight < loop.end) return straight;
  return loop.start + ((straight - loop.end) % (loop.end - loop.start));
}

/** The pieces that sound from the run's frame `from` up to `to`; they tile it without gap or overlap.
 *
 * The plan ends early, at `until`, where the music ends or where parts have not come yet.
 */
export function plan(run: Run, parts: readonly Span[], from: number, to: number): Plan {
  const cuts: Cut[] = [];
  let at = from;
  while (at < to) {
    const frame = frameAt(run, at);
    const part = partAt(parts, frame);
    const span = parts[part];
    if (span === undefined) break;
    const frames = Math.min(to - at, span.start + span.frames - frame, untilLoop(run, frame));
    cuts.push({ at, part, offset: frame - span.start, frames });
    at += frames;
  }
  return { cuts, until: at };
}

/** The index of the part that holds a frame, or -1. Parts lie in order, one right after the other. */
export function partAt(parts: readonly Span[], frame: number): number {
  let [low, high] = [0, parts.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = parts[middle];
    if (span === undefined) return -1;
    if (frame < span.start) high = middle - 1;
    else if (frame >= span.start + span.frames) low = middle + 1;
    else return middle;
  }
  return -1;
}

function untilLoop(run: Run, frame: number): number {
  return (loopOf(run)?.end ?? Number.POSITIVE_INFINITY) - frame;
}
