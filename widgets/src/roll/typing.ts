/** What the keys of a roll do. */
import { lengthened } from "../song/verbs.js";
import { copy, double, loudness, paste, quantise, remove, silence, splitChosen } from "./acts.js";
import { noteUnder } from "./cells.js";
import { everything, neighbour } from "./choice.js";
import { change, type Gesture, moved, steppedInKey } from "./gestures.js";
import type { Command } from "./keys.js";
import { openRollMenu } from "./menu.js";
import { notesBetween } from "./shown.js";
import { pitchSaid } from "./spoken.js";
import type { RollView } from "./view.js";
import { say } from "./words.js";

/** Ticks that Shift with an arrow walks: four beats. */
const FAR = 3840;

/** Do what a key asks; false where there is nothing to do it to. */
export function perform(view: RollView, command: Command): boolean {
  return onPlace(view, command) ?? onView(view, command) ?? onChosen(view, command);
}

/** What a key does to the place of the cursor; null for another kind of key. */
function onPlace(view: RollView, command: Command): boolean | null {
  if (command.do === "walk") return walk(view, command);
  if (command.do === "next") return next(view, command.by);
  if (command.do === "enter") return enter(view);
  if (command.do === "paste") return paste(view, Math.max(0, Math.round(view.room.transport.tick)));
  return null;
}

/** What a key does to the view; null for another kind of key. */
function onView(view: RollView, command: Command): boolean | null {
  switch (command.do) {
    case "chord":
      view.set({ tool: "chords", degree: command.degree - 1 });
      return true;
    case "zoom":
      view.zoom(command.by, command.pitch);
      return true;
    case "fit":
      view.fit();
      return true;
    case "ghost":
      if (view.state.ghost) view.open(view.state.ghost);
      return true;
    case "all":
      if (view.track) view.set({ choice: everything(view.track) });
      view.editing.sayChosen();
      return true;
    case "menu":
      openRollMenu(view, null);
      return true;
    case "mute":
    case "solo":
      return silence(view, command.do);
    default:
      return null;
  }
}

/** What a key does to the chosen notes. */
function onChosen(view: RollView, command: Command): boolean {
  const { track, state, song, step, editing } = view;
  if (command.do === "quantise") return quantise(view, command.strength);
  if (command.do === "double") return double(view);
  if (command.do === "split") return splitChosen(view);
  if (!track || state.choice.size === 0) return false;
  const pitch = pitchSaid(editing.chosen()[0]?.note.pitch ?? 60, song.key);
  switch (command.do) {
    case "move":
      return follow(view, moved(track, state.choice, command.ticks * step, 0), pitch);
    case "step":
      return follow(view, steppedInKey(track, state.choice, song.key, command.by), pitch);
    case "semitone":
      return follow(view, moved(track, state.choice, 0, command.by), pitch);
    case "length":
      return editing.do(
        change(track, state.choice, () => lengthened(command.by * step)),
        say("step.length", { pitch }),
      );
    case "louder":
      return loudness(view, command.by);
    case "copy":
    case "cut":
      return copy(view, command.do === "cut");
    default:
      return command.do === "remove" && remove(view);
  }
}

/** Move the chosen notes, go with them, hear and say where they are. */
function follow(view: RollView, gesture: Gesture, pitch: string): boolean {
  const { editing, song, frame } = view;
  if (!editing.do(gesture, say("step.move", { pitch }))) return true;
  const [now] = editing.chosen();
  if (!now) return true;
  view.reveal(now.start, now.note.pitch);
  view.set({ cursor: { tick: now.start, pitch: now.note.pitch } });
  frame.say(say("moved", { pitch: pitchSaid(now.note.pitch, song.key), place: view.placeSaid(now.start) }));
  editing.hearChosen();
  return true;
}

function walk(view: RollView, { ticks, rows, far }: Extract<Command, { do: "walk" }>): boolean {
  const { state, rows: shown, step, editing } = view;
  const { tick, pitch } = state.cursor;
  const at = shown.pitches.findIndex((one) => one <= pitch);
  const row = Math.min(Math.max(at - rows * (far ? 12 : 1), 0), shown.pitches.length - 1);
  const onGrid = ticks === 0 ? tick : Math.round(tick / step) * step + ticks * (far ? FAR : step);
  editing.moveCursor(Math.max(0, onGrid), rows === 0 ? pitch : (shown.pitches[row] ?? pitch));
  return true;
}

function next({ track, editing, state, end }: RollView, by: 1 | -1): boolean {
  if (!track) return false;
  const [chosen] = editing.chosen();
  const under = noteUnder(notesBetween(track, 0, end), state.cursor);
  const found = chosen || !under ? neighbour(track, chosen ?? null, by) : under;
  if (found) editing.choose(found);
  return true;
}

/** Draw a note where the cursor is, stamp the chord there, or choose the note that is there. */
function enter(view: RollView): boolean {
  const { state, track, step, song, editing, frame } = view;
  const { tick, pitch } = state.cursor;
  if (state.tool === "chords" && song.key) return editing.stamp(tick, pitch);
  const under = track && noteUnder(notesBetween(track, tick, tick + 1), state.cursor);
  if (under) {
    editing.choose(under);
    return true;
  }
  const note = { start: tick, pitch, duration: Math.max(state.length, step), velocity: state.velocity };
  const name = pitchSaid(pitch, song.key);
  editing.draw([note], say("step.draw", { pitch: name }));
  editing.hear([pitch], state.velocity);
  frame.say(say("drew", { pitch: name, place: view.placeSaid(tick) }));
  return true;
}
