/** The best take: what a recording becomes in the song, and how its phrases are chosen. Pure. */
import { type ClipFields, type Edit, type SetClip, together } from "./edits.js";
import { newAudioClip, newTrack } from "./empty.js";
import { clipId, clipIds, makeId, trackIds } from "./ids.js";
import type { AudioClip, Song, Tempo, Tick, Track } from "./model.js";
import { heardAt, otherTake, picked, type Source, secondsIn, since, until } from "./recordings.js";
import { secondsAt } from "./tempo.js";
import { placeOf } from "./time.js";

/** Where a take stands in its song: `lead` seconds of it come before tick `from`, and it was nudged since. */
export interface TakePlace {
  readonly name: string;
  readonly from: Tick;
  readonly until: Tick | null;
  readonly lead: number;
  readonly nudge: number;
}

export interface Part {
  readonly start: Tick;
  readonly end: Tick;
}

export type FindTake = (name: string) => TakePlace | null;

/** The shortest edges of a clip are faded, in seconds, so that nothing clicks. */
const SOFT = 0.005;

/** The second of the song at which the first sample of a take would be heard. */
export const beginsAt = (take: TakePlace | null, tempos: readonly Tempo[]): number =>
  take === null ? 0 : secondsAt(tempos, take.from) - take.lead - take.nudge;

export const audioClips = (track: Track | undefined): readonly AudioClip[] =>
  track?.clips.flatMap((clip) => (clip.kind === "audio" ? [clip] : [])) ?? [];

export const takesOf = (clip: AudioClip): readonly string[] => [
  ...new Set([clip.take, ...clip.joins.map(({ take }) => take)]),
];

/** The clip of a track that plays takes of a stretch of the song: the first that lies in it. */
export const bestClip = (track: Track | undefined, { start, end }: Part): AudioClip | null =>
  audioClips(track).find((clip) => clip.start < end && clip.start + clip.length > start) ?? null;

/** Choose a part of another take, in ticks of the song; null where that cannot be: backwards, or before it had begun. */
export function chosen(
  song: Song,
  clip: AudioClip,
  take: string,
  { start, end }: Part,
  find: FindTake,
): AudioClip | null {
  const seconds = secondsIn(song.tempo);
  const part = { start: Math.max(0, start - clip.start), end: Math.min(clip.length, end - clip.start) };
  if (part.start >= part.end) return null;
  const source = otherTake(clip, part.start, take, (name) => beginsAt(find(name), song.tempo), seconds);
  return source && picked(clip, part, source, seconds);
}

const FIELDS = [
  ...(["start", "length", "take", "offset", "gainDb", "fadeIn", "fadeOut", "repeats", "name"] as const),
  ...(["colour", "reverse", "stretch", "transpose", "tune", "joins"] as const),
];

/** The edit that makes one clip of a recording of another. */
export function between(before: AudioClip, after: AudioClip): Edit {
  const changed = FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return together(changed.map((field) => setting(before.id, field, after[field])));
}

/** An edit of one field; the compiler cannot see that field and value belong together once the field is any of them. */
const setting = <F extends keyof ClipFields>(clip: string, field: F, value: ClipFields[F]): SetClip =>
  ({ edit: "set-clip", clip, field, value }) as SetClip;

/** Move the join before the piece at tick `at` of the clip by ticks; it stays between its neighbours. */
export function joinMoved(song: Song, clip: AudioClip, at: Tick, by: Tick): AudioClip {
  const index = clip.joins.findIndex((join) => join.at === at);
  const join = clip.joins[index];
  if (!join) return clip;
  const [low, high] = [(clip.joins[index - 1]?.at ?? 0) + 1, (clip.joins[index + 1]?.at ?? clip.length) - 1];
  const to = Math.min(Math.max(at + by, low), high);
  const seconds = secondsIn(song.tempo);
  const moved = { ...join, at: to, offset: join.offset + seconds(clip.start + at, clip.start + to) };
  if (moved.offset < 0) return clip;
  return { ...clip, joins: clip.joins.map((one) => (one === join ? moved : one)) };
}

