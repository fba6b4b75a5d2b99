/** The ruler: 1 e and a, and under it where each step sounds with the swing. */
import { html, type TemplateResult } from "lit/html.js";
import type { Song, Tick } from "../song/model.js";
import { type Dot, dots } from "./feel.js";
import type { Sheet } from "./sheet.js";
import { type Steps, stepStart } from "./steps.js";

const SIGNS: Readonly<Record<number, readonly string[]>> = { 4: ["", "e", "&", "a"], 2: ["", "&"] };

export interface RulerState {
  readonly sheet: Sheet;
  readonly song: Song;
  /** Where the clip begins in the song. */
  readonly from: Tick;
  readonly page: number;
}

export interface RulerDoes {
  /** The beat was clicked twice. */
  readonly twice: (beat: Tick) => void;
  readonly down: (event: PointerEvent) => void;
}

export function ruler(state: RulerState, does: RulerDoes): TemplateResult {
  const { rows, each } = state.sheet;
  const beats = rows[0]?.beats ?? [];
  return html`<div class="counts" aria-hidden="true"><div></div><div class="lane" @pointerdown=${does.down}>${beats.map(
    (steps, i) => beatOf(steps, each, i, state, does),
  )}</div></div>`;
}

function beatOf(
  { beat }: Steps,
  each: number,
  i: number,
  state: RulerState,
  does: RulerDoes,
): TemplateResult {
  const shown = Math.max(1, Math.round((each * beat.length) / beat.whole));
  const feel = dots(state.song, state.from + beat.start, beat.length, shown);
  const labels = feel.map((_, k) => (k === 0 ? String(beat.number) : (SIGNS[each]?.[k] ?? "·")));
  return html`<div class="beat ${Math.floor(i / 2) === state.page ? "" : "off-page"}" style="--count:${shown}"
    @dblclick=${() => does.twice(beat.start)}>${labels.map(
      (label, k) => html`<span data-column=${stepStart(beat, each, k)}>${label}</span>`,
    )}<div class="feel">${feel.map((dot) => drawn(dot, shown))}</div></div>`;
}

/** A dot where the step is written, or a line from there to where it sounds. */
function drawn({ at, sounds }: Dot, count: number): TemplateResult {
  const middle = (at + 0.5 / count) * 100;
  const late = (sounds - at) * 100;
  if (Math.abs(late) < 0.5) return html`<i style="left:${middle}%"></i>`;
  return html`<u style="left:${middle}%;width:${late}%"></u><i class="late" style="left:${middle + late}%"></i>`;
}
