/** Keys for the hint line and the help sheet, and what stands under More. */
import type { Edit } from "../song/edits.js";
import { indexAt } from "../song/order.js";
import { bpmAt } from "../song/tempo.js";
import type { Keys } from "../view/controls.js";
import type { Entry } from "../view/menu.js";
import { isRecording } from "../view/taking.js";
import { recordingSaid } from "./arming.js";
import { nearestBar } from "./gestures.js";
import { addSection } from "./sections.js";
import { chosenSaid } from "./told.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

export function hintKeys(chosen: boolean): readonly Keys[] {
  if (!chosen)
    return [
      { caps: ["←", "→"], does: say("keys.clips") },
      { caps: ["↑", "↓"], does: say("keys.tracks") },
      { caps: ["Space"], does: say("keys.play") },
    ];
  return [
    { caps: ["←", "→"], does: say("keys.bar") },
    { caps: ["D"], does: say("keys.double") },
    { caps: ["S"], does: say("keys.split") },
    { caps: ["Enter"], does: say("keys.open") },
  ];
}

export const helpRows = (): readonly Keys[] => [
  { caps: ["←", "→"], does: say("help.arrows") },
  { caps: ["↑", "↓"], does: say("help.updown") },
  { caps: ["Shift", "←", "→"], does: say("help.length") },
  { caps: ["Alt", "↑", "↓"], does: say("help.track") },
  { caps: [",", "."], does: say("help.next") },
  { caps: ["Enter"], does: say("help.enter") },
  { caps: ["Ctrl", "←", "→"], does: say("help.head") },
  { caps: ["D"], does: say("help.double") },
  { caps: ["S"], does: say("help.split") },
  { caps: ["F2"], does: say("help.rename") },
  { caps: ["Delete"], does: say("help.remove") },
  { caps: ["Ctrl", "C", "X", "V", "A"], does: say("help.copy") },
  { caps: ["N"], does: say("help.new") },
  { caps: ["+", "-"], does: say("help.zoom") },
  { caps: ["F"], does: say("help.fit") },
  { caps: ["M", "Shift", "S"], does: say("help.mute") },
  { caps: ["Ctrl", "Shift", "S"], does: say("help.only") },
  { caps: ["Alt", "Shift", "↑", "↓"], does: say("help.order") },
];

export function moreEntries(view: StudioView): readonly Entry[] {
  const { browser, mixer } = view.state;
  return [
    { label: say("browse.open"), on: browser, do: () => view.set({ browser: !browser }) },
    { label: say("mixer"), on: mixer, do: () => view.set({ mixer: !mixer }) },
    "line",
    { label: say("section.add"), do: () => addSection(view) },
    { label: say("menu.tempo"), do: () => changeTempo(view) },
    { label: say("menu.metre"), do: () => changeMetre(view) },
    "line",
    { label: say("zoomin"), icon: "zoom-in", keys: "+", do: () => view.zoom(1.5) },
    { label: say("zoomout"), icon: "zoom-out", keys: "-", do: () => view.zoom(1 / 1.5) },
    { label: say("fit"), keys: "F", do: () => view.fit() },
    { label: say("menu.panic"), do: () => view.room.transport.panic() },
  ];
}

/** From the bar of the playhead on, a tempo of its own; the display then turns that one. */
function changeTempo(view: StudioView): void {
  const { song } = view.room.session;
  const at = nearestBar(song, Math.max(0, view.room.transport.tick));
  if (song.tempo.some((tempo) => tempo.at === at)) return;
  const value = [...song.tempo, { at, bpm: bpmAt(song.tempo, at), ramp: false }].sort((a, b) => a.at - b.at);
  view.editing.do({ edit: "set-song", field: "tempo", value }, say("step.tempo"));
}

function changeMetre(view: StudioView): void {
  const { song } = view.room.session;
  const at = nearestBar(song, Math.max(0, view.room.transport.tick));
  const here = song.meter[indexAt(song.meter, at)];
  if (!here || here.at === at) return;
  const edit: Edit = {
    edit: "set-song",
    field: "meter",
    value: [...song.meter, { ...here, at }].sort((a, b) => a.at - b.at),
  };
  view.editing.do(edit, say("step.metre"));
}

/** What is recorded, placed or chosen, and the keys for it. */
export function hintOf(view: StudioView) {
  const { choice, placing } = view.state;
  if (isRecording(view.room)) return { says: recordingSaid(view), keys: hintKeys(false) };
  const says = placing ? say("pattern.place", { name: placing.pattern }) : chosenSaid(view);
  return { says, keys: hintKeys(choice.size > 0) };
}
