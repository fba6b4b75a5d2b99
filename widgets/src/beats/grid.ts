/** The grid: a row for each drum, beats of steps; one tab stop, and a name for every cell. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Person } from "../live/session.js";
import { letter } from "../view/controls.js";
import { icon } from "../view/icons.js";
import { inColour, ring } from "../view/people.js";
import { looks } from "./drums.js";
import { heightOf, loudnessOf } from "./painting.js";
import type { Row } from "./pattern.js";
import { type Cell, columnsOf, type Sheet, type SheetRow } from "./sheet.js";
import { cellSaid } from "./spoken.js";
import type { Steps } from "./steps.js";
import { say } from "./words.js";

export interface GridState {
  readonly sheet: Sheet;
  /** The cell where the keys act. */
  readonly here: Cell | null;
  /** Which two beats a narrow page shows. */
  readonly page: number;
  readonly kit: string;
  readonly chosen: (cell: Cell) => boolean;
  /** The dashed ring that says where to begin. */
  readonly first: boolean;
  readonly soloed: boolean;
  /** The row that a line of code under the pointer writes. */
  readonly lit: number | null;
  /** Others who have the focus in this clip. */
  readonly people: readonly Person[];
}

export interface GridDoes {
  readonly sound: (row: Row, event: Event) => void;
  readonly set: (row: Row, field: "mute" | "solo") => void;
  readonly order: (row: Row, event: PointerEvent) => void;
}

export const grid = (state: GridState, does: GridDoes): TemplateResult => {
  const { rows, bar } = state.sheet;
  const perBeat = columnsOf(state.sheet);
  const beats = rows[0]?.beats.length ?? 0;
  return html`<div role="grid" aria-label=${say("grid", { bar: bar.number, count: rows.length })} aria-colcount=${beats * perBeat + 1}
    >${rows.map((row) => drawnRow(row, state, does, perBeat))}</div>`;
};

function drawnRow(shown: SheetRow, state: GridState, does: GridDoes, perBeat: number): TemplateResult {
  const { row, beats } = shown;
  const silent = row.mute || (state.soloed && !row.solo);
  const bracket = beats.some(({ division }) => isOdd(division));
  return html`<div role="row" class="${bracket ? "odd" : ""} ${state.lit === row.pitch ? "lit" : ""}" style=${inColour(looks(row.pitch).colour)} data-row=${row.pitch}>
    ${header(row, state, does)}
    <div class="lane ${silent ? "muted" : ""}" role="presentation">${beats.map((steps, i) => drawnBeat(row, steps, i, state, perBeat))}</div></div>`;
}

function header(row: Row, { kit }: GridState, does: GridDoes): TemplateResult {
  const { name, icon: sign } = looks(row.pitch);
  return html`<div role="rowheader" class="voice" aria-colindex="1">
    <span class="grip" @pointerdown=${(event: PointerEvent) => does.order(row, event)}>${icon(sign)}</span>
    <button type="button" class="name" tabindex="-1" data-head="name" aria-haspopup="listbox" @click=${(event: Event) => does.sound(row, event)}><b>${name}</b>
      <span class="kit">${kit}${icon("down", "down")}</span><span class="unseen">${say("sound.choose")}</span></button>
    ${letter("mute", say("mute", { name }), row.mute, () => does.set(row, "mute"), -1)}
    ${letter("solo", say("solo", { name }), row.solo, () => does.set(row, "solo"), -1)}</div>`;
}

/** Not twos of twos: a bracket with its number stands under the beat. */
const isOdd = (division: number): boolean => division !== 1 && (division & (division - 1)) !== 0;

function drawnBeat(row: Row, steps: Steps, i: number, state: GridState, perBeat: number): TemplateResult {
  const { division, beat } = steps;
  const count = steps.steps.length;
  const bracket = isOdd(division) && beat.whole !== 1440;
  return html`<div class="beat ${Math.floor(i / 2) === state.page ? "" : "off-page"}" role="presentation"
    style="--count:${count}">${steps.steps.map((_, k) => drawnCell(row, steps, k, 2 + i * perBeat, state, perBeat))}
    ${bracket ? html`<span class="bracket" aria-hidden="true"><b>${division}</b></span>` : nothing}</div>`;
}

function drawnCell(
  row: Row,
  steps: Steps,
  k: number,
  column: number,
  state: GridState,
  perBeat: number,
): TemplateResult {
  const step = steps.steps[k];
  if (!step) return html``;
  const cell: Cell = { pitch: row.pitch, steps, index: k, step };
  const here = state.here?.pitch === row.pitch && state.here.step.start === step.start;
  const peer = state.people.find(
    (person) => person.here?.pitch === row.pitch && person.here.tick === step.start,
  );
  const from = Math.round((k * perBeat) / steps.division);
  const span = Math.round(((k + 1) * perBeat) / steps.division) - from;
  const first = state.first && row.pitch === 36 && step.start === 0;
  const { hit } = step;
  const kind = `${k === 0 ? "on-beat" : ""} ${state.chosen(cell) ? "chosen" : ""} ${first ? "first" : ""}`;
  return html`<div role="gridcell" tabindex=${here ? 0 : -1} class=${kind} data-pitch=${row.pitch} data-tick=${step.start}
    aria-colindex=${column + from} aria-colspan=${span > 1 ? span : nothing} aria-selected=${hit !== null}
    aria-label=${cellSaid(row.pitch, steps, k)} style=${peer ? ring(peer.colour) : nothing}
    >${hit ? html`<i style="--v:${Math.round(heightOf(hit.velocity) * 100)}%"></i>` : nothing}${
      hit && loudnessOf(hit.velocity) === "accent" ? html`<em aria-hidden="true">&gt;</em>` : nothing
    }${peer ? html`<span class="held" aria-hidden="true" style=${inColour(peer.colour)}>${peer.name}</span>` : nothing}</div>`;
}
