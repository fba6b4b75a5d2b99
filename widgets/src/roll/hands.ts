/** What the pointer does on the grid of a roll. */
import { stepInKey } from "../song/key.js";
import type { Tick, Track } from "../song/model.js";
import { lengthened, movedBy } from "../song/verbs.js";
import { scrolled, zoomed } from "../view/axis.js";
import { boxBetween } from "../view/box.js";
import type { Pointed } from "../view/gesture.js";
import type { Gestures } from "../view/pointer.js";
import { added, type Choice, inBox, toggled } from "./choice.js";
import { change, drawn, type Gesture, moved, split } from "./gestures.js";
import { openRollMenu } from "./menu.js";
import {
  cellStart,
  draggedTicks,
  drawnLength,
  type GridPlace,
  gridPlace,
  type Hit,
  hitAt,
} from "./pointing.js";
import { pitchAt, scrolledRows } from "./rows.js";
import { keyOf, type ShownNote } from "./shown.js";
import { pitchSaid } from "./spoken.js";
import type { RollView } from "./view.js";
import { say } from "./words.js";

/** Two presses within so many milliseconds are a double click. */
const TWICE = 350;

/** One gesture on the grid: where it began, on what, and what was chosen then. */
interface Hand {
  readonly hit: Hit;
  readonly place: GridPlace;
  readonly track: Track | null;
  readonly before: Choice;
}

export function gridGestures(view: RollView, sheet: HTMLElement): Gestures {
  let hand: Hand | null = null;
  let last = { at: 0, key: "" };
  const placeOf = (at: Pointed): GridPlace => {
    const box = sheet.getBoundingClientRect();
    return gridPlace(view.state.axis, view.rows, at.x - box.left, at.y - box.top);
  };
  const local = ({ x, y }: Pointed) => {
    const box = sheet.getBoundingClientRect();
    return { x: x - box.left, y: y - box.top };
  };
  return {
    press: (at) => {
      const place = placeOf(at);
      hand = {
        hit: hitAt(view.track, view.state.axis, place, at.touch),
        place,
        track: view.track,
        before: view.state.choice,
      };
      sheet.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
      if (hand.hit.on !== "nothing") pressNote(view, hand.hit.shown, at);
      return true;
    },
    tap: (at) => {
      if (!hand) return;
      const key = `${Math.round(hand.place.tick / view.step)} ${hand.place.pitch}`;
      const twice = performance.now() - last.at < TWICE && last.key === key;
      last = { at: performance.now(), key };
      tap(view, hand, at, twice);
    },
    drag: (at, from) =>
      hand && drag(view, hand, { at, from, place: placeOf(at), here: local(at), there: local(from) }),
    drop: (at, from) =>
      hand && drop(view, hand, { at, from, place: placeOf(at), here: local(at), there: local(from) }),
    cancel: () => {
      view.box = null;
      if (hand) view.editing.cancel(hand.before);
    },
    menu: (at) => {
      const place = placeOf(at);
      const hit = hitAt(view.track, view.state.axis, place, at.touch);
      if (hit.on !== "nothing" && !view.state.choice.has(keyOf(hit.shown)))
        view.set({ choice: new Set([keyOf(hit.shown)]) });
      openRollMenu(view, { x: at.x, y: at.y, tick: place.tick });
    },
    pan: ({ dx, dy, scale, x }) => {
      const box = sheet.getBoundingClientRect();
      view.setAxis(scrolled(zoomed(view.state.axis, scale, x - box.left), -dx));
      view.setRows(scrolledRows(view.rows, -dy));
    },
  };
}

/** A pressed note becomes the choice, unless it is in it; Shift and Mod add to it. It is heard. */
function pressNote(view: RollView, shown: ShownNote, at: Pointed): void {
  const key = keyOf(shown);
  const { choice } = view.state;
  const next = at.shift
    ? added(choice, new Set([key]))
    : at.mod
      ? toggled(choice, key)
      : choice.has(key)
        ? choice
        : new Set([key]);
  const { start, note } = shown;
  view.set({
    choice: next,
    cursor: { tick: start, pitch: note.pitch },
    length: note.duration,
    velocity: note.velocity,
  });
  view.editing.hear([note.pitch], note.velocity);
  view.editing.sayChosen();
}

function tap(view: RollView, { hit, place }: Hand, at: Pointed, twice: boolean): void {
  const { tool } = view.state;
  const tick = cellStart(place.tick, view.step, 0);
  if (hit.on !== "nothing") tapNote(view, hit.shown, place, at);
  else if (tool === "chords" && view.song.key) {
    view.set({ cursor: { tick, pitch: place.pitch } });
    view.editing.stamp(tick, place.pitch);
  } else if (tool === "draw" || twice) drawAt(view, tick, place.pitch);
  else view.set({ choice: new Set(), cursor: { tick, pitch: place.pitch } });
}

function tapNote(view: RollView, shown: ShownNote, place: GridPlace, at: Pointed): void {
  if (view.state.tool === "split" && view.track) {
    const tick = Math.round(place.tick / view.step) * view.step;
    view.editing.do(split(view.track, new Set([keyOf(shown)]), tick), say("step.split"));
  } else if (!at.shift && !at.mod) view.set({ choice: new Set([keyOf(shown)]) });
}

