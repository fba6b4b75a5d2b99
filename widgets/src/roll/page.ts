/** The roll as a template: ruler, piano, notes, what is about to be drawn, other people, and the lane of loudness. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Person } from "../live/session.js";
import { snapped, xOf } from "../view/axis.js";
import { choiceBox } from "../view/box.js";
import { barAt } from "../view/grid_lines.js";
import { flag, inColour } from "../view/people.js";
import { ruler } from "../view/ruler.js";
import { noteRows, notesInSight, piano } from "./cells.js";
import { yOf } from "./rows.js";
import { notesBetween } from "./shown.js";
import { VISIBLE_ROWS } from "./state.js";
import type { RollView } from "./view.js";
import { say } from "./words.js";

export function page(view: RollView): TemplateResult {
  const { state, song, track, rows, step } = view;
  const { axis } = state;
  const { transport, session } = view.room;
  const to = axis.from + (axis.width * 960) / axis.perBeat;
  const notes = track ? notesInSight(notesBetween(track, axis.from, to), axis, rows) : [];
  const people = session.people.filter(({ here }) => here?.view === view.kind && here.track === state.track);
  const { choice, cursor } = state;
  const cells = { axis, rows, notes, choice, cursor, meters: song.meter, key: song.key, people, step };
  return html`<div class="roll" style="${inColour(view.colour)};--rows:${VISIBLE_ROWS}">
    <div class="corner"></div>
    ${ruler({ axis, meters: song.meter, transport, snap: (tick) => snapped(tick, step) })}
    ${piano(rows, song.key, view.colour)}
    <div class="sheet"><canvas class="ground" aria-hidden="true"></canvas>
      <div class="cells" role="grid" tabindex="0" data-part="grid" aria-multiselectable="true" aria-activedescendant="cursor"
        aria-label=${say("grid", { track: track?.name || "", count: notes.length })}>${noteRows(cells)}</div>
      ${stampPreview(view)}${firstNote(view)}${choiceBox(view.box)}${people.map((person) => peer(view, person))}</div>
    <div class="lane-name" aria-hidden="true">${say("loudness")}</div>
    <canvas class="lane" aria-hidden="true"></canvas>
    <i class="playhead" hidden></i></div>`;
}

/** The chord that Enter or a press would stamp, dashed. */
function stampPreview(view: RollView): TemplateResult | typeof nothing {
  const at = view.editing.stampPreview();
  if (!at) return nothing;
  const { axis } = view.state;
  const wide = (at.length * axis.perBeat) / 960 - 2;
  return html`${view
    .stampAt(at.pitch)
    .map(
      (pitch) =>
        html`<i class="stamp" style="left:${xOf(axis, at.tick) + 1}px;top:${yOf(view.rows, pitch) + 1}px;width:${wide}px;height:${view.rows.height - 2}px"></i>`,
    )}`;
}

/** Where nothing has been drawn yet: what to do first. */
function firstNote(view: RollView): TemplateResult | typeof nothing {
  const { track, state, song } = view;
  if (track?.clips.some((clip) => clip.kind === "notes" && clip.notes.length > 0)) return nothing;
  const left = xOf(state.axis, barAt(song.meter, state.cursor.tick));
  return html`<div class="first" style="left:${left}px;top:${yOf(view.rows, state.cursor.pitch)}px;height:${state.height}px;width:${state.axis.perBeat}px">
    <span>${say("empty")}</span></div>`;
}

function peer(view: RollView, person: Person): TemplateResult | typeof nothing {
  const { here } = person;
  if (here?.tick === undefined || here.pitch === undefined) return nothing;
  return flag(person, xOf(view.state.axis, here.tick), yOf(view.rows, here.pitch) + view.state.height / 2);
}
