/** Edits as plain JSON: what crosses between Python and the browser. */
import type * as e from "./edits.js";
import { EditError, SongError, say, shown } from "./errors.js";
import { MOST_POINTS } from "./limits.js";
import { tidyEdit } from "./tidy_edit.js";
import { type Field, needed, type Parts, record, tagged, usually, written } from "./wire/record.js";
import {
  flag,
  type Json,
  listing,
  number,
  oneOf,
  optional,
  refuse,
  type Shape,
  text,
  textOrNumber,
  whole,
} from "./wire/shape.js";
import {
  BUS,
  CLIP,
  EFFECT,
  JOINS,
  KEY,
  METERS,
  NOTES,
  PLACES,
  POINTS,
  ROLE,
  SECTIONS,
  SWING,
  TEMPOS,
  TRACK,
} from "./wire/shapes.js";

const MOST_EDITS = 10_000;

type Shapes<Fields> = { readonly [F in keyof Fields]: Shape<Fields[F]> };

const SONG_FIELDS: Shapes<e.SongFields> = {
  title: text,
  author: text,
  tempo: TEMPOS,
  meter: METERS,
  key: KEY,
  swing: SWING,
  sections: SECTIONS,
};
const MASTER_FIELDS: Shapes<e.MasterFields> = { volumeDb: number, ceilingDb: number };
const BUS_FIELDS: Shapes<e.BusFields> = { name: text, volumeDb: number, pan: number, mute: flag };
const TRACK_FIELDS: Shapes<e.TrackFields> = {
  ...BUS_FIELDS,
  instrument: text,
  role: ROLE,
  solo: flag,
  colour: whole,
};
const CLIP_FIELDS: Shapes<e.ClipFields> = {
  start: whole,
  length: whole,
  repeats: whole,
  name: text,
  colour: whole,
  take: text,
  offset: number,
  gainDb: number,
  fadeIn: number,
  fadeOut: number,
  reverse: flag,
  stretch: number,
  transpose: number,
  tune: number,
  joins: JOINS,
};

const OWNER: Shape<e.Owner> = {
  read: (data, path) => {
    const name = text.read(data, path);
    if (name === "master" || isOwner(name)) return name;
    return refuse(
      path,
      say("{owner} cannot have effects or automation. Use track:ID, bus:ID or master.", {
        owner: shown(name),
      }),
    );
  },
  write: (owner) => owner,
};
const isOwner = (name: string): name is `track:${string}` | `bus:${string}` => /^(?:track|bus):/.test(name);

const INDEX = usually(optional(whole), null);
const TEXT = needed(text);
const ON_LANE = { owner: needed(OWNER), target: TEXT };
const ON_EFFECT = { owner: needed(OWNER), effect: TEXT };

type Named = readonly [string, Shape<e.SingleEdit>];

/** The shape of an edit of one name. */
function named<E extends e.SingleEdit>(name: E["edit"], parts: Omit<Parts<E>, "edit">): Named {
  const edit = needed(oneOf([name]));
  // The parts and the name are all that E has.
  return [name, record<E>({ ...parts, edit } as Parts<E>)];
}

/** The shape of an edit that sets a field, whose value has the shape of that field. */
function setter<F>(
  name: e.SingleEdit["edit"],
  owner: Readonly<Record<string, Field<string>>>,
  fields: Shapes<F>,
): Named {
  const shapes = Object.entries<Shape<F[keyof F]>>(fields).map(([field, shape]): Named => {
    const parts = {
      edit: needed(oneOf([name])),
      ...owner,
      field: needed(fieldName(field)),
      value: needed(shape),
    };
    // A setter has the owner's name, a field, and a value of the kind of that field.
    return [written(field), record(parts) as unknown as Shape<e.SingleEdit>];
  });
  return [name, tagged("field", new Map(shapes), (edit) => ("field" in edit ? written(edit.field) : ""))];
}

/** The name of a field: `volume_db` where it is written, `volumeDb` here. */
const fieldName = (field: string): Shape<string> => ({
  read: (data, path) =>
    data === written(field) ? field : refuse(path, say("{value} came.", { value: shown(data) })),
  write: written,
});

const SINGLE: ReadonlyMap<string, Shape<e.SingleEdit>> = new Map([
  setter("set-song", {}, SONG_FIELDS),
  setter("set-master", {}, MASTER_FIELDS),
  named<e.AddTrack>("add-track", { track: needed(TRACK), index: INDEX }),
  named<e.RemoveTrack>("remove-track", { track: TEXT }),
  named<e.MoveTrack>("move-track", { track: TEXT, index: needed(whole) }),
  setter("set-track", { track: TEXT }, TRACK_FIELDS),
  named<e.AddBus>("add-bus", { bus: needed(BUS), index: INDEX }),
  named<e.RemoveBus>("remove-bus", { bus: TEXT }),
  named<e.MoveBus>("move-bus", { bus: TEXT, index: needed(whole) }),
  setter("set-bus", { bus: TEXT }, BUS_FIELDS),
  named<e.AddClip>("add-clip", { track: TEXT, clip: needed(CLIP) }),
  named<e.RemoveClip>("remove-clip", { clip: TEXT }),
  named<e.MoveClip>("move-clip", { clip: TEXT, track: TEXT }),
  setter("set-clip", { clip: TEXT }, CLIP_FIELDS),
  named<e.PutNotes>("put-notes", { clip: TEXT, notes: needed(NOTES) }),
  named<e.RemoveNotes>("remove-notes", { clip: TEXT, places: needed(PLACES) }),
  named<e.AddEffect>("add-effect", { owner: needed(OWNER), effect: needed(EFFECT), index: INDEX }),
  named<e.RemoveEffect>("remove-effect", ON_EFFECT),
  named<e.MoveEffect>("move-effect", { ...ON_EFFECT, index: needed(whole) }),
  named<e.SetEffect>("set-effect", { ...ON_EFFECT, setting: TEXT, value: needed(textOrNumber) }),
  named<e.SwitchEffect>("switch-effect", { ...ON_EFFECT, on: needed(flag) }),
  named<e.SetSend>("set-send", { track: TEXT, bus: TEXT, levelDb: needed(number) }),
  named<e.RemoveSend>("remove-send", { track: TEXT, bus: TEXT }),
  named<e.PutPoints>("put-points", { ...ON_LANE, points: needed(POINTS) }),
  named<e.RemovePoints>("remove-points", { ...ON_LANE, ticks: needed(listing(whole, MOST_POINTS)) }),
]);
const ONE = tagged("edit", SINGLE, (edit) => edit.edit);
const BATCH = record<e.Batch>({
  edit: needed(oneOf(["batch"])),
  edits: usually(listing(ONE, MOST_EDITS), []),
});
const ANY = tagged<e.Edit>(
  "edit",
  new Map<string, Shape<e.Edit>>([...SINGLE, ["batch", BATCH]]),
  (edit) => edit.edit,
);

/** An edit as plain JSON values; its field `edit` names its kind. */
export const encodeEdit = (edit: e.Edit): Json => ANY.write(tidyEdit(edit));

/** The edit of plain JSON values; throws an EditError that says what is wrong, where, and what to try. */
export function decodeEdit(data: unknown): e.Edit {
  try {
    return tidyEdit(ANY.read(data, ""));
  } catch (error) {
    throw error instanceof SongError ? new EditError(error.message) : error;
  }
}
