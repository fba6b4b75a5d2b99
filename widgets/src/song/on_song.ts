/** Edits of the song's own fields and its tracks: what they do, and what takes them back. */
import type { AddTrack, Edit, MoveTrack, RemoveTrack, SetMaster, SetSong, SetTrack } from "./edits.js";
import type { Song } from "./model.js";
import { findTrack, inserted, moved, withAt, withMaster, withSong, withTrack } from "./places.js";
import type { Rules } from "./rule.js";

/** The edit that sets a field back to what it is in `before`. */
export function setBack<E extends { readonly field: string; readonly value: unknown }>(
  edit: E,
  before: Readonly<Record<E["field"], E["value"]>>,
): E {
  const field: E["field"] = edit.field;
  return { ...edit, value: before[field] };
}

export const SONG_RULES: Rules<SetSong | SetMaster | AddTrack | RemoveTrack | MoveTrack | SetTrack> = {
  "set-song": {
    apply: (song, edit) => withSong(song, { [edit.field]: edit.value }),
    invert: (song, edit) => setBack(edit, song),
  },
  "set-master": {
    apply: (song, edit) => withMaster(song, { [edit.field]: edit.value }),
    invert: (song, edit) => setBack(edit, song.master),
  },
  "add-track": {
    apply: (song, edit) => withSong(song, { tracks: inserted(song.tracks, edit.index, edit.track) }),
    invert: (_, edit) => ({ edit: "remove-track", track: edit.track.id }),
  },
  "remove-track": {
    apply: (song, edit) => withSong(song, { tracks: withAt(song.tracks, findTrack(song, edit.track).index) }),
    invert: unremoveTrack,
  },
  "move-track": {
    apply: (song, edit) =>
      withSong(song, { tracks: moved(song.tracks, findTrack(song, edit.track), edit.index) }),
    invert: (song, edit) => ({ ...edit, index: findTrack(song, edit.track).index }),
  },
  "set-track": {
    apply: (song, edit) => withTrack(song, edit.track, { [edit.field]: edit.value }),
    invert: (song, edit) => setBack(edit, findTrack(song, edit.track).thing),
  },
};

function unremoveTrack(song: Song, edit: RemoveTrack): Edit {
  const { index, thing } = findTrack(song, edit.track);
  return { edit: "add-track", track: thing, index };
}
