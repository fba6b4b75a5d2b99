/** The lanes of a recorder: the best take, every take with its phrases, and what is being recorded. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { LiveTake, TakeInfo } from "../record/recording.js";
import { type Part, takeAt, takesOf } from "../song/comping.js";
import { placeOf } from "../song/time.js";
import { xOf } from "../view/axis.js";
import { button, letter } from "../view/controls.js";
import { icon } from "../view/icons.js";
import { liveEnd } from "../view/sound_drawing.js";
import { BEST, lanesOf, PITCH, RULER, TAKE } from "./lines.js";
import { reaches, type Scene, titleOf } from "./scene.js";
import { barsSaid, clockSaid } from "./spoken.js";
import type { State } from "./state.js";
import { say } from "./words.js";

export interface LanesDo {
  readonly seek: (event: PointerEvent) => void;
  readonly press: (event: PointerEvent) => void;
  readonly pressBest: (event: PointerEvent) => void;
  readonly hear: (take: string) => void;
  readonly hearBest: () => void;
  readonly more: (take: string, event: Event) => void;
  readonly focus: (row: number, phrase: number) => void;
}

export interface Lanes {
  readonly scene: Scene;
  readonly state: State;
  readonly live: LiveTake | null;
  readonly count: number;
  readonly colour: string;
  readonly tuner: TemplateResult;
}

export function lanes(shown: Lanes, does: LanesDo): TemplateResult {
  const { scene, live } = shown;
  const { height } = lanesOf(scene.takes.length, live !== null);
  return html`<div class="lanes" style="${shown.colour}">
    <div class="lane ruler-row" style="height:${RULER}px"><span class="head"></span>${ruler(scene, does)}</div>
    <div class="lane best" style="height:${BEST}px">${bestHead(scene, does)}<div class="cells" @pointerdown=${does.pressBest}>${bestPieces(shown)}</div></div>
    ${takeRows(shown, does)}${live ? liveRow(shown, live) : nothing}
    <div class="lane pitch" style="height:${PITCH}px">${shown.tuner}<div class="cells"></div></div>
    <canvas class="waves" aria-hidden="true" style="top:${RULER}px;height:${height}px"></canvas>
    <div class="over" style="top:${RULER - 9}px;height:${height + 9}px"><i class="playhead" aria-hidden="true"></i></div></div>`;
}

const ruler = ({ axis, phrases, song }: Scene, does: LanesDo): TemplateResult =>
  html`<div class="cells ruler" aria-hidden="true" @pointerdown=${does.seek}>${phrases.map(
    ({ start }) =>
      html`<span class="bar-number" style="left:${xOf(axis, start)}px">${placeOf(song.meter, start).bar}</span>`,
  )}</div>`;

function bestHead({ best, takes }: Scene, does: LanesDo): TemplateResult {
  const count = best ? takesOf(best).length : 0;
  const said = takes.length === 0 ? "" : count > 1 ? say("best.many", { count }) : say("best.one");
  return html`<div class="head"><span><b>${say("best")}</b><small>${said}</small></span>
    ${best ? button({ label: say("best.hear"), icon: "play", class: "small", do: does.hearBest }) : nothing}</div>`;
}

/** One piece for each take that the best take is made of. */
function bestPieces({ scene }: Lanes): readonly TemplateResult[] | TemplateResult {
  const { best, takes, song } = scene;
  if (!best) return html`<p class="dashed">${say("best.none")}</p>`;
  const edges = [0, ...best.joins.map(({ at }) => at), best.length];
  return edges.slice(0, -1).map((at, i) => {
    const part = { start: best.start + at, end: best.start + (edges[i + 1] ?? best.length) };
    const name = i === 0 ? best.take : (best.joins[i - 1]?.take ?? "");
    const take = takes.find((one) => one.name === name);
    const [left, width] = spanOf(scene, part);
    const title = take ? titleOf(take) : name;
    return html`<div class="piece" role="img" aria-label=${say("best.piece", { take: title, bars: barsSaid(song.meter, part) })}
      data-join=${at} style="left:${left}px;width:${width}px"><em>${title}</em></div>`;
  });
}

