/** The studio as a template: browser, heads, ruler, sections, timeline, mixer, editor. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { xOf } from "../view/axis.js";
import { choiceBox } from "../view/box.js";
import { button, segmented } from "../view/controls.js";
import { icon } from "../view/icons.js";
import { flag, inColour } from "../view/people.js";
import { ruler } from "../view/ruler.js";
import { colourOf } from "../view/track_colour.js";
import { recordingStrip } from "./arming.js";
import { automationLane } from "./automation.js";
import { type Cells, clipCells } from "./clips_page.js";
import { head, laneHead } from "./heads.js";
import { mixer } from "./mixer.js";
import { sectionsBar } from "./sections.js";
import { chooseNewTrack } from "./sounds.js";
import { heightOf, PANES, ROW, type Row } from "./state.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

/** Rows this far outside are drawn too, so that scrolling shows no gap. */
const BEYOND = 120;

export function page(view: StudioView): TemplateResult {
  const { state } = view;
  return html`<div class="studio" data-pane=${state.pane}>${recordingStrip(view)}
    <div class="desk">${state.browser || state.pane === "patterns" ? view.browser.template() : nothing}${arranger(view)}</div>
    ${view.editor.template(state.opened)}${state.mixer || state.pane === "mix" ? mixer(view) : nothing}${panes(view)}</div>`;
}

function arranger(view: StudioView): TemplateResult {
  const { state, song } = view;
  const { axis } = state;
  const count = song.tracks.length;
  const tall = view.tall;
  return html`<div class="arranger">
    <div class="corner"><span class="cap wide-only">${say(count === 1 ? "tracks.one" : "tracks", { count })}</span><span class="space"></span>
      ${button({ label: say("track.add"), icon: "plus", class: "small", opens: "listbox", do: (event) => chooseNewTrack(view, event) })}</div>
    <div class="above">${ruler({ axis, meters: song.meter, transport: view.room.transport, snap: (tick) => view.snap(tick) })}${sectionsBar(view)}</div>
    <div class="rows" style="--tall:${tall}px">
      <div class="lanes"><canvas class="lines" aria-hidden="true"></canvas>${grid(view, tall)}
        <canvas class="waves" aria-hidden="true"></canvas><div class="over">${outline(view)}${choiceBox(view.box)}${peers(view)}</div></div></div>
    <i class="playhead" hidden></i></div>`;
}

function grid(view: StudioView, tall: number): TemplateResult {
  const { state, song } = view;
  const count = song.tracks.length;
  const focused = song.tracks.flatMap(({ clips }) => clips).find(({ id }) => state.choice.has(id))?.id ?? "";
  const people = view.room.session.people.filter(({ here }) => here?.view === view.kind);
  const cells: Cells = { axis: state.axis, meters: song.meter, choice: state.choice, people, focused };
  const rows = view.rows.filter(
    ({ top, height }) => top + height > state.scroll - BEYOND && top < state.scroll + tall + BEYOND,
  );
  const active = focused ? "focused-clip" : "focused-row";
  return html`<div role="grid" class="grid" tabindex="0" data-part="timeline" aria-multiselectable="true" aria-rowcount=${count}
    aria-activedescendant=${count > 0 ? active : nothing} aria-label=${say("timeline", { count })}>${rows.map((row) => line(view, row, cells))}
    ${count === 0 ? html`<div role="row"><div role="gridcell" class="nothing" style="top:3px">${say("empty.song")}</div></div>` : lastLine(view)}</div>`;
}

function line(view: StudioView, row: Row, cells: Cells): TemplateResult {
  const { state, song } = view;
  const track = song.tracks[row.index];
  if (!track) return html``;
  const target = state.lanes.get(track.id);
  const on = state.track === track.id;
  const solo = song.tracks.some((one) => one.solo);
  const quiet = track.mute || (solo && !track.solo);
  return html`<div role="row" class="line ${quiet ? "quiet" : ""}" aria-rowindex=${row.index + 1} id=${on && cells.focused === "" ? "focused-row" : nothing}
    style="top:${row.top - state.scroll}px;height:${row.height}px;${inColour(colourOf(track, row.index))}">${head(view, track, row)}
    <div class="clips" role="presentation">${clipCells(track, cells, quiet)}</div>
    ${target ? html`<div class="lane-line" role="gridcell">${laneHead(view, track, target)}${automationLane(view, track, target)}</div>` : nothing}</div>`;
}

/** Under the last track: what to do next. */
function lastLine(view: StudioView): TemplateResult {
  const top = heightOf(view.rows) - view.state.scroll;
  return html`<div class="nothing" role="presentation" style="top:${top + 3}px">${say("empty")}</div>`;
}

function outline(view: StudioView): TemplateResult | typeof nothing {
  const { placing, axis, scroll } = view.state;
  if (!placing) return nothing;
  const top = (view.rows[placing.row]?.top ?? heightOf(view.rows)) - scroll;
  const left = xOf(axis, placing.start);
  return html`<i class="outline" style="left:${left}px;top:${top + 3}px;width:${(placing.length * axis.perBeat) / 960}px;height:${ROW - 6}px"></i>`;
}

function peers(view: StudioView): readonly TemplateResult[] {
  const { axis, scroll } = view.state;
  return view.room.session.people.flatMap((person) => {
    const { here } = person;
    const row = view.rows[view.song.tracks.findIndex(({ id }) => id === here?.track)];
    if (here?.view !== view.kind || here.tick === undefined || !row) return [];
    return [flag(person, xOf(axis, here.tick), row.top - scroll + ROW / 2)];
  });
}

const ICONS = { arrange: "arrange", mix: "mixer", patterns: "folder" } as const;

/** Narrow, there is room for one pane at a time. */
function panes(view: StudioView): TemplateResult {
  const parts = PANES.map((value) => ({
    value,
    label: say(value),
    text: html`${icon(ICONS[value])}<span>${say(value)}</span>`,
  }));
  const pick = (value: string): void => {
    const pane = PANES.find((one) => one === value);
    if (pane) view.set({ pane });
  };
  return html`<div class="panes">${segmented({ name: say("name", { title: "" }).replace(/[: ]+$/, ""), parts, value: view.state.pane, tabs: true, class: "panes-tabs", pick })}</div>`;
}
