/** Muting or soloing one drum: its notes move to a track of their own, and back when neither holds any more. Pure.
 *
 * A song has mute and solo for tracks alone. So that what is heard is what is exported and marked, a row that is muted or
 * soloed becomes a track beside the drums, with the same sound, volume, effects and clips. Both ways together give the
 * song back.
 */
import type { Edit, SingleEdit } from "../song/edits.js";
import { together } from "../song/edits.js";
import type { NoteClip, Song, Track } from "../song/model.js";
import { findTrack } from "../song/places.js";
import { placeOf } from "../song/verbs.js";

/** Short enough that the longest id with it is still one. */
const longest = 52;

export const rowTrackId = (track: string, pitch: number): string => `${track.slice(0, longest)}-row-${pitch}`;

export const rowTrack = (song: Song, track: Track, pitch: number): Track | null =>
  song.tracks.find(({ id }) => id === rowTrackId(track.id, pitch)) ?? null;

export const twinId = (clip: NoteClip, pitch: number): string => rowTrackId(clip.id, pitch);

/** The clip of a row's own track that goes with a clip of the drums. */
export function twinOf(own: Track, clip: NoteClip, pitch: number): NoteClip | null {
  const id = twinId(clip, pitch);
  const found = own.clips.find((one) => one.id === id);
  return found?.kind === "notes" ? found : null;
}

/** The edit that mutes or solos a row, or no longer does. */
export function setRow(
  song: Song,
  { id }: Pick<Track, "id">,
  pitch: number,
  name: string,
  field: "mute" | "solo",
  on: boolean,
): Edit {
  const track = findTrack(song, id).thing;
  const own = rowTrack(song, track, pitch);
  if (!own) return on ? apart(song, track, pitch, name, field) : together([]);
  const other = field === "mute" ? own.solo : own.mute;
  if (on || other) return { edit: "set-track", track: own.id, field, value: on };
  return back(track, own, pitch);
}

/** The edit that brings a row back among the others, whether it is muted or soloed. */
export function joinRow(song: Song, { id }: Pick<Track, "id">, pitch: number): Edit {
  const track = findTrack(song, id).thing;
  const own = rowTrack(song, track, pitch);
  return own ? back(track, own, pitch) : together([]);
}

/** Move the row's notes to a track of its own. */
function apart(song: Song, track: Track, pitch: number, name: string, field: "mute" | "solo"): Edit {
  const clips = notesOf(track).filter(({ notes }) => notes.some((note) => note.pitch === pitch));
  const twins = clips.map((clip) => ({
    ...clip,
    id: twinId(clip, pitch),
    notes: clip.notes.filter((note) => note.pitch === pitch),
  }));
  const own: Track = { ...track, id: rowTrackId(track.id, pitch), name, clips: twins, [field]: true };
  const gone = clips.map(
    (clip): SingleEdit => ({
      edit: "remove-notes",
      clip: clip.id,
      places: clip.notes.filter((note) => note.pitch === pitch).map(placeOf),
    }),
  );
  const index = song.tracks.findIndex(({ id }) => id === track.id) + 1;
  return together([...gone, { edit: "add-track", track: own, index }]);
}

/** Move the notes back; a clip whose drums have gone since moves as it is. */
function back(track: Track, own: Track, pitch: number): Edit {
  const home = new Map(notesOf(track).map((clip) => [twinId(clip, pitch), clip.id]));
  const moves = notesOf(own).map((twin): SingleEdit => {
    const clip = home.get(twin.id);
    return clip
      ? { edit: "put-notes", clip, notes: twin.notes }
      : { edit: "move-clip", clip: twin.id, track: track.id };
  });
  return together([...moves, { edit: "remove-track", track: own.id }]);
}

const notesOf = ({ clips }: Track): readonly NoteClip[] =>
  clips.flatMap((clip) => (clip.kind === "notes" ? [clip] : []));
