/** The drums of a song as a grid shows them: which track, which clip, and one row for each drum. Pure.
 *
 * The rows of a clip are its pitches. A row that is muted or soloed lives on a track of its own beside the others, so
 * that what is heard is what is exported (see row_track.ts); the grid shows it where it was.
 */

import { isKit } from "../song/drums.js";
import type { SingleEdit } from "../song/edits.js";
import { newNoteClip, newTrack } from "../song/empty.js";
import { clipId, makeId, trackIds } from "../song/ids.js";
import type { Note, NoteClip, Song, Tick, Track } from "../song/model.js";
import { barLength } from "../view/grid_lines.js";
import { order } from "./drums.js";
import { rowTrack, twinId, twinOf } from "./row_track.js";

export interface Pattern {
  readonly song: Song;
  /** The drum track; null while the song has none. */
  readonly track: Track | null;
  /** The clip that is shown; null while the track has none. */
  readonly clip: NoteClip | null;
}

export interface Row {
  readonly pitch: number;
  readonly notes: readonly Note[];
  readonly mute: boolean;
  readonly solo: boolean;
}

/** The rows of a grid with nothing in it: kick, snare, closed hat, clap. */
export const FIRST_ROWS: readonly number[] = [36, 38, 42, 39];
export const KIT = "drums";

const isDrums = (track: Track): boolean => track.role === "drums" || isKit(track.instrument);

export const noteClips = (track: Track): readonly NoteClip[] =>
  track.clips.flatMap((clip) => (clip.kind === "notes" ? [clip] : []));

/** The track and clip of those ids, or the first drums there are and the clip that is heard longest. */
export function patternOf(song: Song, track = "", clip = ""): Pattern {
  const found = song.tracks.find(({ id }) => id === track) ?? song.tracks.find(isDrums) ?? null;
  const clips = found ? noteClips(found) : [];
  return { song, track: found, clip: clips.find(({ id }) => id === clip) ?? longest(clips) };
}

const longest = (clips: readonly NoteClip[]): NoteClip | null =>
  clips.reduce<NoteClip | null>((best, one) => (best && heardFor(best) >= heardFor(one) ? best : one), null);

const heardFor = ({ length, repeats }: NoteClip): Tick => length * repeats;

/** The rows of the grid; `added` are those without a hit that somebody has asked for, `arranged` an order by hand. */
export function rowsOf(
  pattern: Pattern,
  added: readonly number[] = [],
  arranged: readonly number[] = [],
): readonly Row[] {
  const pitches = pitchesOf(pattern);
  const shown = pitches.size === 0 ? [...FIRST_ROWS, ...added] : [...pitches, ...added];
  const rank = (pitch: number): number => {
    const place = arranged.indexOf(pitch);
    return place >= 0 ? place - 1000 : order(pitch);
  };
  return [...new Set(shown)].sort((a, b) => rank(a) - rank(b)).map((pitch) => rowOf(pattern, pitch));
}

function pitchesOf({ song, track }: Pattern): ReadonlySet<number> {
  if (!track) return new Set();
  const own = noteClips(track).flatMap(({ notes }) => notes.map(({ pitch }) => pitch));
  const apart = new Set(own);
  for (let pitch = 0; pitch < 128; pitch += 1) if (rowTrack(song, track, pitch)) apart.add(pitch);
  return apart;
}

export function rowOf({ song, track, clip }: Pattern, pitch: number): Row {
  const own = track && rowTrack(song, track, pitch);
  const home = own && clip ? twinOf(own, clip, pitch) : clip;
  const notes = home?.notes.filter((note) => note.pitch === pitch) ?? [];
  return { pitch, notes, mute: own?.mute ?? false, solo: own?.solo ?? false };
}

/** Where the notes of a row are, and the edits that make that place where there is none yet. */
export interface Home {
  readonly before: readonly SingleEdit[];
  readonly clip: NoteClip;
}

export function homeOf({ song, track, clip }: Pattern, pitch: number): Home {
  if (!track) return firstHome(song);
  if (!clip) {
    const fresh = newNoteClip(clipId(song, track.id, 1), 0, barLength(song.meter, 0));
    return { before: [{ edit: "add-clip", track: track.id, clip: fresh }], clip: fresh };
  }
  const own = rowTrack(song, track, pitch);
  if (!own) return { before: [], clip };
  const twin = twinOf(own, clip, pitch);
  if (twin) return { before: [], clip: twin };
  const fresh = { ...clip, id: twinId(clip, pitch), notes: [] };
  return { before: [{ edit: "add-clip", track: own.id, clip: fresh }], clip: fresh };
}

function firstHome(song: Song): Home {
  const id = makeId(KIT, trackIds(song));
  const clip = newNoteClip(clipId(song, id, 1), 0, barLength(song.meter, 0));
  const track: Track = { ...newTrack(id), instrument: KIT, role: "drums", clips: [clip] };
  return { before: [{ edit: "add-track", track, index: null }], clip };
}
