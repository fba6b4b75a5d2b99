/** A recorder as a page: the microphone's row, the lanes, and what stands under them. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { placeOf } from "../song/time.js";
import { button } from "../view/controls.js";
import { icon } from "../view/icons.js";
import { inColour } from "../view/people.js";
import { keep } from "./acts.js";
import { onBest, onRuler, onTake } from "./hands.js";
import { hintKeys } from "./keys.js";
import { type LanesDo, lanes } from "./lanes.js";
import { firstRow, levelRow } from "./level_row.js";
import { inputMenu, measureMenu, placeMenu } from "./menus.js";
import { droppedRow, latencyRow, recoveredRow, rescueRow, timingRow } from "./rows_below.js";
import { titleOf } from "./scene.js";
import { barsSaid } from "./spoken.js";
import { timingSaid } from "./timing.js";
import { tunerHead } from "./tuner.js";
import type { RecorderView } from "./view.js";
import { say } from "./words.js";

/** So few sounds tell nothing about time. */
const FEW = 4;

/** The row of the microphone, and over it what stands in its way. */
export function bars(view: RecorderView): readonly TemplateResult[] {
  const { recorder } = view;
  const does = {
    open: () => void recorder.open(),
    file: () => view.files.choose(),
    choose: (event: Event) => inputMenu(view, event),
    forgive: () => recorder.forgive(),
  };
  const off = recorder.phase === "off" || recorder.phase === "asking";
  const row = off ? firstRow(does) : levelRow(recorder.inputs, recorder.level().clipped, does);
  return recorder.trouble ? [troubleRow(recorder.trouble, does.file), row] : [row];
}

/** What stands in the way, and what works all the same. */
const troubleRow = (sentence: string, file: () => void): TemplateResult =>
  html`<div class="below said" role="status">${icon("next", "small")}<span>${sentence}</span><span class="space"></span>
    ${button({ label: say("first.file"), text: say("first.file"), class: "small outlined", do: file })}</div>`;

export function page(view: RecorderView): TemplateResult {
  const { scene, state, live, count } = view;
  const shown = { scene, state, live, count, colour: inColour(view.colour), tuner: tunerHead() };
  return html`<div class="recorder">${places(view)}${lanes(shown, lanesDo(view))}${below(view)}</div>`;
}

function lanesDo(view: RecorderView): LanesDo {
  const { scene, state } = view;
  return {
    seek: (event) => onRuler(view, event),
    press: (event) => onTake(view, event),
    pressBest: (event) => onBest(view, event),
    hear: (take) => view.hear(take),
    hearBest: () => view.room.transport.play(scene.best?.start ?? scene.part.start),
    more: (name, { currentTarget }) => {
      const take = scene.takes.find((one) => one.name === name);
      if (take && currentTarget instanceof HTMLElement) view.openTakeMenu(take, currentTarget);
    },
    focus: (row, phrase) => {
      if (row !== state.row || phrase !== state.phrase) view.set({ row, phrase, chosen: null });
    },
  };
}

function below(view: RecorderView): readonly TemplateResult[] {
  const { recorder, state } = view;
  const off = view.live ? [] : view.offBeats;
  const rescued = recorder.rescue();
  const broken = recorder.recovered.map((one) =>
    recoveredRow(
      one,
      (id) => recorder.recover(id, (takes) => keep(view, takes, say("recovered.keep"))),
      (id) => recorder.discard(id),
    ),
  );
  return [
    ...(recorder.dropped ? [droppedRow(() => recorder.restore())] : []),
    ...(rescued ? [rescueRow(() => view.files.save(rescued, `${state.track}.wav`))] : []),
    ...broken,
    timingRow(off.length < FEW ? "" : timingSaid(off)),
    ...(recorder.latency.device === ""
      ? []
      : [latencyRow(recorder.latency, recorder.measuring, (event) => measureMenu(view, event))]),
  ];
}

/** Where a track was recorded in several places of the song, one of them is looked at. */
function places(view: RecorderView): TemplateResult | typeof nothing {
  const { places: all, place, song, part: here } = view.scene;
  if (all.length < 2 || view.recording) return nothing;
  const label = (i: number): string => {
    const { part, takes } = all[i] ?? { part: here, takes: [] };
    const count = say(takes.length === 1 ? "place.takes.one" : "place.takes.other", { count: takes.length });
    return say("place.said", { bars: barsSaid(song.meter, part), count });
  };
  const text = html`<span>${label(place)}</span>${icon("down", "down")}`;
  return html`<div class="bar low places">${button({ label: `${label(place)}: ${say("place")}`, text, class: "small", opens: "menu", do: (event) => placeMenu(view, event, label) })}</div>`;
}

/** What has focus or goes on, and the keys for it. */
export function hint(view: RecorderView) {
  return { says: view.recording ? phaseSaid(view) : focusSaid(view), keys: hintKeys(view.recording) };
}

function phaseSaid({ recorder, count }: RecorderView): string {
  return say(recorder.phase === "counting" ? "phase.counting" : "phase.recording", { count });
}

function focusSaid({ scene, state, frame, room }: RecorderView): string {
  const take = scene.takes[state.row];
  const part = state.chosen ?? scene.phrases[state.phrase];
  const { activeElement } = document;
  const inside = frame.root.contains(activeElement) && activeElement?.closest(".phrase");
  const { meter } = scene.song;
  if (inside && take && part) return say("phrase", { take: titleOf(take), bars: barsSaid(meter, part) });
  const from = placeOf(meter, Math.max(0, Math.floor(room.transport.tick))).bar;
  return say("hint.onto", { place: say("bars.one", { from }), track: state.name });
}
