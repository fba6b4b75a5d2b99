/** What the pointer does on the timeline: choose, move, copy, trim, repeat, fade, and draw a box. */
import { type Edit, together } from "../song/edits.js";
import type { Clip, Tick } from "../song/model.js";
import { endOf, scrolled, tickOf, xOf, zoomed } from "../view/axis.js";
import { boxBetween } from "../view/box.js";
import type { Pointed } from "../view/gesture.js";
import type { Gestures } from "../view/pointer.js";
import { chosenName, newClip } from "./acts.js";
import { clipEnd, copied, endAt, type Found, moved, repeatedTo, startAt } from "./gestures.js";
import { openClipMenu, openTrackMenu } from "./menus.js";
import { ROW, rowAt } from "./state.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

/** Which part of a clip was pressed. */
export type Part = "body" | "start" | "end" | "again" | "fade-in" | "fade-out";

interface Hand {
  readonly found: Found | null;
  readonly part: Part;
  readonly tick: number;
  readonly row: number;
  readonly before: ReadonlySet<string>;
}

const END = 8;
const END_TOUCH = 22;
const NAME = 19;
const TWICE = 350;

/** The part of a clip under a pointer, in pixels from its left and its top. Pure. */
export function partAt(clip: Clip, x: number, wide: number, y: number, touch: boolean): Part {
  const reach = Math.min(touch ? END_TOUCH : END, wide / 3);
  const above = y < NAME;
  if (x >= wide - reach) return above ? (clip.kind === "audio" ? "fade-out" : "again") : "end";
  if (x < reach) return above && clip.kind === "audio" ? "fade-in" : "start";
  return "body";
}

export function timelineGestures(view: StudioView, lanes: HTMLElement): Gestures {
  let hand: Hand | null = null;
  let last = { at: 0, clip: "" };
  const local = ({ x, y }: { readonly x: number; readonly y: number }) => {
    const box = lanes.getBoundingClientRect();
    return { x: x - box.left - view.headWidth, y: y - box.top };
  };
  const take = (at: Pointed): Hand => handAt(view, local(at), at.touch);
  return {
    press: (at, event) => {
      if (event.target instanceof Element && event.target.closest(".automation, button")) return false;
      hand = take(at);
      lanes.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
      pressClip(view, hand, at);
      return true;
    },
    tap: (at) => {
      if (!hand) return;
      const clip = hand.found?.clip.id ?? "";
      const twice = performance.now() - last.at < TWICE && last.clip === clip;
      last = { at: performance.now(), clip };
      tap(view, hand, at, twice);
    },
    drag: (at, from) => hand && drag(view, hand, at, from, local),
    drop: (at) => hand && dropped(view, hand, at),
    cancel: () => {
      view.box = null;
      view.editing.cancel();
    },
    menu: (at) => {
      const { found, row } = take(at);
      const track = view.song.tracks[row];
      if (found) {
        if (!view.state.choice.has(found.clip.id))
          view.set({ choice: new Set([found.clip.id]), track: found.track.id });
        openClipMenu(view, at);
      } else if (track) openTrackMenu(view, track, at);
    },
    pan: ({ dx, dy, scale, x }) => {
      view.setAxis(scrolled(zoomed(view.state.axis, scale, local({ x, y: 0 }).x), -dx));
      view.scrollBy(-dy);
    },
  };
}

function handAt(
  view: StudioView,
  { x, y }: { readonly x: number; readonly y: number },
  touch: boolean,
): Hand {
  const { axis, scroll, choice } = view.state;
  const tick = Math.max(0, tickOf(axis, x));
  const row = rowAt(view.rows, y + scroll);
  const track = view.song.tracks[row];
  const top = (view.rows[row]?.top ?? 0) - scroll;
  const clip =
    x >= 0 && y - top < ROW
      ? track?.clips.findLast((one) => one.start <= tick && tick < clipEnd(one))
      : undefined;
  if (!track || !clip) return { found: null, part: "body", tick, row, before: choice };
  const [left, right] = [xOf(axis, clip.start), xOf(axis, clipEnd(clip))];
  const part = partAt(clip, x - left, right - left, y - top, touch);
  return { found: { track, clip }, part, tick, row, before: choice };
}

/** A pressed clip becomes the choice, unless it is in it; Shift and Mod add to it. */
function pressClip(view: StudioView, { found, row, before }: Hand, at: Pointed): void {
  const track = view.song.tracks[row];
  if (!found) {
    if (track) view.set({ track: track.id });
    return;
  }
  const { id } = found.clip;
  const more = new Set(before);
  if (at.mod && more.has(id)) more.delete(id);
  else more.add(id);
  const choice = at.shift || at.mod ? more : before.has(id) ? before : new Set([id]);
  view.set({ choice, track: found.track.id });
  view.sayChosen();
}

