/** What is done with the chosen notes, by key and by menu: each one step to undo. */
import type { Edit } from "../song/edits.js";
import { nearestInKey } from "../song/key.js";
import type { Tick } from "../song/model.js";
import { louder, quantised } from "../song/verbs.js";
import { chosenIn, everything } from "./choice.js";
import { change, doubled, inSong, moved, type NewNote, pasted, removed, split } from "./gestures.js";
import type { RollView } from "./view.js";
import { say } from "./words.js";

/** Notes that were copied; every roll of this module can paste them. */
let clipboard: readonly NewNote[] = [];

export const canPaste = (): boolean => clipboard.length > 0;

export function remove({ track, state, frame, editing }: RollView): boolean {
  if (!track) return false;
  const count = editing.chosen().length;
  const done = editing.do(removed(track, state.choice), say("step.remove", { count }));
  if (done) frame.say(say("removed"));
  return done;
}

export function double({ track, state, room, step, editing }: RollView): boolean {
  if (!track || state.choice.size === 0) return true;
  return editing.do(doubled(room.session.song, track, state.choice, step, editing.mark), say("step.double"));
}

/** Split at the cursor where it lies within a chosen note, else in the middle, on the grid. */
export function splitChosen({ track, state, step, editing }: RollView): boolean {
  const [first] = editing.chosen();
  if (!track || !first) return true;
  const { tick } = state.cursor;
  const inside = first.start < tick && tick < first.end;
  const half = (first.start + first.end) / 2;
  const onGrid = Math.round(half / step) * step;
  const middle = first.start < onGrid && onGrid < first.end ? onGrid : Math.round(half);
  return editing.do(split(track, state.choice, inside ? tick : middle), say("step.split"));
}

/** Onto the grid: what is chosen, or everything. */
export function quantise({ track, state, step, editing }: RollView, strength: number, swing = 0.5): boolean {
  if (!track) return false;
  const choice = state.choice.size > 0 ? state.choice : everything(track);
  return editing.do(
    change(track, choice, (clip) => quantised(clip, step, strength, swing)),
    say("step.quantise"),
  );
}

export function transpose({ track, state, editing }: RollView, semitones: number): boolean {
  return track !== null && editing.do(moved(track, state.choice, 0, semitones), say("step.transpose"));
}

export function intoKey({ track, state, song, editing }: RollView): boolean {
  const { key } = song;
  if (!track || !key) return false;
  const near = change(track, state.choice, () => (note) => ({
    ...note,
    pitch: nearestInKey(key, note.pitch),
  }));
  return editing.do(near, say("step.key"));
}

export function loudness({ track, state, editing }: RollView, by: number): boolean {
  return (
    track !== null &&
    editing.do(
      change(track, state.choice, () => louder(by)),
      say("step.loud"),
    )
  );
}

export function copy({ track, state, editing }: RollView, cuts: boolean): boolean {
  if (!track || state.choice.size === 0) return false;
  clipboard = inSong(chosenIn(track, state.choice));
  return cuts ? editing.do(removed(track, state.choice), say("step.cut", { count: clipboard.length })) : true;
}

export function paste({ track, room, editing }: RollView, tick: Tick): boolean {
  if (!track || clipboard.length === 0) return true;
  return editing.do(pasted(room.session.song, track, clipboard, tick, editing.mark), say("step.paste"));
}

/** Mute or solo the part, or take that back. */
export function silence({ track, room, frame }: RollView, field: "mute" | "solo"): boolean {
  if (!track) return false;
  const value = !track[field];
  const words = { mute: value ? "mute.on" : "mute.off", solo: value ? "solo.on" : "solo.off" } as const;
  const sentence = say(words[field], { track: track.name || track.id });
  const edit: Edit = { edit: "set-track", track: track.id, field, value };
  room.session.edit(edit, { name: sentence });
  frame.say(sentence);
  return true;
}
