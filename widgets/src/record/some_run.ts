/** A song that plays, for tests: which of its ticks leaves the page when. */
import type { LoopRegion, Passage } from "../audio/transport.js";
import type { Tempo, Tick } from "../song/model.js";
import { secondsAt, tickAt } from "../song/tempo.js";

export interface Run {
  readonly from: Tick;
  /** The frame at which it begins, with `lead` frames of count-in. */
  readonly at: number;
  readonly lead: number;
  readonly loop: LoopRegion | null;
  readonly tempo: readonly Tempo[];
}

const RATE = 44_100;

/** The ways through the song from one frame up to another, as a transport tells them. */
export function passages(
  { from, at, lead, loop, tempo }: Run,
  first: number,
  until: number,
): readonly Passage[] {
  const frame = (tick: Tick): number => Math.floor(secondsAt(tempo, tick) * RATE + 0.5);
  const found: Passage[] = [];
  let [begins, song] = [at + lead, frame(from)];
  while (begins < until) {
    const ends = loop !== null && song < frame(loop.end) ? begins + frame(loop.end) - song : Infinity;
    const [one, other] = [Math.max(begins, first), Math.min(ends, until)];
    if (other > one)
      found.push({ at: one, tick: tickAt(tempo, (song + one - begins) / RATE), frames: other - one });
    [begins, song] = [ends, frame(loop?.start ?? 0)];
  }
  return found;
}
