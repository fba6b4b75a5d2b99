/** Where in the input each round of a recording lies: pure, and exact to the frame.
 *
 * What leaves the page at a frame comes back as many frames later as the latency says.
 */
import type { LoopRegion, Passage } from "../audio/transport.js";
import type { Tempo, Tick } from "../song/model.js";
import { secondsAt, tickAt } from "../song/tempo.js";

/** A stretch of the recording that becomes a take; `from` and `until` are ticks, `first` and `frames` count in the recording. */
export interface Cut {
  readonly first: number;
  readonly frames: number;
  readonly lead: number;
  readonly from: Tick;
  readonly until: Tick | null;
  readonly round: number;
}

/** The frame at which a tick leaves the page in a way through the song. */
export function frameOf({ at, tick }: Passage, wanted: Tick, tempo: readonly Tempo[], rate: number): number {
  return at + Math.floor(secondsAt(tempo, wanted) * rate + 0.5) - Math.round(secondsAt(tempo, tick) * rate);
}

/** The frame at which a tick leaves the page in the first way that comes by it, or null. */
export function firstOf(
  passages: readonly Passage[],
  tick: Tick,
  tempo: readonly Tempo[],
  rate: number,
): number | null {
  for (const passage of passages) {
    const frame = frameOf(passage, tick, tempo, rate);
    if (frame >= passage.at && frame < passage.at + passage.frames) return frame;
  }
  return null;
}

/** A round: its first tick, and the frame at which that leaves the page. */
interface Round {
  readonly from: Tick;
  readonly at: number;
}

/** Ticks by which two ways may differ and still go on from each other. */
const SAME = 10;

export class Rounds {
  readonly #loop: LoopRegion | null;
  readonly #rate: number;
  readonly #rounds: Round[];
  /** Where the song was last known to be. */
  #last: Passage;

  constructor(
    from: Tick,
    at: number,
    { loop, rate }: { readonly loop: LoopRegion | null; readonly rate: number },
  ) {
    [this.#loop, this.#rate] = [loop, rate];
    this.#rounds = [{ from, at }];
    this.#last = { at, tick: from, frames: 0 };
  }

  /** The frame up to which the ways are known. */
  get seen(): number {
    return this.#last.at + this.#last.frames;
  }

  get round(): number {
    return this.#rounds.length;
  }

  /** The first tick of the round, and when it left the page. */
  get current(): Round {
    return this.#rounds.at(-1) ?? { from: 0, at: 0 };
  }

  /** Follow the song; the answer is the tick at which it was moved elsewhere, or null. */
  follow(passages: readonly Passage[], tempo: readonly Tempo[]): Tick | null {
    for (const passage of passages) {
      const due = this.tickAt(passage.at, tempo);
      if (Math.abs(due - passage.tick) > SAME) {
        if (this.#loop === null || Math.abs(passage.tick - this.#loop.start) > 1) return due;
        this.#rounds.push({ from: this.#loop.start, at: passage.at });
      }
      this.#last = passage;
    }
    return null;
  }

  /** The tick of the present round that leaves the page at a frame. */
  tickAt(frame: number, tempo: readonly Tempo[]): number {
    const { at, tick } = this.#last;
    return tickAt(tempo, secondsAt(tempo, tick) + (frame - at) / this.#rate);
  }

  /** The frame at which a tick of the present round leaves the page. */
  frameOf(tick: Tick, tempo: readonly Tempo[]): number {
    return frameOf(this.#last, tick, tempo, this.#rate);
  }

  /** The takes of a recording whose first frame is frame `start` of the input; the last round ends at `until`, which leaves at `end`.
   *
   * Each has `margin` frames more on both sides, as far as there is something. A last round of less than `shortest` frames
   * is left out where there are others.
   */
  cuts(
    of: { readonly start: number; readonly frames: number; readonly latency: number },
    { until, end }: { readonly until: Tick; readonly end: number },
    { margin, shortest }: { readonly margin: number; readonly shortest: number },
  ): readonly Cut[] {
    const last = this.#rounds.length - 1;
    const whole = last > 0 && end - this.current.at < shortest ? last - 1 : last;
    return this.#rounds.slice(0, whole + 1).map((round, i) => {
      const after = this.#rounds[i + 1]?.at ?? end;
      const place = round.at + of.latency - of.start;
      const first = Math.min(Math.max(Math.round(place) - margin, 0), of.frames);
      const stop = Math.min(Math.round(after + of.latency - of.start) + margin, of.frames);
      return {
        first,
        frames: Math.max(stop - first, 0),
        lead: (place - first) / this.#rate,
        from: round.from,
        until: i === last ? Math.max(until, round.from) : (this.#loop?.end ?? until),
        round: i + 1,
      };
    });
  }
}
