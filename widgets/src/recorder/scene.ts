/** What a recorder shows: the takes of one place of a track, their phrases, and the best of them. Pure. */
import type { Recorder, TakeInfo } from "../record/recording.js";
import { audioClips, beginsAt, type Part, takesOf } from "../song/comping.js";
import type { AudioClip, Song, Tick, Track } from "../song/model.js";
import { secondsAt } from "../song/tempo.js";
import { barStart, placeOf } from "../song/time.js";
import { type Axis, fitting } from "../view/axis.js";
import { phrasesOf, stretchOf } from "./phrases.js";
import { type Place, placeNear, placesOf } from "./places.js";
import type { State } from "./state.js";

export interface Scene {
  readonly song: Song;
  readonly track: Track | undefined;
  readonly places: readonly Place<TakeInfo>[];
  readonly place: number;
  readonly takes: readonly TakeInfo[];
  /** The clip that plays them; null before there is one. */
  readonly best: AudioClip | null;
  readonly part: Part;
  readonly phrases: readonly Part[];
  readonly axis: Axis;
}

/** How far a recording that goes on has come, or null. */
type Reached = { readonly from: Tick; readonly tick: number } | null;

export function sceneOf(
  song: Song,
  recorder: Pick<Recorder, "takes">,
  state: State,
  { tick, width, live }: { readonly tick: number; readonly width: number; readonly live: Reached },
): Scene {
  const track = song.tracks.find(({ id }) => id === state.track);
  const places = placesOf(recorder.takes.filter((take) => take.track === state.track));
  const place = Math.min(state.place ?? placeNear(places, tick), Math.max(0, places.length - 1));
  const here = live ? placeNear(places, live.from) : place;
  const joined = live === null || inside(places[here], live.from);
  const takes = joined ? (places[here]?.takes ?? []) : [];
  const best = bestOf(track, takes);
  const part = widened(song, best ? around(song, best) : stretchOf(song, takes, live?.from ?? tick), live);
  const axis = fitting({ from: part.start, perBeat: 1, width }, part.start, part.end);
  return { song, track, places, place: here, takes, best, part, phrases: phrasesOf(song.meter, part), axis };
}

const inside = (place: Place | undefined, tick: Tick): boolean =>
  place !== undefined && place.part.start <= tick && tick < place.part.end;

/** The first clip of a track that plays any of the takes. */
const bestOf = (track: Track | undefined, takes: readonly TakeInfo[]): AudioClip | null =>
  audioClips(track).find((clip) => takesOf(clip).some((name) => takes.some((take) => take.name === name))) ??
  null;

/** The whole bars of a clip. */
function around({ meter }: Song, clip: AudioClip): Part {
  const [first, last] = [clip.start, clip.start + clip.length - 1].map((tick) => placeOf(meter, tick).bar);
  return { start: barStart(meter, first ?? 1), end: barStart(meter, (last ?? 1) + 1) };
}

/** With room for what is being recorded. */
function widened({ meter }: Song, part: Part, live: Reached): Part {
  if (!live) return part;
  const last = placeOf(meter, Math.max(0, Math.floor(live.tick))).bar;
  const start = Math.min(part.start, barStart(meter, placeOf(meter, live.from).bar));
  return { start, end: Math.max(part.end, barStart(meter, last + 1)) };
}

/** The second of a take that belongs to a tick, wherever its clip has been moved to. */
export function secondOf({ song, best, takes }: Scene, name: string, tick: number): number {
  const find = (wanted: string): TakeInfo | null => takes.find((take) => take.name === wanted) ?? null;
  const begins = (wanted: string): number => beginsAt(find(wanted), song.tempo);
  const at = secondsAt(song.tempo, tick);
  if (!best) return at - begins(name);
  const offset = best.offset / best.stretch + begins(best.take) - begins(name);
  return offset + (at - secondsAt(song.tempo, best.start)) / best.stretch;
}

/** Whether a take reaches over some of a part. */
export function reaches(scene: Scene, take: TakeInfo, { start, end }: Part): boolean {
  const seconds = take.frames / take.rate;
  return secondOf(scene, take.name, end) > 0.05 && secondOf(scene, take.name, start) < seconds - 0.05;
}

/** What a take is called. */
export const titleOf = (take: TakeInfo): string => take.title || take.name;