function tap(view: StudioView, { found, row, tick }: Hand, at: Pointed, twice: boolean): void {
  if (found && twice) view.open({ track: found.track.id, clip: found.clip.id });
  else if (found) {
    if (!at.shift && !at.mod) view.set({ choice: new Set([found.clip.id]) });
  } else {
    view.set({ choice: new Set() });
    view.room.transport.seek(view.snap(tick, at.mod));
    const track = view.song.tracks[row];
    if (twice && track) newClip(view, track);
  }
}

function drag(
  view: StudioView,
  hand: Hand,
  at: Pointed,
  from: Pointed,
  local: (point: Pointed) => { x: number; y: number },
): void {
  if (!hand.found) {
    drawBox(view, hand, local(at), local(from), at);
    return;
  }
  const shown = draggedTo(view, hand, at, from, local(at));
  view.editing.show(shown.edit, shown.choice);
}

interface Shown {
  readonly edit: Edit;
  readonly choice?: ReadonlySet<string>;
}

/** The gesture as far as it has gone. */
function draggedTo(
  view: StudioView,
  { found, part, row, before }: Hand,
  at: Pointed,
  from: Pointed,
  here: { x: number; y: number },
): Shown {
  const { song } = view.room.session;
  const { axis, scroll } = view.state;
  if (!found) return { edit: together([]) };
  const clip = song.tracks.flatMap(({ clips }) => clips).find(({ id }) => id === found.clip.id) ?? found.clip;
  const now = tickOf(axis, here.x);
  const snapped = (place: number): Tick => Math.max(0, view.snap(place, at.mod));
  if (part === "end") return { edit: endAt(clip, snapped(now), view.least) };
  if (part === "again") return { edit: repeatedTo(clip, now) };
  if (part === "start")
    return { edit: startAt(song, found.track.id, clip, Math.min(snapped(now), clipEnd(clip) - view.least)) };
  if (part === "fade-in" || part === "fade-out") return { edit: fadeTo(view, clip, part, now) };
  const far = ((at.x - from.x) * 960) / axis.perBeat;
  const by = at.shift ? 0 : snapped(clip.start + far) - clip.start;
  const rows = Math.min(rowAt(view.rows, here.y + scroll), song.tracks.length - 1) - row;
  const chosen = before.has(clip.id) ? before : view.held(clip.id);
  if (!at.alt) return { edit: moved(song, chosen, by, rows).edit };
  return { edit: copied(song, chosen, by, rows).edit };
}

/** A fade as long as the corner has been dragged, in seconds. */
function fadeTo(view: StudioView, clip: Clip, part: "fade-in" | "fade-out", now: number): Edit {
  const seconds = view.seconds(
    part === "fade-in" ? clip.start : now,
    part === "fade-in" ? now : clipEnd(clip),
  );
  const value = Math.min(Math.max(Math.round(seconds * 100) / 100, 0), 600);
  const field = part === "fade-in" ? "fadeIn" : "fadeOut";
  return { edit: "set-clip", clip: clip.id, field, value };
}

function drawBox(
  view: StudioView,
  { row, before }: Hand,
  here: { x: number; y: number },
  there: { x: number; y: number },
  at: Pointed,
): void {
  const { axis, scroll } = view.state;
  view.box = boxBetween(there, here);
  const to = Math.min(rowAt(view.rows, here.y + scroll), view.song.tracks.length - 1);
  const [first, last] = [Math.min(row, to), Math.max(row, to)];
  const [from, until] = [Math.min(here.x, there.x), Math.max(here.x, there.x)].map((x) => tickOf(axis, x));
  const inside = view.song.tracks
    .slice(first, last + 1)
    .flatMap(({ clips }) =>
      clips.filter((clip) => clip.start < (until ?? endOf(axis)) && clipEnd(clip) > (from ?? 0)),
    );
  const choice = new Set([...(at.shift || at.mod ? before : []), ...inside.map(({ id }) => id)]);
  view.set({ choice });
}

const NAMES = {
  end: "step.length",
  again: "step.repeat",
  start: "step.start",
  "fade-in": "step.fade",
  "fade-out": "step.fade",
} as const;

function dropped(view: StudioView, { found, part }: Hand, at: Pointed): void {
  view.box = null;
  if (!found) {
    view.redraw();
    view.sayChosen();
    return;
  }
  const word = part === "body" ? (at.alt ? "step.copy" : "step.move") : NAMES[part];
  view.editing.keep(say(word, { name: chosenName(view) }));
  view.sayChosen();
}
