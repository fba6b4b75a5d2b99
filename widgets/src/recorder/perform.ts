/** What the keys of a recorder do. */

import { moveJoin, pick } from "./acts.js";
import type { Act } from "./keys.js";
import { erase, typeName } from "./menus.js";
import { toggleRecording } from "./taking.js";
import type { RecorderView } from "./view.js";

const SIXTEENTH = 240;
const BEAT = 960;

export function perform(view: RecorderView, act: Act): boolean {
  if (act.do === "again") return again(view);
  const { scene, state } = view;
  const take = scene.takes[state.row];
  const part = state.chosen ?? scene.phrases[state.phrase];
  if (!take || !part) return false;
  switch (act.do) {
    case "go":
      return go(view, state.row + act.rows, state.phrase + act.phrases);
    case "ends":
      return go(view, state.row, act.last ? scene.phrases.length - 1 : 0);
    case "range":
      return widen(view, act.by);
    case "join":
      return joinHere(view, act.by);
    case "pick":
      return pick(view, take, part);
    case "hear":
      view.hear(take.name);
      return true;
    case "rename":
      typeName(view, take);
      return true;
    case "remove":
      erase(view, take, focused(view));
      return true;
    default:
      view.openTakeMenu(take, focused(view));
      return true;
  }
}

const focused = (view: RecorderView): HTMLElement =>
  view.frame.root.querySelector<HTMLElement>('.phrase[tabindex="0"]') ?? view.frame.root;

function go(view: RecorderView, row: number, phrase: number): boolean {
  const { takes, phrases } = view.scene;
  const within = (at: number, count: number): number => Math.min(Math.max(at, 0), count - 1);
  view.set({ row: within(row, takes.length), phrase: within(phrase, phrases.length), chosen: null });
  focused(view).focus();
  return true;
}

/** A part that is chosen by keys grows and shrinks by beats. */
function widen(view: RecorderView, by: number): boolean {
  const { scene, state } = view;
  const start = state.chosen ?? scene.phrases[state.phrase];
  if (!start) return false;
  const end = Math.min(Math.max(start.end + by * BEAT, start.start + BEAT), scene.part.end);
  view.set({ chosen: { start: start.start, end } });
  return true;
}

/** The join nearest to the beginning of the phrase that has focus, a sixteenth earlier or later. */
function joinHere(view: RecorderView, by: number): boolean {
  const { best, phrases } = view.scene;
  const phrase = phrases[view.state.phrase];
  if (!best || !phrase) return false;
  const away = (at: number): number => Math.abs(best.start + at - phrase.start);
  const [near] = [...best.joins].sort((a, b) => away(a.at) - away(b.at));
  if (near) moveJoin(view, near.at, by * SIXTEENTH, false);
  return true;
}

/** Record the bar that has focus, or the one under the playhead, once more. */
function again(view: RecorderView): boolean {
  if (view.recording) return false;
  const { phrases } = view.scene;
  const { tick } = view.room.transport;
  const part = phrases.find(({ start, end }) => tick >= start && tick < end) ?? phrases[view.state.phrase];
  if (part) void toggleRecording(view, part);
  return part !== undefined;
}