function drawAt(view: RollView, tick: Tick, pitch: number): void {
  const { velocity, length } = view.state;
  view.set({ cursor: { tick, pitch } });
  view.editing.draw(
    [{ start: tick, pitch, duration: Math.max(length, view.step), velocity }],
    say("step.draw", { pitch: pitchSaid(pitch, view.song.key) }),
  );
  view.editing.hear([pitch], velocity);
  view.frame.say(say("drew", { pitch: pitchSaid(pitch, view.song.key), place: view.placeSaid(tick) }));
}

/** A moment of a drag, on the page and on the grid. */
interface Drag {
  readonly at: Pointed;
  readonly from: Pointed;
  readonly place: GridPlace;
  readonly here: { readonly x: number; readonly y: number };
  readonly there: { readonly x: number; readonly y: number };
}

function drag(view: RollView, hand: Hand, moment: Drag): void {
  const gesture = draggedTo(view, hand, moment);
  if (gesture) view.editing.show(gesture);
  else if (hand.hit.on === "nothing") drawBox(view, hand, moment);
  view.tellOthers(moment.place.tick, moment.place.pitch);
}

/** The gesture as far as it has gone, or null where a box is drawn. */
function draggedTo(view: RollView, { hit, place, track }: Hand, { at, from, place: now, here }: Drag) {
  const { axis, velocity, tool } = view.state;
  const { song } = view.room.session;
  if (hit.on === "nothing") {
    if (tool !== "draw") return null;
    const start = cellStart(place.tick, view.step, 0);
    const note = {
      start,
      pitch: place.pitch,
      duration: drawnLength(start, now.tick, view.step, at.mod),
      velocity,
    };
    return track ? drawn(song, track, [note], view.editing.mark) : null;
  }
  const base = song.tracks.find(({ id }) => id === view.state.track);
  if (!base) return null;
  const choice = new Set([...originalChoice(view, hit.shown)]);
  const ticks = draggedTicks(axis, at.x - from.x, view.step, at.mod);
  if (hit.on === "end") return change(base, choice, () => lengthened(ticks));
  const pitch = pitchAt(view.rows, here.y);
  const gesture = dragMoved(
    view,
    { track: base, choice, grabbed: hit.shown },
    at.shift ? 0 : ticks,
    pitch,
    at.alt,
  );
  view.editing.hear([pitch], velocity);
  return gesture;
}

function stepName(view: RollView, { hit, place }: Hand, copies: boolean): string {
  const pitch = pitchSaid(hit.on === "nothing" ? place.pitch : hit.shown.note.pitch, view.song.key);
  if (hit.on === "nothing") return say("step.draw", { pitch });
  return say(hit.on === "end" ? "step.length" : copies ? "step.copy" : "step.move", { pitch });
}

/** What was chosen when the note was pressed: drafts move the choice along, and each moment begins from the song. */
const held = new WeakMap<ShownNote, Choice>();
function originalChoice(view: RollView, grabbed: ShownNote): Choice {
  const known = held.get(grabbed);
  if (known) return known;
  held.set(grabbed, view.state.choice);
  return view.state.choice;
}

function drawBox(view: RollView, { before, place }: Hand, { at, place: now, here, there }: Drag): void {
  const { track } = view;
  view.box = boxBetween(there, here);
  const box = {
    from: Math.min(place.tick, now.tick),
    to: Math.max(place.tick, now.tick),
    low: Math.min(place.pitch, now.pitch),
    high: Math.max(place.pitch, now.pitch),
  };
  const inside = track ? inBox(track, box) : new Set<string>();
  view.set({ choice: at.shift || at.mod ? added(before, inside) : inside });
}

function drop(view: RollView, hand: Hand, moment: Drag): void {
  view.box = null;
  const gesture = draggedTo(view, hand, moment);
  if (!gesture) {
    if (hand.track === null && view.state.tool === "draw")
      drawAt(view, cellStart(hand.place.tick, view.step, 0), hand.place.pitch);
    view.editing.draft = null;
    view.redraw();
    view.editing.sayChosen();
    return;
  }
  view.editing.do(gesture, stepName(view, hand, moment.at.alt));
  const [now] = view.editing.chosen();
  if (now) view.set({ cursor: { tick: now.start, pitch: now.note.pitch }, length: now.note.duration });
  if (hand.hit.on === "nothing") view.editing.hear([hand.place.pitch], view.state.velocity);
  view.editing.sayChosen();
}

/** A chosen note moved by hand: far in time, and up by rows of the roll. */
function dragMoved(
  view: RollView,
  base: { readonly track: Track; readonly choice: Choice; readonly grabbed: ShownNote },
  ticks: Tick,
  toPitch: number,
  copy: boolean,
): Gesture {
  const { fold } = view.state;
  const { key } = view.song;
  const { track, choice, grabbed } = base;
  if (!fold || !key) return moved(track, choice, ticks, toPitch - grabbed.note.pitch, copy);
  const rows = view.rows.pitches;
  const steps = rows.indexOf(grabbed.note.pitch) - rows.indexOf(toPitch);
  const sideways = moved(track, choice, ticks, 0, copy);
  if (steps === 0) return sideways;
  return change(
    track,
    choice,
    () => (note) => {
      const along = movedBy({ ticks, semitones: 0 })(note);
      return { ...along, start: Math.max(0, along.start), pitch: stepInKey(key, note.pitch, steps) };
    },
    copy,
  );
}
