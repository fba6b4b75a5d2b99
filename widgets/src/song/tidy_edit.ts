/** An edit in its one form: what it brings is checked, and in order. */
import { checkNote, comparePlaces, inOrder, tidyNewClip } from "./clips.js";
import type { Edit, SingleEdit } from "./edits.js";
import { EditError, say, shown } from "./errors.js";
import { tidyEffect, tidyNewBus, tidyNewLane } from "./mixing.js";
import type { Note, NotePlace, Tick } from "./model.js";
import { sorted } from "./order.js";
import { tidyNewTrack } from "./whole_song.js";

/** The edit in its one form; refuses one that fits no song. */
export function tidyEdit(edit: Edit): Edit {
  return edit.edit === "batch" ? { ...edit, edits: edit.edits.map(tidyStep) } : tidyStep(edit);
}

/** A single edit in its one form. */
export function tidyStep(edit: SingleEdit): SingleEdit {
  if ("index" in edit) checkIndex(edit.index);
  switch (edit.edit) {
    case "add-track":
      return { ...edit, track: tidyNewTrack(edit.track) };
    case "add-bus":
      return { ...edit, bus: tidyNewBus(edit.bus) };
    case "add-clip":
      return { ...edit, clip: tidyNewClip(edit.clip) };
    case "add-effect":
      return { ...edit, effect: tidyEffect(edit.effect) };
    case "put-notes":
      return { ...edit, notes: tidyNotes(edit.notes) };
    case "remove-notes":
      return { ...edit, places: tidyPlaces(edit.places) };
    case "put-points":
      return { ...edit, points: tidyNewLane({ target: edit.target, points: edit.points }).points };
    case "remove-points":
      return { ...edit, ticks: tidyTicks(edit.ticks) };
    default:
      return edit;
  }
}

function tidyNotes(notes: readonly Note[]): readonly Note[] {
  notes.forEach(checkNote);
  return inOrder(notes);
}

function tidyPlaces(places: readonly NotePlace[]): readonly NotePlace[] {
  checkPlaces(places.flatMap(({ start, pitch }) => [start, pitch]));
  return once(sorted(places, comparePlaces), comparePlaces);
}

function tidyTicks(ticks: readonly Tick[]): readonly Tick[] {
  checkPlaces(ticks);
  const compare = (a: Tick, b: Tick) => a - b;
  return once(sorted(ticks, compare), compare);
}

/** Things in order, each of them once. */
function once<T>(things: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  return things.filter((thing, i) => i === 0 || compare(things[i - 1] ?? thing, thing) !== 0);
}

function checkPlaces(places: readonly number[]): void {
  if (places.every(Number.isInteger)) return;
  throw new EditError(
    say("Places are whole numbers: a tick for a point, and a start and a pitch for a note."),
  );
}

function checkIndex(index: number | null): void {
  if (index === null || (Number.isInteger(index) && index >= 0)) return;
  throw new EditError(
    say("The place {index} came. Places count from 0, the first.", { index: shown(index) }),
  );
}
