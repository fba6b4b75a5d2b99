/** One unbroken playing of a song: which of its frames sounds at which frame of the mixer. Pure, and exact to the frame. */
import type { Leg } from "../mix/place.js";
import { frameAt, type Loop } from "./stream.js";

export interface Run {
  /** The mixer's frame with which it begins, a count-in included. */
  readonly at: number;
  /** The song's frame that sounds at the mixer's frame `at + lead`. */
  readonly song: number;
  /** Frames that are counted in. */
  readonly lead: number;
  readonly loop: Loop | null;
  /** True where it goes on from what sounds already: nothing is taken up again. */
  readonly joins: boolean;
}

/** A stretch of the run that goes straight through the song. */
export interface Pass {
  readonly at: number;
  readonly song: number;
  readonly frames: number;
  /** True where it does not follow on from what came before in the song. */
  readonly fresh: boolean;
}

/** The song's frame that sounds at a frame of the mixer; before the run's first, and below it in a count-in. */
export function songAt({ at, song, lead, loop }: Run, frame: number): number {
  const since = frame - at - lead;
  return since < 0 ? song + since : frameAt({ origin: song, loop }, since);
}

/** The passes from the mixer's frame `from` up to `until`, without what is counted in; they tile it. */
export function passes(run: Run, from: number, until: number): readonly Pass[] {
  const found: Pass[] = [];
  const first = run.at + run.lead;
  let at = Math.max(from, first);
  while (at < until) {
    const song = songAt(run, at);
    const left = run.loop !== null && song < run.loop.end && loops(run) ? run.loop.end - song : Infinity;
    const frames = Math.min(until - at, left);
    found.push({
      at,
      song,
      frames,
      fresh: (at === first && !run.joins) || (loops(run) && song === run.loop?.start),
    });
    at += frames;
  }
  return found;
}

/** The ways through the song that the mixer has to follow from `from` up to `until`. */
export const legs = (run: Run, from: number, until: number): readonly Leg[] => {
  const still = { at: Math.min(run.at, from), song: run.song, moves: false };
  const moving = passes(run, from, until).map(({ at, song }) => ({ at, song, moves: true }));
  return from < run.at + run.lead ? [still, ...moving] : moving;
};

/** Whether the run meets its loop. */
const loops = ({ song, loop }: Run): boolean => loop !== null && loop.end > loop.start && song < loop.end;

/** The mixer's frame until which a note may be held that begins at `pass` and song frame `start`: a loop's end cuts it. */
export const cutAt = (run: Run, start: number, frames: number): number =>
  loops(run) && run.loop !== null && start < run.loop.end ? Math.min(frames, run.loop.end - start) : frames;
