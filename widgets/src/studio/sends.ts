/** Sends to the rooms that tracks share. */
import { html, type TemplateResult } from "lit/html.js";
import { type Edit, together } from "../song/edits.js";
import { settingsOf } from "../song/effects.js";
import { makeId } from "../song/ids.js";
import type { Bus } from "../song/model.js";
import { choose } from "../view/choose.js";
import { button } from "../view/controls.js";
import { slide } from "../view/dials.js";
import { openPopover } from "../view/popover.js";
import type { Range } from "../view/value.js";
import { decibels } from "./spoken.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

const LEVEL: Range = { low: -60, high: 12, step: 0.5, page: 3, home: -12, travel: 160 };
const USUAL = -12;

/** Send a track to a room that is there, or to a new one that begins with a reverb. */
export function addSend(view: StudioView, track: string, anchor: EventTarget | null): void {
  const { buses, tracks } = view.room.session.song;
  const has = new Set(tracks.find(({ id }) => id === track)?.sends.map(({ bus }) => bus));
  const free = buses.filter(({ id }) => !has.has(id));
  if (!(anchor instanceof HTMLElement)) return;
  if (free.length === 0) {
    send(view, track, null);
    return;
  }
  choose(anchor, {
    name: say("send.add"),
    options: [
      ...free.map(({ id, name }) => ({ value: id, label: name || id })),
      { value: "", label: `${say("bus.room")} +` },
    ],
    value: "",
    pick: (bus) => send(view, track, bus || null),
  });
}

function send(view: StudioView, track: string, bus: string | null): void {
  const made = bus === null ? newRoom(view) : null;
  const edits: Edit[] = made ? [{ edit: "add-bus", bus: made, index: null }] : [];
  edits.push({ edit: "set-send", track, bus: made?.id ?? bus ?? "", levelDb: USUAL });
  view.editing.do(together(edits), say("step.send", { name: track }));
}

function newRoom(view: StudioView): Bus {
  const { buses } = view.room.session.song;
  const id = makeId(`room ${view.editing.mark}`, new Set(buses.map((bus) => bus.id)));
  const reverb = { id: "reverb", kind: "reverb", settings: settingsOf("reverb", { mix: 1 }), on: true };
  return { id, name: say("bus.room"), volumeDb: 0, pan: 0, mute: false, effects: [reverb], automation: [] };
}

export function openSend(view: StudioView, track: string, bus: string, anchor: EventTarget | null): void {
  if (!(anchor instanceof HTMLElement)) return;
  const popover = openPopover(anchor, panel(view, track, bus), {
    name: say("send", { bus }),
    class: "effect-panel",
    closed: () => stop(),
  });
  const stop = view.room.session.listen(() => {
    if (levelOf(view, track, bus) === null) popover.close();
    else popover.show(panel(view, track, bus));
  });
}

const levelOf = (view: StudioView, track: string, bus: string): number | null =>
  view.room.session.song.tracks.find(({ id }) => id === track)?.sends.find((one) => one.bus === bus)
    ?.levelDb ?? null;

function panel(view: StudioView, track: string, bus: string): TemplateResult {
  const value = levelOf(view, track, bus) ?? USUAL;
  const name = say("step.send", { name: track });
  const dial = {
    name: say("send", { bus }),
    value,
    range: LEVEL,
    said: say("send.said", { db: decibels(value), bus }),
    change: (levelDb: number, join: boolean) =>
      view.turn({ edit: "set-send", track, bus, levelDb }, name, join),
    cancel: () => view.room.session.undo(),
  };
  return html`<div class="panel-head"><h3>${say("send", { bus })}</h3><span class="space"></span><b>${decibels(value)} dB</b></div>
    ${slide(dial, 200)}<div class="panel-foot"><span class="space"></span>${button({
      label: say("send.remove"),
      text: say("send.remove"),
      class: "small outlined",
      do: () => view.editing.do({ edit: "remove-send", track, bus }, name),
    })}</div>`;
}