function spanOf({ axis }: Scene, { start, end }: Part): readonly [number, number] {
  const left = Math.max(0, xOf(axis, start));
  return [left + 2, Math.max(4, Math.min(axis.width, xOf(axis, end)) - left - 4)];
}

function takeRows(shown: Lanes, does: LanesDo): TemplateResult | typeof nothing {
  const { takes } = shown.scene;
  if (takes.length === 0) return nothing;
  return html`<div role="grid" aria-label=${say("takes", { count: takes.length })} aria-multiselectable="true">${takes.map(
    (take, row) => takeRow(shown, take, row, does),
  )}</div>`;
}

function takeRow(shown: Lanes, take: TakeInfo, row: number, does: LanesDo): TemplateResult {
  const { scene, state } = shown;
  const title = titleOf(take);
  const heard = state.heard === take.name;
  const said = take.source === "file" ? say("take.file") : clockSaid(take.recorded);
  return html`<div role="row" class="lane take" style="height:${TAKE}px"><div class="head" role="rowheader" aria-label=${title}>
    <span><b data-title=${take.name}>${title}</b><small>${take.recovered ? say("take.recovered") : said}</small></span><span class="acts">
    ${button({ label: say(heard ? "take.stop" : "take.hear", { take: title }), icon: heard ? "stop" : "play", class: "small", tabindex: -1, do: () => does.hear(take.name) })}
    ${button({ label: say("take.more", { take: title }), icon: "more", class: "small", tabindex: -1, opens: "menu", do: (event) => does.more(take.name, event) })}</span></div>
    <div class="cells" role="presentation" data-take=${take.name} @pointerdown=${does.press}>${scene.phrases.map(
      (part, phrase) => cell(shown, take, row, part, phrase, does),
    )}${chosenPart(shown, row)}</div></div>`;
}

function cell(
  { scene, state }: Lanes,
  take: TakeInfo,
  row: number,
  part: Part,
  phrase: number,
  does: LanesDo,
): TemplateResult {
  const [left, width] = spanOf(scene, part);
  const middle = Math.floor((part.start + part.end) / 2);
  const best = scene.best !== null && takeAt(scene.song, scene.best, middle) === take.name;
  const there = reaches(scene, take, part);
  const words = { take: titleOf(take), bars: barsSaid(scene.song.meter, part) };
  const focused = state.row === row && state.phrase === phrase;
  return html`<div role="gridcell" class="phrase ${there ? "" : "none"}" tabindex=${focused ? 0 : -1} data-row=${row} data-phrase=${phrase}
    aria-selected=${best} aria-disabled=${there ? nothing : true} aria-label=${say(best ? "phrase.best" : "phrase", words)}
    style="left:${left}px;width:${width}px" @focus=${() => does.focus(row, phrase)}>${best ? html`<span class="tick">${icon("tick")}</span>` : nothing}</div>`;
}

function chosenPart({ scene, state }: Lanes, row: number): TemplateResult | typeof nothing {
  if (!state.chosen || state.row !== row) return nothing;
  const [left, width] = spanOf(scene, state.chosen);
  return html`<i class="choice-box" style="left:${left}px;width:${width}px;top:2px;height:${TAKE - 5}px"></i>`;
}

function liveRow({ scene, count, state }: Lanes, live: LiveTake): TemplateResult {
  const left = Math.max(0, xOf(scene.axis, live.from));
  const width = Math.max(
    2,
    Math.min(scene.axis.width, xOf(scene.axis, liveEnd(live, scene.song.tempo))) - left,
  );
  return html`<div class="lane take live" style="height:${TAKE}px"><div class="head"><span><b>${say("take", { count })}</b>
    <small>${say("take.recording")}</small></span>${letter("arm", say("armed", { track: state.name }), true, () => {}, -1)}</div>
    <div class="cells"><i class="going" style="left:${left}px;width:${width}px"></i></div></div>`;
}
