/** Edits of clips and of the notes in them: what they do, and what takes them back. */
import { comparePlaces, merged, noteAt } from "./clips.js";
import {
  type AddClip,
  type Edit,
  type MoveClip,
  type PutNotes,
  type RemoveClip,
  type RemoveNotes,
  type SetClip,
  together,
} from "./edits.js";
import { EditError, say, shown } from "./errors.js";
import type { Clip, Note, NotePlace, Song } from "./model.js";
import { setBack } from "./on_song.js";
import { findClip, findTrack, noteClip, withClip, withTrack } from "./places.js";
import type { Rules } from "./rule.js";

export const CLIP_RULES: Rules<AddClip | RemoveClip | MoveClip | SetClip | PutNotes | RemoveNotes> = {
  "add-clip": {
    apply: (song, edit) => addClip(song, edit.track, edit.clip),
    invert: (_, edit) => ({ edit: "remove-clip", clip: edit.clip.id }),
  },
  "remove-clip": { apply: (song, edit) => withClip(song, edit.clip), invert: unremoveClip },
  "move-clip": {
    apply: moveClip,
    invert: (song, edit) => ({ ...edit, track: findClip(song, edit.clip).track.id }),
  },
  "set-clip": {
    apply: (song, edit) => withClip(song, edit.clip, { ...settable(song, edit), [edit.field]: edit.value }),
    invert: (song, edit) => setBack(edit, { ...NO_RECORDING, ...settable(song, edit) }),
  },
  "put-notes": { apply: putNotes, invert: unputNotes },
  "remove-notes": {
    apply: (song, edit) => keepNotes(song, edit, (there) => !there),
    invert: (song, edit) => {
      const there = among(edit.places);
      return { edit: "put-notes", clip: edit.clip, notes: noteClip(song, edit.clip).notes.filter(there) };
    },
  },
};

/** What a clip of notes has in place of the fields of a recording; nothing ever sets them. */
const NO_RECORDING = {
  ...{ take: "", offset: 0, gainDb: 0, fadeIn: 0, fadeOut: 0 },
  ...{ reverse: false, stretch: 1, transpose: 0, tune: 0, joins: [] },
};

function addClip(song: Song, track: string, clip: Clip): Song {
  return withTrack(song, track, { clips: [...findTrack(song, track).thing.clips, clip] });
}

function unremoveClip(song: Song, edit: RemoveClip): Edit {
  const { track, clip } = findClip(song, edit.clip);
  return { edit: "add-clip", track: track.id, clip };
}

function moveClip(song: Song, edit: MoveClip): Song {
  const { clip } = findClip(song, edit.clip);
  return addClip(withClip(song, edit.clip), edit.track, clip);
}

/** The clip whose field is set; refuses a field that it does not have. */
function settable(song: Song, edit: SetClip): Clip {
  const { clip } = findClip(song, edit.clip);
  if (edit.field in clip) return clip;
  throw new EditError(
    say("A clip of notes has no field {field} to set. Choose a recording.", { field: shown(edit.field) }),
  );
}

function putNotes(song: Song, edit: PutNotes): Song {
  const clip = noteClip(song, edit.clip);
  return withClip(song, edit.clip, { ...clip, notes: merged(clip, edit.notes) });
}

/** Put back what stood there, and remove what is new. */
function unputNotes(song: Song, { clip, notes }: PutNotes): Edit {
  const before = noteClip(song, clip).notes;
  const old = notes.flatMap((note) => noteAt(before, note) ?? []);
  const fresh = notes.filter((note) => noteAt(before, note) === null);
  const places = fresh.map(({ start, pitch }): NotePlace => ({ start, pitch }));
  const back: Edit[] = [];
  if (places.length > 0) back.push({ edit: "remove-notes", clip, places });
  if (old.length > 0) back.push({ edit: "put-notes", clip, notes: old });
  return together(back);
}

function keepNotes(song: Song, edit: RemoveNotes, keep: (there: boolean) => boolean): Song {
  const clip = noteClip(song, edit.clip);
  const there = among(edit.places);
  return withClip(song, edit.clip, { ...clip, notes: clip.notes.filter((note) => keep(there(note))) });
}

/** Whether a note stands at one of the places; notes are asked after in order, and the places are in order. */
function among(places: readonly NotePlace[]): (note: Note) => boolean {
  let next = 0;
  return (note) => {
    for (let place = places[next]; place && comparePlaces(place, note) < 0; place = places[next]) next += 1;
    const place = places[next];
    return place !== undefined && comparePlaces(place, note) === 0;
  };
}
