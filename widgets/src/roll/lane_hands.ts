/** What the pointer does on the stems of loudness. */
import { scaledVelocity } from "../song/verbs.js";
import { tickOf, xOf } from "../view/axis.js";
import type { Pointed } from "../view/gesture.js";
import type { Gestures } from "../view/pointer.js";
import type { Choice } from "./choice.js";
import { stemTop, velocityAt } from "./drawing.js";
import { change } from "./gestures.js";
import { keyOf, notesBetween, type ShownNote } from "./shown.js";
import type { RollView } from "./view.js";
import { say } from "./words.js";

/** Dragging a stem: all chosen notes become louder or softer in proportion. */
export function laneGestures(view: RollView, lane: HTMLElement): Gestures {
  let grabbed: { readonly shown: ShownNote; readonly choice: Choice } | null = null;
  const louderTo = (at: Pointed) => {
    const track = view.room.session.song.tracks.find(({ id }) => id === view.state.track);
    if (!grabbed || !track) return null;
    const wanted = velocityAt(at.y - lane.getBoundingClientRect().top, lane.clientHeight);
    return change(track, grabbed.choice, () => scaledVelocity(wanted / (grabbed?.shown.note.velocity ?? 96)));
  };
  return {
    press: (at) => {
      const box = lane.getBoundingClientRect();
      const shown = stemAt(view, at.x - box.left, at.y - box.top, lane.clientHeight);
      if (!shown) return false;
      const chosen = view.state.choice.has(keyOf(shown)) ? view.state.choice : new Set([keyOf(shown)]);
      grabbed = { shown, choice: chosen };
      view.set({ choice: chosen });
      view.editing.hear([shown.note.pitch], shown.note.velocity);
      return true;
    },
    drag: (at) => {
      const gesture = louderTo(at);
      if (gesture) view.editing.show(gesture);
    },
    drop: (at) => {
      const gesture = louderTo(at);
      if (gesture) view.editing.do(gesture, say("step.loud"));
      view.editing.sayChosen();
    },
    cancel: () => grabbed && view.editing.cancel(grabbed.choice),
    over: () => {
      grabbed = null;
    },
  };
}

/** The note whose stem is nearest, of those in reach; of several at one place the one whose head is nearest. */
function stemAt(view: RollView, x: number, y: number, height: number): ShownNote | null {
  const { axis } = view.state;
  const { track } = view;
  if (!track) return null;
  const near = notesBetween(track, tickOf(axis, x - 16), tickOf(axis, x + 16)).filter(
    ({ start }) => Math.abs(xOf(axis, start) + 4 - x) < 10,
  );
  const far = ({ start, note }: ShownNote): number =>
    Math.abs(xOf(axis, start) + 4 - x) + Math.abs(stemTop(note.velocity, height) - y) / 4;
  return near.reduce<ShownNote | null>(
    (best, one) => (best === null || far(one) < far(best) ? one : best),
    null,
  );
}
