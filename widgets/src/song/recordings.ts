/** What is done to clips of recordings: cut, chosen from several takes, turned round, stretched. The takes stay as they are.
 *
 * Each function gives a new clip. Ticks count from the clip's start, and are of one round.
 */
import type { AudioClip, Join, Tempo, Tick } from "./model.js";
import { secondsAt } from "./tempo.js";

/** How long it is from one tick of the song to another, in seconds: what a recording plays on by. */
export type Seconds = (from: Tick, to: Tick) => number;

/** A take, and how many seconds of it are left out. */
export interface Source {
  readonly take: string;
  readonly offset: number;
}

/** Seconds: takes that differ by less go on without a join. */
const SAME = 1e-6;

export const secondsIn =
  (tempos: readonly Tempo[]): Seconds =>
  (from, to) =>
    secondsAt(tempos, to) - secondsAt(tempos, from);

/** The take that is heard at a tick of the clip, and how far into it that is. */
export function heardAt(clip: AudioClip, at: Tick, seconds: Seconds): Source {
  const begun = clip.joins.findLast((join) => join.at <= at) ?? { ...clip, at: 0 };
  return { take: begun.take, offset: begun.offset + seconds(clip.start + begun.at, clip.start + at) };
}

/** The clip up to a tick; the cut is not faded. */
export const until = (clip: AudioClip, at: Tick): AudioClip => ({
  ...clip,
  length: at,
  fadeOut: 0,
  joins: clip.joins.filter((join) => join.at < at),
});

/** The clip from a tick on: what sounds stays where it was. The cut is not faded. */
export function since(clip: AudioClip, at: Tick, seconds: Seconds): AudioClip {
  if (at <= 0) return clip;
  return {
    ...clip,
    ...heardAt(clip, at, seconds),
    start: clip.start + at,
    length: clip.length - at,
    fadeIn: 0,
    joins: clip.joins.filter((join) => join.at > at).map((join) => ({ ...join, at: join.at - at })),
  };
}

/** The clip with another take from tick `start` up to `end`; `source` is what is heard at `start`. */
export function picked(
  clip: AudioClip,
  { start, end }: { readonly start: Tick; readonly end: Tick },
  source: Source,
  seconds: Seconds,
): AudioClip {
  const after = heardAt(clip, end, seconds);
  const fresh: readonly Join[] = [
    { at: start, ...source },
    { at: end, ...after },
  ].filter(({ at }) => at > 0 && at < clip.length);
  const joins = [...clip.joins.filter(({ at }) => at < start || at > end), ...fresh].sort(
    (a, b) => a.at - b.at,
  );
  const { take, offset } = start === 0 ? source : clip;
  return withoutNeedless({ ...clip, take, offset, joins }, seconds);
}

/** Leave out joins at which the take only goes on. */
function withoutNeedless(clip: AudioClip, seconds: Seconds): AudioClip {
  const joins: Join[] = [];
  for (const join of clip.joins) {
    const { take, offset } = heardAt({ ...clip, joins }, join.at, seconds);
    if (join.take !== take || Math.abs(join.offset - offset) > SAME) joins.push(join);
  }
  return { ...clip, joins };
}

/** The clip backwards, or forwards again. `lengths` says how many seconds long each take is before it is stretched. */
export function turned(clip: AudioClip, lengths: (take: string) => number, seconds: Seconds): AudioClip {
  const edges = [0, ...clip.joins.map(({ at }) => at).filter((at) => at < clip.length), clip.length];
  const pieces = edges.slice(0, -1).map((at, i): Join => {
    const end = edges[i + 1] ?? clip.length;
    const { take, offset } = heardAt(clip, at, seconds);
    const long = seconds(clip.start + at, clip.start + end);
    return { at: clip.length - end, take, offset: Math.max(0, lengths(take) * clip.stretch - offset - long) };
  });
  const [first, ...joins] = pieces.reverse();
  return {
    ...clip,
    reverse: !clip.reverse,
    take: first?.take ?? clip.take,
    offset: first?.offset ?? clip.offset,
    joins,
    fadeIn: clip.fadeOut,
    fadeOut: clip.fadeIn,
  };
}

/** The clip with its recording `stretch` times as long as it was sung; the clip grows as it does. */
export function stretched(clip: AudioClip, stretch: number): AudioClip {
  const by = stretch / clip.stretch;
  const length = Math.max(1, Math.floor(clip.length * by + 0.5));
  // Shortened, two takes can begin at one tick: the later one is heard.
  const cuts = new Map<Tick, Source>([[0, { take: clip.take, offset: clip.offset * by }]]);
  for (const { at, take, offset } of clip.joins)
    cuts.set(Math.floor(at * by + 0.5), { take, offset: offset * by });
  const joins = [...cuts].map(([at, source]) => ({ at, ...source }));
  return {
    ...clip,
    ...cuts.get(0),
    stretch,
    length,
    joins: joins.filter(({ at }) => at > 0 && at < length),
  };
}

/** Where another take of the same music stands at a tick of the clip, wherever the clip has been moved to.
 *
 * `begins` says at which second of the song, as it was recorded, the first sample of a take would be heard. Null where the
 * clip plays backwards, and where the take had not begun yet.
 */
export function otherTake(
  clip: AudioClip,
  at: Tick,
  take: string,
  begins: (take: string) => number,
  seconds: Seconds,
): Source | null {
  if (clip.reverse) return null;
  const now = heardAt(clip, at, seconds);
  const offset = now.offset + (begins(now.take) - begins(take)) * clip.stretch;
  return offset < -SAME ? null : { take, offset: Math.max(0, offset) };
}
