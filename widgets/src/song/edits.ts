/** The edits: what a gesture becomes, and what crosses to Python.
 *
 * Things that have an id are named by it. Notes are known by their start and pitch and automation points by their
 * tick, so that the edits of two people merge note by note: putting replaces what is there, removing what is gone
 * already changes nothing.
 */
import type {
  AudioClip,
  Bus,
  Clip,
  Effect,
  Master,
  Note,
  NotePlace,
  Point,
  Setting,
  Song,
  Tick,
  Track,
} from "./model.js";

/** What may carry effects and automation. */
export type Owner = "master" | `track:${string}` | `bus:${string}`;

export type SongFields = Pick<Song, "title" | "author" | "tempo" | "meter" | "key" | "swing" | "sections">;
export type MasterFields = Pick<Master, "volumeDb" | "ceilingDb">;
export type TrackFields = Pick<
  Track,
  "name" | "instrument" | "role" | "volumeDb" | "pan" | "mute" | "solo" | "colour"
>;
export type BusFields = Pick<Bus, "name" | "volumeDb" | "pan" | "mute">;
export type ClipFields = Pick<
  AudioClip,
  | ("start" | "length" | "repeats" | "name" | "colour" | "take" | "offset" | "gainDb" | "fadeIn" | "fadeOut")
  | ("reverse" | "stretch" | "transpose" | "tune" | "joins")
>;

/** One edit for each field, so that the value is always of the field's kind. */
type Setter<Name extends string, Of, Fields> = {
  [F in keyof Fields]: Of & { readonly edit: Name; readonly field: F; readonly value: Fields[F] };
}[keyof Fields];

type OfTrack = { readonly track: string };
type OfBus = { readonly bus: string };
type OfClip = { readonly clip: string };
type OfEffect = { readonly owner: Owner; readonly effect: string };
type OfLane = { readonly owner: Owner; readonly target: string };
/** A place counted from 0; beyond the end is the end, and so is null. */
type New = { readonly index: number | null };
type Moved = { readonly index: number };

export type SetSong = Setter<"set-song", unknown, SongFields>;
export type SetMaster = Setter<"set-master", unknown, MasterFields>;
export type AddTrack = New & { readonly edit: "add-track"; readonly track: Track };
export type RemoveTrack = OfTrack & { readonly edit: "remove-track" };
export type MoveTrack = OfTrack & Moved & { readonly edit: "move-track" };
export type SetTrack = Setter<"set-track", OfTrack, TrackFields>;
export type AddBus = New & { readonly edit: "add-bus"; readonly bus: Bus };
export type RemoveBus = OfBus & { readonly edit: "remove-bus" };
export type MoveBus = OfBus & Moved & { readonly edit: "move-bus" };
export type SetBus = Setter<"set-bus", OfBus, BusFields>;

export type AddClip = OfTrack & { readonly edit: "add-clip"; readonly clip: Clip };
export type RemoveClip = OfClip & { readonly edit: "remove-clip" };
/** Move a clip to another track, at the same tick. */
export type MoveClip = OfClip & OfTrack & { readonly edit: "move-clip" };
export type SetClip = Setter<"set-clip", OfClip, ClipFields>;
export type PutNotes = OfClip & { readonly edit: "put-notes"; readonly notes: readonly Note[] };
export type RemoveNotes = OfClip & { readonly edit: "remove-notes"; readonly places: readonly NotePlace[] };

export type AddEffect = New & {
  readonly edit: "add-effect";
  readonly owner: Owner;
  readonly effect: Effect;
};
export type RemoveEffect = OfEffect & { readonly edit: "remove-effect" };
export type MoveEffect = OfEffect & Moved & { readonly edit: "move-effect" };
export type SetEffect = OfEffect & {
  readonly edit: "set-effect";
  readonly setting: string;
  readonly value: Setting;
};
export type SwitchEffect = OfEffect & { readonly edit: "switch-effect"; readonly on: boolean };
export type SetSend = OfTrack & OfBus & { readonly edit: "set-send"; readonly levelDb: number };
export type RemoveSend = OfTrack & OfBus & { readonly edit: "remove-send" };
export type PutPoints = OfLane & { readonly edit: "put-points"; readonly points: readonly Point[] };
export type RemovePoints = OfLane & { readonly edit: "remove-points"; readonly ticks: readonly Tick[] };

export type SingleEdit =
  | (
      | SetSong
      | SetMaster
      | AddTrack
      | RemoveTrack
      | MoveTrack
      | SetTrack
      | AddBus
      | RemoveBus
      | MoveBus
      | SetBus
    )
  | (AddClip | RemoveClip | MoveClip | SetClip | PutNotes | RemoveNotes)
  | (AddEffect | RemoveEffect | MoveEffect | SetEffect | SwitchEffect)
  | (SetSend | RemoveSend | PutPoints | RemovePoints);

/** Several edits, one after the other, as one step to undo: all of them happen, or none. */
export interface Batch {
  readonly edit: "batch";
  readonly edits: readonly SingleEdit[];
}

export type Edit = SingleEdit | Batch;

/** The single edits that an edit consists of. */
export const steps = (edit: Edit): readonly SingleEdit[] => (edit.edit === "batch" ? edit.edits : [edit]);

/** Several edits as one: the only one of them itself, or a batch. */
export function together(edits: readonly Edit[]): Edit {
  const [only, ...more] = edits;
  return only !== undefined && more.length === 0 ? only : { edit: "batch", edits: edits.flatMap(steps) };
}
