/** What the keys of a studio do. */
import type { Clip, Track } from "../song/model.js";
import { endOf, tickOf, xOf } from "../view/axis.js";
import {
  copy,
  double,
  lengthen,
  move,
  newClip,
  orderTrack,
  paste,
  remove,
  silence,
  splitAtHead,
} from "./acts.js";
import { chosenClips, clipEnd, nearestBar } from "./gestures.js";
import type { Command } from "./keys.js";
import { openClipMenu, openTrackMenu, renameChosen } from "./menus.js";
import { menuPlace } from "./told.js";
import type { StudioView } from "./view.js";

/** Do what a key asks; false where there is nothing to do it to. */
export function perform(view: StudioView, command: Command): boolean {
  return onView(view, command) ?? onTrack(view, command) ?? onClips(view, command);
}

function onView(view: StudioView, command: Command): boolean | null {
  switch (command.do) {
    case "zoom":
      view.zoom(command.by);
      return true;
    case "fit":
      view.fit();
      return true;
    case "head":
      moveHead(view, command.bars);
      return true;
    case "track":
      return walk(view, command.by);
    case "next":
      return next(view, command.by);
    case "all":
      view.set({ choice: new Set(view.song.tracks.flatMap(({ clips }) => clips.map(({ id }) => id))) });
      return true;
    case "paste":
      return paste(view);
    default:
      return null;
  }
}

function onTrack(view: StudioView, command: Command): boolean | null {
  const { track } = view;
  switch (command.do) {
    case "mute":
    case "solo":
    case "only":
      return track !== null && silence(view, track, command.do);
    case "order":
      return track !== null && orderTrack(view, track, command.by);
    case "new":
      return track !== null && newClip(view, track);
    case "menu":
      openMenu(view, track);
      return true;
    default:
      return null;
  }
}

function openMenu(view: StudioView, track: Track | null): void {
  const at = menuPlace(view);
  if (view.state.choice.size > 0) openClipMenu(view, at);
  else if (track) openTrackMenu(view, track, at);
}

function onClips(view: StudioView, command: Command): boolean {
  const { song, state } = view;
  const [first] = chosenClips(song, state.choice);
  if (!first) return false;
  const bar = view.bar(first.clip.start);
  switch (command.do) {
    case "move":
      return moveByBar(view, command.bars * bar, 0);
    case "shift":
      return moveByBar(view, 0, command.by);
    case "length":
      return lengthen(view, command.by * bar);
    case "enter":
      view.open({ track: first.track.id, clip: first.clip.id });
      return true;
    case "double":
      return double(view);
    case "split":
      return splitAtHead(view);
    case "remove":
      return remove(view);
    case "rename":
      renameChosen(view);
      return true;
    default:
      return (command.do === "copy" || command.do === "cut") && copy(view, command.do === "cut");
  }
}

function moveByBar(view: StudioView, ticks: number, tracks: number): boolean {
  move(view, ticks, tracks);
  view.sayChosen();
  view.showChosen();
  return true;
}

function moveHead(view: StudioView, bars: -1 | 1): void {
  const { transport } = view.room;
  const here = nearestBar(view.song, Math.max(0, transport.tick));
  transport.seek(Math.max(0, here + bars * view.bar(Math.max(0, here - (bars < 0 ? 1 : 0)))));
}

/** To the track above or below, and to its clip that is nearest in time. */
function walk(view: StudioView, by: -1 | 1): boolean {
  const { tracks } = view.song;
  const index = tracks.findIndex(({ id }) => id === view.state.track);
  const track = tracks[Math.min(Math.max(index + by, 0), tracks.length - 1)];
  if (!track) return false;
  const [now] = chosenClips(view.song, view.state.choice);
  const at = now?.clip.start ?? Math.max(0, view.room.transport.tick);
  const near = track.clips.reduce<Clip | null>(
    (best, clip) => (best === null || Math.abs(clip.start - at) < Math.abs(best.start - at) ? clip : best),
    null,
  );
  view.set({ track: track.id, choice: new Set(now && near ? [near.id] : []) });
  view.showRow(track.id);
  if (now && near) view.sayChosen();
  else view.sayTrack();
  return true;
}

/** To the next clip of the track, or the one before; the first in sight where none is chosen. */
function next(view: StudioView, by: 1 | -1): boolean {
  const { track, state } = view;
  if (!track || track.clips.length === 0) return false;
  const now = track.clips.findIndex(({ id }) => state.choice.has(id));
  const visible = track.clips.findIndex((clip) => clipEnd(clip) > state.axis.from);
  const clip = track.clips[now < 0 ? Math.max(visible, 0) : now + by];
  if (!clip) return true;
  view.set({ choice: new Set([clip.id]) });
  view.showChosen();
  view.sayChosen();
  return true;
}

/** Whether a clip is in sight. */
export const inSight = (view: StudioView, clip: Clip): boolean =>
  clipEnd(clip) > view.state.axis.from && clip.start < endOf(view.state.axis);

/** The axis scrolled so that a tick is in sight, a little way in. */
export function bringing(view: StudioView, tick: number) {
  const { axis } = view.state;
  const x = xOf(axis, tick);
  if (x >= 0 && x < axis.width - 40) return axis;
  return { ...axis, from: Math.max(0, tick - (tickOf(axis, 60) - axis.from)) };
}