/** Where a recording goes: a track that is there, or one that is made for it. */
export interface Home {
  readonly track: string;
  readonly name: string;
}

/** What newly kept takes become in the song: the last one that is whole is heard where it was recorded.
 *
 * Sung again over all of a clip, the new take is heard, unless its phrases have been chosen by hand already: then it only
 * stands beside the others. Sung over a part of a clip it goes into that part. What else was there gives way.
 */
export function kept(song: Song, home: Home, takes: readonly TakePlace[], find: FindTake): Edit {
  const take = newest(takes);
  if (!take || take.until === null || take.until <= take.from) return together([]);
  const part = { start: take.from, end: take.until };
  const track = song.tracks.find(({ id }) => id === home.track);
  const there = audioClips(track).find(
    (clip) => clip.start <= part.start && clip.start + clip.length >= part.end,
  );
  if (!there || there.repeats > 1 || there.reverse) return fresh(song, home, track, take, part);
  const whole = there.start === part.start && there.start + there.length === part.end;
  if (whole && there.joins.length > 0) return together([]);
  const after = chosen(song, there, take.name, part, find);
  return after ? between(there, after) : fresh(song, home, track, take, part);
}

/** The last take that is as long as any. */
function newest(takes: readonly TakePlace[]): TakePlace | null {
  const long = ({ from, until: end }: TakePlace): number => (end ?? from) - from;
  const longest = Math.max(0, ...takes.map(long));
  return takes.findLast((take) => long(take) >= longest) ?? null;
}

function fresh(song: Song, home: Home, track: Track | undefined, take: TakePlace, part: Part): Edit {
  const id = track?.id ?? makeId(home.track || home.name, trackIds(song));
  const clip = {
    ...newAudioClip(
      clipId(song, id, placeOf(song.meter, part.start).bar),
      part.start,
      part.end - part.start,
      take.name,
    ),
    offset: Math.max(0, take.lead + take.nudge),
    fadeIn: SOFT,
    fadeOut: SOFT,
  };
  const made: Track = { ...newTrack(id), name: home.name, clips: [clip] };
  if (!track) return { edit: "add-track", track: made, index: null };
  return together([...makeRoom(song, track, part), { edit: "add-clip", track: id, clip }]);
}

/** Cut away what recordings of the track play in a part of the song. */
function makeRoom(song: Song, track: Track, { start, end }: Part): readonly Edit[] {
  const taken = new Set(clipIds(song));
  const seconds = secondsIn(song.tempo);
  return audioClips(track).flatMap((clip): readonly Edit[] => {
    const last = clip.start + clip.length;
    if (clip.repeats > 1 || clip.start >= end || last <= start) return [];
    const pieces: AudioClip[] = [];
    if (clip.start < start) pieces.push(until(clip, start - clip.start));
    if (last > end) pieces.push(since(clip, end - clip.start, seconds));
    return [
      { edit: "remove-clip", clip: clip.id },
      ...pieces.map((piece, i): Edit => {
        const id = i === 0 ? clip.id : makeId(clip.id, taken);
        taken.add(id);
        return { edit: "add-clip", track: track.id, clip: { ...piece, id } };
      }),
    ];
  });
}

/** The edit that moves what a take plays: `by` seconds earlier, wherever clips play it. */
export function nudged(song: Song, take: string, by: number): Edit {
  const shift = (source: Source): Source =>
    source.take === take ? { ...source, offset: Math.max(0, source.offset + by) } : source;
  return together(
    song.tracks.flatMap(audioClips).flatMap((clip) => {
      const after = {
        ...clip,
        ...shift({ take: clip.take, offset: clip.offset }),
        joins: clip.joins.map((join) => ({ at: join.at, ...shift(join) })),
      };
      return between(clip, after);
    }),
  );
}

/** The take that a clip plays at a tick of the song; null outside of it. */
export const takeAt = (song: Song, clip: AudioClip, tick: Tick): string | null =>
  tick < clip.start || tick >= clip.start + clip.length
    ? null
    : heardAt(clip, tick - clip.start, secondsIn(song.tempo)).take;
