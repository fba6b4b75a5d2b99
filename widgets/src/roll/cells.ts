/** The notes of a roll as cells of a grid, and the piano at its side. */

import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Person } from "../live/session.js";
import { isHome, isInKey, pitchName } from "../song/key.js";
import type { Key, Meter } from "../song/model.js";
import { type Axis, endOf, xOf } from "../view/axis.js";
import { inColour } from "../view/people.js";
import type { Choice } from "./choice.js";
import { type Rows, rowOf, yOf } from "./rows.js";
import { chosenKey, keyOf, type ShownNote } from "./shown.js";
import { noteSaid, pitchSaid, pitchShown, placeSaid } from "./spoken.js";
import type { Cursor } from "./state.js";
import { say } from "./words.js";

export interface Cells {
  readonly axis: Axis;
  readonly rows: Rows;
  readonly notes: readonly ShownNote[];
  readonly choice: Choice;
  readonly cursor: Cursor;
  readonly meters: readonly Meter[];
  readonly key: Key | null;
  readonly people: readonly Person[];
  /** Ticks of a grid step: the width of the cursor. */
  readonly step: number;
}

const BLACK = new Set([1, 3, 6, 8, 10]);

/** Rows with their notes, highest first; each row names its pitch. */
export function noteRows(cells: Cells): TemplateResult {
  const byPitch = new Map<number, ShownNote[]>();
  for (const shown of cells.notes)
    byPitch.set(shown.note.pitch, [...(byPitch.get(shown.note.pitch) ?? []), shown]);
  if (!byPitch.has(cells.cursor.pitch)) byPitch.set(cells.cursor.pitch, []);
  const pitches = [...byPitch.keys()].sort((a, b) => b - a);
  return html`${repeat(
    pitches,
    (pitch) => pitch,
    (pitch) =>
      html`<div role="row" aria-label=${pitchSaid(pitch, cells.key)}>${repeat(
        byPitch.get(pitch) ?? [],
        (shown) => `${keyOf(shown)} ${shown.round}`,
        (shown) => cell(shown, cells),
      )}${pitch === cells.cursor.pitch ? cursorCell(cells) : nothing}</div>`,
  )}`;
}

function cell(shown: ShownNote, cells: Cells): TemplateResult {
  const { axis, rows, choice, key } = cells;
  const wide = Math.max(((shown.end - shown.start) * axis.perBeat) / 960 - 1, 3);
  const chosen = choice.has(keyOf(shown));
  const outside = key !== null && !isInKey(key, shown.note.pitch);
  const holder = cells.people.find(({ here }) => here !== null && holds(here, shown));
  const text = wide > 24 && rows.height >= 14 ? pitchShown(shown.note.pitch, key, wide > 34) : "";
  return html`<div role="gridcell" class="note ${shown.round > 0 ? "again" : ""} ${outside ? "outside" : ""} ${holder ? "held" : ""}"
    data-key=${keyOf(shown)} data-from=${shown.start} data-to=${shown.end} aria-selected=${chosen} aria-label=${noteSaid(shown, cells.meters, key)}
    style="left:${xOf(axis, shown.start).toFixed(1)}px;top:${(yOf(rows, shown.note.pitch) + 1).toFixed(1)}px;width:${wide.toFixed(1)}px;height:${rows.height - 2}px;--tall:${rows.height}px;--loud:${(0.45 + (0.55 * shown.note.velocity) / 127).toFixed(2)};${holder ? `--p:var(--ml-t${holder.colour})` : ""}"
    >${text}</div>`;
}

const holds = ({ clip, notes }: NonNullable<Person["here"]>, shown: ShownNote): boolean =>
  clip === shown.clip.id && (notes ?? []).some((place) => chosenKey(clip, place) === keyOf(shown));

/** Where the keyboard is: the one cell that the grid points to. */
function cursorCell({ axis, rows, cursor, notes, meters, key, step, choice }: Cells): TemplateResult {
  const under = noteUnder(notes, cursor);
  const label = under
    ? noteSaid(under, meters, key)
    : say("note.empty", { pitch: pitchSaid(cursor.pitch, key), place: placeSaid(meters, cursor.tick) });
  const wide = Math.max((step * axis.perBeat) / 960 - 1, 6);
  return html`<div role="gridcell" id="cursor" class="cursor" aria-label=${label} aria-selected=${under ? choice.has(keyOf(under)) : false}
    style="left:${xOf(axis, cursor.tick)}px;top:${yOf(rows, cursor.pitch) + 1}px;width:${wide}px;height:${rows.height - 2}px"></div>`;
}

/** The note that the cursor stands on. */
export const noteUnder = (notes: readonly ShownNote[], { tick, pitch }: Cursor): ShownNote | null =>
  notes.find(({ note, start, end }) => note.pitch === pitch && start <= tick && tick < end) ?? null;

/** The keys of the piano beside the rows. */
export function piano(rows: Rows, key: Key | null, track: number): TemplateResult {
  const first = Math.max(Math.floor(rows.top), 0);
  const last = Math.min(Math.ceil(rows.top + rows.visible / rows.height), rows.pitches.length);
  const shown = rows.pitches.slice(first, last);
  return html`<div class="piano" aria-hidden="true" style=${inColour(track)}>${shown.map((pitch, i) => {
    const [black, home] = [BLACK.has(pitch % 12), key !== null && isHome(key, pitch)];
    const named = pitch % 12 === 0 || home;
    return html`<div class="${black ? "black" : "white"} ${home ? "home" : ""}" data-pitch=${pitch}
      style="top:${(first + i - rows.top) * rows.height}px;height:${rows.height}px">${black && !home ? "" : named ? pitchName(pitch, key) : pitchShown(pitch, key, false)}</div>`;
  })}</div>`;
}

/** Whether a pitch has a row in sight. */
export const inSight = (rows: Rows, pitch: number): boolean => {
  const y = yOf(rows, pitch);
  return y > -rows.height && y < rows.visible && rows.pitches[rowOf(rows.pitches, pitch)] === pitch;
};

/** The notes that are in sight, in time and in pitch. */
export const notesInSight = (notes: readonly ShownNote[], axis: Axis, rows: Rows): readonly ShownNote[] =>
  notes.filter(({ note, start, end }) => end > axis.from && start < endOf(axis) && inSight(rows, note.pitch));
