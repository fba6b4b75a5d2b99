/** Audio clips as the mixer plays them: rounds unrolled, and takes joined with a short cross-fade, in whole frames. */
import { copyName } from "../song/copy_name.js";
import type { AudioClip, Key, Tick, Track } from "../song/model.js";
import { firstWhere } from "../song/order.js";
import type { Window } from "../song/schedule.js";
import type { Timing } from "../song/timing.js";
import { roundEven } from "../sound/pitches.js";
import { gainOf } from "./levels.js";

/** Seconds before and after a join in which both takes are heard. */
const HALF_CROSSFADE = 0.01;

/** A stretch of a recording as it sounds: all but the gain in frames. */
export interface Stretch {
  readonly clip: AudioClip;
  /** The name of the recording or of its copy. */
  readonly take: string;
  readonly gain: number;
  readonly start: number;
  readonly frames: number;
  readonly offset: number;
  readonly fadeIn: number;
  readonly fadeOut: number;
}

/** What one take plays of a clip's round, without the cross-fades. */
interface Piece {
  readonly take: string;
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/** A track in a song of a key, at a rate. */
export interface Tape {
  readonly track: Track;
  readonly key: Key | null;
  readonly timing: Timing;
  readonly rate: number;
}

/** The stretches that sound in a window, those that began before it included. */
export function stretches(tape: Tape, { first, end }: Window): readonly Stretch[] {
  return tape.track.clips
    .flatMap((clip) => (clip.kind === "audio" ? rounds(tape, clip, { first, end }) : []))
    .filter(({ start, frames }) => start < end && start + frames > first);
}

function rounds(tape: Tape, clip: AudioClip, { first, end }: Window): readonly Stretch[] {
  const edge = (round: number): number => tape.timing.frame(clip.start + clip.length * round);
  const found: Stretch[] = [];
  let round = firstWhere(clip.repeats, (i) => edge(i + 1) > first);
  for (; round < clip.repeats && edge(round) < end; round += 1)
    found.push(...joined(tape, clip, clip.start + clip.length * round));
  return found;
}

function joined(tape: Tape, clip: AudioClip, start: Tick): readonly Stretch[] {
  const half = roundEven(HALF_CROSSFADE * tape.rate);
  const all = pieces(tape, clip, start);
  return all.map((piece, i) => {
    const [before, after] = [all[i - 1], all[i + 1]];
    const lead = before ? Math.min(half, piece.offset, piece.start - before.start) : 0;
    const tail = after ? Math.min(half, after.end - piece.end) : 0;
    return {
      clip,
      take: copyName(piece.take, clip, tape.key),
      gain: gainOf(clip.gainDb),
      start: piece.start - lead,
      frames: piece.end - piece.start + lead + tail,
      offset: piece.offset - lead,
      fadeIn: before ? lead + half : roundEven(clip.fadeIn * tape.rate),
      fadeOut: after ? half + tail : roundEven(clip.fadeOut * tape.rate),
    };
  });
}

/** A round, cut where its takes are joined; pieces too short for a frame are left out. */
function pieces({ timing, rate }: Tape, clip: AudioClip, start: Tick): readonly Piece[] {
  const cuts = [{ at: 0, take: clip.take, offset: clip.offset }, ...clip.joins].filter(
    ({ at }) => at < clip.length,
  );
  const edges = [...cuts.map(({ at }) => timing.frame(start + at)), timing.frame(start + clip.length)];
  return cuts
    .map(({ take, offset }, i) => ({
      take,
      start: edges[i] ?? 0,
      end: edges[i + 1] ?? 0,
      offset: roundEven(offset * rate),
    }))
    .filter(({ start: first, end }) => first < end || cuts.length === 1);
}
