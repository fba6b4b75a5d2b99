/** What is done with chosen clips and with tracks, by key and by menu: each one step to undo. */

import { type Edit, together } from "../song/edits.js";
import { newNoteClip, newTrack } from "../song/empty.js";
import type { Clip, Track } from "../song/model.js";
import { clipName } from "./clips_page.js";
import {
  chosenClips,
  clipIdAt,
  copied,
  doubled,
  endAt,
  type Found,
  moved,
  nearestBar,
  newTrackFor,
  pasted,
  removed,
  repeatedTo,
  split,
} from "./gestures.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

let clipboard: readonly Found[] = [];

export const canPaste = (): boolean => clipboard.length > 0;

/** What the chosen clips are called together. */
export function chosenName({ song, state }: StudioView): string {
  const found = chosenClips(song, state.choice);
  const [first] = found;
  return first && found.length === 1
    ? clipName(first.clip, first.track)
    : say("chosen.many", { count: found.length });
}

export function double(view: StudioView): boolean {
  const { edit, choice } = doubled(view.room.session.song, view.state.choice);
  return view.editing.do(edit, say("step.double", { name: chosenName(view) }), choice);
}

export function splitAtHead(view: StudioView): boolean {
  const tick = Math.round(Math.max(0, view.room.transport.tick));
  const { edit, choice } = split(view.room.session.song, view.state.choice, tick);
  return view.editing.do(edit, say("step.split", { name: chosenName(view) }), choice);
}

export function remove(view: StudioView): boolean {
  const name = say("step.remove", { name: chosenName(view) });
  const { edit, choice } = removed(view.room.session.song, view.state.choice);
  return view.editing.do(edit, name, choice);
}

export function move(view: StudioView, ticks: number, tracks: number): boolean {
  const { edit } = moved(view.room.session.song, view.state.choice, ticks, tracks);
  return view.editing.do(edit, say("step.move", { name: chosenName(view) }));
}

/** Longer or shorter by ticks; repeated clips by rounds. */
export function lengthen(view: StudioView, by: number): boolean {
  const edits = chosenClips(view.room.session.song, view.state.choice).map(({ clip }) =>
    clip.repeats === 1
      ? endAt(clip, clip.start + clip.length + by, Math.abs(by))
      : again(clip, Math.sign(by)),
  );
  return view.editing.do(together(edits), say("step.length", { name: chosenName(view) }));
}

const again = (clip: Clip, by: number): Edit =>
  repeatedTo(clip, clip.start + clip.length * (clip.repeats + by));

export function repeat(view: StudioView, by: number): boolean {
  const edits = chosenClips(view.room.session.song, view.state.choice).map(({ clip }) => again(clip, by));
  return view.editing.do(together(edits), say("step.repeat", { name: chosenName(view) }));
}

export function copy(view: StudioView, cuts: boolean): boolean {
  clipboard = chosenClips(view.song, view.state.choice);
  return cuts ? remove(view) : true;
}

export function paste(view: StudioView): boolean {
  if (clipboard.length === 0) return false;
  const { song } = view.room.session;
  const { edit, choice } = pasted(song, clipboard, nearestBar(song, Math.max(0, view.room.transport.tick)));
  return view.editing.do(edit, say("step.paste"), choice);
}

export function drop(view: StudioView, ticks: number, tracks: number): boolean {
  const { edit, choice } = copied(view.room.session.song, view.state.choice, ticks, tracks);
  return view.editing.do(edit, say("step.copy", { name: chosenName(view) }), choice);
}

/** Set a field of every chosen clip that has it. */
export function setClips(view: StudioView, name: string, edit: (clip: Clip) => Edit | null): boolean {
  const edits = chosenClips(view.room.session.song, view.state.choice).flatMap(
    ({ clip }) => edit(clip) ?? [],
  );
  return view.editing.do(together(edits), name);
}

/** An empty clip of one bar at the playhead, or of four, opened at once. */
export function newClip(view: StudioView, track: Track): boolean {
  const { song } = view.room.session;
  const start = nearestBar(song, Math.max(0, view.room.transport.tick));
  const length = (track.role === "drums" ? 1 : 4) * view.bar(start);
  const clip = newNoteClip(clipIdAt(song, track.id, start, view.editing.mark), start, length);
  const done = view.editing.do(
    { edit: "add-clip", track: track.id, clip },
    say("step.clip", { name: track.name || track.id }),
    new Set([clip.id]),
  );
  if (done) view.open({ track: track.id, clip: clip.id });
  return done;
}

/** A new track for an instrument; it has the keyboard. */
export function addTrack(view: StudioView, instrument: string, drums: boolean): boolean {
  const name = instrument.charAt(0).toUpperCase() + instrument.slice(1);
  const track = newTrackFor(
    view.room.session.song,
    { ...newTrack("x"), name, instrument, role: drums ? "drums" : "" },
    view.editing.mark,
  );
  const done = view.editing.do({ edit: "add-track", track, index: null }, say("step.add", { name }));
  if (done) view.set({ track: track.id });
  return done;
}

export function removeTrack(view: StudioView, track: Track): boolean {
  const name = track.name || track.id;
  return view.editing.do({ edit: "remove-track", track: track.id }, say("step.delete", { name }));
}

export function orderTrack(view: StudioView, track: Track, by: number): boolean {
  const { tracks } = view.room.session.song;
  const index = Math.min(Math.max(tracks.findIndex(({ id }) => id === track.id) + by, 0), tracks.length - 1);
  return view.editing.do({ edit: "move-track", track: track.id, index }, say("step.order"));
}

/** Mute or solo a track, or take that back; `only` takes solo off all others. */
export function silence(view: StudioView, track: Track, what: "mute" | "solo" | "only"): boolean {
  const name = track.name || track.id;
  if (what === "only") return soloOnly(view, track);
  const value = !track[what];
  const words = { mute: value ? "muted" : "unmuted", solo: value ? "soloed" : "unsoloed" } as const;
  const sentence = say(words[what], { name });
  const done = view.editing.do({ edit: "set-track", track: track.id, field: what, value }, sentence);
  view.frame.say(sentence);
  return done;
}

function soloOnly(view: StudioView, track: Track): boolean {
  const edits = view.room.session.song.tracks.flatMap((one): readonly Edit[] =>
    one.solo === (one.id === track.id)
      ? []
      : [{ edit: "set-track", track: one.id, field: "solo", value: one.id === track.id }],
  );
  const sentence = say("soloed", { name: track.name || track.id });
  view.frame.say(sentence);
  return view.editing.do(together(edits), sentence);
}
