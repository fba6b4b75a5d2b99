/** Where in a song an edit does its work, and the song with that one place changed. */
import { tidyClip } from "./clips.js";
import type { Owner } from "./edits.js";
import { EditError, say, shown } from "./errors.js";
import { tidyBus, tidyMaster } from "./mixing.js";
import type { Bus, Chain, Clip, Effect, Lane, Master, NoteClip, Song, Track } from "./model.js";
import { tidySong, tidyTrack } from "./whole_song.js";

/** Refuse an edit of something that the song does not have. */
export function gone(what: string, id: string, known: readonly string[]): never {
  const hint =
    known.length > 0
      ? say("Use {names}.", { names: known.slice(0, 20).join(", ") })
      : say("There are none yet.");
  throw new EditError(
    say("There is no {what} {id} in the song, or it has been removed. {hint}", { what, id: shown(id), hint }),
  );
}

/** The thing of that id and its place; refuses where there is none. */
function found<T extends { readonly id: string }>(things: readonly T[], id: string, what: string) {
  const index = things.findIndex((thing) => thing.id === id);
  const thing = things[index];
  if (thing === undefined)
    return gone(
      what,
      id,
      things.map((one) => one.id),
    );
  return { index, thing };
}

export const findTrack = (song: Song, id: string) => found(song.tracks, id, say("track"));
export const findBus = (song: Song, id: string) => found(song.buses, id, say("bus"));

/** The things with the one at `index` replaced, or left out. */
export const withAt = <T>(things: readonly T[], index: number, ...more: readonly T[]): readonly T[] => [
  ...things.slice(0, index),
  ...more,
  ...things.slice(index + 1),
];

/** The things with a new one before `index`, or at the end. */
export function inserted<T>(things: readonly T[], index: number | null, thing: T): readonly T[] {
  const at = index ?? things.length;
  return [...things.slice(0, at), thing, ...things.slice(at)];
}

/** The things with one moved to another place. */
export const moved = <T>(things: readonly T[], from: { index: number; thing: T }, to: number): readonly T[] =>
  inserted(withAt(things, from.index), to, from.thing);

/** The song with fields of its own changed. */
export const withSong = (song: Song, changes: Partial<Song>): Song => tidySong({ ...song, ...changes });

/** The song with fields of one track changed. */
export function withTrack(song: Song, id: string, changes: Partial<Track>): Song {
  const { index, thing } = findTrack(song, id);
  return withSong(song, { tracks: withAt(song.tracks, index, tidyTrack({ ...thing, ...changes })) });
}

/** The song with fields of one bus changed. */
export function withBus(song: Song, id: string, changes: Partial<Bus>): Song {
  const { index, thing } = findBus(song, id);
  return withSong(song, { buses: withAt(song.buses, index, tidyBus({ ...thing, ...changes })) });
}

/** The song with fields of the master changed. */
export const withMaster = (song: Song, changes: Partial<Master>): Song =>
  withSong(song, { master: tidyMaster({ ...song.master, ...changes }) });

/** A clip, its place, and its track. */
export function findClip(song: Song, id: string) {
  for (const track of song.tracks) {
    const index = track.clips.findIndex((clip) => clip.id === id);
    const clip = track.clips[index];
    if (clip !== undefined) return { track, index, clip };
  }
  return gone(
    say("clip"),
    id,
    song.tracks.flatMap((track) => track.clips.map((clip) => clip.id)),
  );
}

/** The clip of notes of that id. */
export function noteClip(song: Song, id: string): NoteClip {
  const { clip } = findClip(song, id);
  if (clip.kind === "notes") return clip;
  throw new EditError(
    say("The clip {id} is a recording and holds no notes. Choose a clip of notes.", { id: shown(id) }),
  );
}

/** The song with one clip replaced, or left out. */
export function withClip(song: Song, id: string, ...more: readonly Clip[]): Song {
  const { track, index } = findClip(song, id);
  return withTrack(song, track.id, { clips: withAt(track.clips, index, ...more.map(tidyClip)) });
}

/** The effects and automation of what `owner` names. */
export function chainOf(song: Song, owner: Owner): Chain {
  if (owner === "master") return song.master;
  return isTrack(owner) ? findTrack(song, idOf(owner)).thing : findBus(song, idOf(owner)).thing;
}

/** The song with effects or automation of what `owner` names changed. */
export function withChain(song: Song, owner: Owner, changes: Partial<Chain>): Song {
  if (owner === "master") return withMaster(song, changes);
  return isTrack(owner) ? withTrack(song, idOf(owner), changes) : withBus(song, idOf(owner), changes);
}

const isTrack = (owner: Owner): boolean => owner.startsWith("track:");
const idOf = (owner: Owner): string => owner.slice(owner.indexOf(":") + 1);

/** An effect and its place among those of its owner. */
export const findEffect = (song: Song, owner: Owner, id: string): { index: number; thing: Effect } =>
  found(chainOf(song, owner).effects, id, say("effect"));

/** A lane of automation; one without points where there is none yet. */
export const laneOf = (song: Song, owner: Owner, target: string): Lane =>
  chainOf(song, owner).automation.find((lane) => lane.target === target) ?? { target, points: [] };
