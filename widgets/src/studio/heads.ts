/** The heads of the rows: sign, name, instrument, mute, solo, level. */
import { html, type TemplateResult } from "lit/html.js";
import type { Track } from "../song/model.js";
import { button, letter } from "../view/controls.js";
import { icon } from "../view/icons.js";
import { meter } from "../view/meter.js";
import { inColour } from "../view/people.js";
import { follow } from "../view/pointer.js";
import { colourOf, signOf } from "../view/track_colour.js";
import { orderTrack, silence } from "./acts.js";
import { armLetter } from "./arming.js";
import { ownLane } from "./automation.js";
import { openTrackMenu, renameTrack } from "./menus.js";
import { targetName } from "./spoken.js";
import { type Row, rowAt } from "./state.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

export function head(view: StudioView, track: Track, row: Row): TemplateResult {
  const name = track.name || track.id;
  const on = view.state.track === track.id;
  const solo = view.song.tracks.some((one) => one.solo);
  return html`<div role="rowheader" class="head ${on ? "on" : ""} ${solo && !track.solo ? "dim" : ""}" data-track=${track.id}
    style="${inColour(colourOf(track, row.index))}" aria-label=${say("track.head", { name, instrument: playerOf(track) })}
    @pointerdown=${(event: PointerEvent) => press(view, track, event)} @dblclick=${() => renameTrack(view, track)}>
    ${icon(signOf(track))}<span class="names"><b>${name}</b><small>${playerOf(track)}</small></span>
    <span class="letters">${armLetter(view, track)}${letter("mute", say("mute", { name }), track.mute, () => silence(view, track, "mute"), -1)}${letter(
      "solo",
      say("solo", { name }),
      track.solo,
      (event) => silence(view, track, event.ctrlKey || event.metaKey ? "only" : "solo"),
      -1,
    )}</span>${meter(`track:${track.id}`, say("level", { name }), 36)}</div>`;
}

/** What sounds on a track: its instrument, or what was recorded. */
const playerOf = ({ clips, instrument }: Track): string =>
  clips.length > 0 && clips.every(({ kind }) => kind === "audio") ? say("recorded") : instrument;

/** The head of an open lane: what it moves, and another choice of it. */
export function laneHead(view: StudioView, track: Track, target: string): TemplateResult {
  const label = targetName(target, track.effects, view.song.buses);
  return html`<div class="lane-head">${icon("auto", "small")}${button({
    label: say("automation.name", { track: track.name || track.id, target: label }),
    text: html`<span>${label}</span> ${icon("down", "small")}`,
    class: "small",
    opens: "listbox",
    tabindex: -1,
    do: ({ currentTarget }) => currentTarget instanceof HTMLElement && ownLane(view, track, currentTarget),
  })}</div>`;
}

/** A press on a head gives it the keyboard, a drag moves the track among the others. */
function press(view: StudioView, track: Track, event: PointerEvent): void {
  const { currentTarget: element } = event;
  if (
    !(element instanceof HTMLElement) ||
    (event.target instanceof Element && event.target.closest("button"))
  )
    return;
  event.stopPropagation();
  const grid = element.closest<HTMLElement>('[role="grid"]');
  follow(event, element, {
    press: () => {
      view.set({ track: track.id, choice: new Set() });
      grid?.focus({ preventScroll: true });
      return true;
    },
    drop: (at) => {
      const top = grid?.getBoundingClientRect().top ?? 0;
      const to = Math.min(rowAt(view.rows, at.y - top + view.state.scroll), view.song.tracks.length - 1);
      orderTrack(view, track, to - view.song.tracks.findIndex(({ id }) => id === track.id));
    },
    menu: (at) => openTrackMenu(view, track, at),
  });
}
