/** A lane of automation under a track: its line on the timeline, and points to add, drag, and remove. */
import { html, svg, type TemplateResult } from "lit/html.js";
import { placeSaid } from "../roll/spoken.js";
import type { Owner } from "../song/edits.js";
import type { Lane, Point, Tick, Track } from "../song/model.js";
import { type Axis, tickOf, xOf } from "../view/axis.js";
import { choose } from "../view/choose.js";
import { follow } from "../view/pointer.js";
import { laneOf, movedPoint, pointsEdit, raisedLine, rangeOf, shareOf, targetsOf, valueAt } from "./lanes.js";
import { targetName, unitOf, valueSaid } from "./spoken.js";
import { LANE } from "./state.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

/** Pixels above and below the line that stay free. */
const EDGE = 6;

const yOf = (share: number): number => EDGE + (1 - share) * (LANE - 2 * EDGE);
const shareAt = (y: number): number => 1 - (y - EDGE) / (LANE - 2 * EDGE);

export function automationLane(view: StudioView, track: Track, target: string): TemplateResult {
  const { axis } = view.state;
  const lane = laneOf(track, target);
  const range = rangeOf(target, track);
  const y = ({ value }: Point): number => yOf(shareOf(target, range, value));
  const name = targetName(target, track.effects, view.song.buses);
  return html`<div class="automation" role="group" aria-label=${say("automation.name", { track: track.name || track.id, target: name })}
    @pointerdown=${(event: PointerEvent) => press(view, track, lane, event)}>
    <svg aria-hidden="true" width=${axis.width} height=${LANE}>${line(lane, axis, y, yOf(shareOf(target, range, fixedValue(track, target))))}</svg>
    ${lane.points.map((point) => pointButton(view, track, lane, point, xOf(axis, point.at), y(point), name))}</div>`;
}

/** The line through the points; where there are none, a dashed one at the fixed value. */
function line({ points }: Lane, axis: Axis, y: (point: Point) => number, fixed: number): TemplateResult {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last)
    return svg`<line class="fixed" x1="0" x2=${axis.width} y1=${fixed} y2=${fixed}></line>`;
  const path = [
    `M0 ${y(first)}`,
    ...points.map((point) => `L${xOf(axis, point.at).toFixed(1)} ${y(point).toFixed(1)}`),
    `L${axis.width} ${y(last)}`,
  ].join("");
  return svg`<path class="under" d="${path}L${axis.width} ${LANE}L0 ${LANE}Z"></path><path class="over" d=${path}></path>`;
}

function fixedValue(track: Track, target: string): number {
  if (target === "volume_db") return track.volumeDb;
  if (target === "pan") return track.pan;
  const [owner = "", setting = ""] = target.split(":");
  if (owner === "send") return track.sends.find(({ bus }) => bus === setting)?.levelDb ?? -12;
  return Number(track.effects.find(({ id }) => id === owner)?.settings[setting] ?? 0);
}

function pointButton(
  view: StudioView,
  track: Track,
  lane: Lane,
  point: Point,
  x: number,
  y: number,
  name: string,
): TemplateResult {
  const value = valueSaid(point.value, unitOf(lane.target, track.effects));
  const label = say("automation.point", { target: name, place: placeSaid(view.song.meter, point.at), value });
  return html`<button type="button" class="point" tabindex="-1" aria-label=${label} title=${label} data-at=${point.at}
    style="left:${x}px;top:${y}px" @keydown=${(event: KeyboardEvent) => keyed(view, track, lane, point, event)}
    @pointerdown=${(event: PointerEvent) => dragPoint(view, track, lane, point, event)}></button>`;
}

const ownerOf = (track: Track): Owner => `track:${track.id}`;

/** A press adds a point; Shift and a drag raise the line. */
function press(view: StudioView, track: Track, lane: Lane, event: PointerEvent): void {
  const { currentTarget: element } = event;
  if (
    !(element instanceof HTMLElement) ||
    (event.target instanceof Element && event.target.closest(".point"))
  )
    return;
  const box = element.getBoundingClientRect();
  const range = rangeOf(lane.target, track);
  const place = (x: number, y: number): Point => ({
    at: Math.max(0, view.snap(tickOf(view.state.axis, x - box.left))),
    value: valueAt(lane.target, range, shareAt(y - box.top)),
  });
  const name = say("step.automation", { name: track.name || track.id });
  const { at: from } = place(event.clientX, event.clientY);
  follow(event, element, {
    tap: (at) => view.editing.do(pointsEdit(ownerOf(track), lane.target, [place(at.x, at.y)], []), name),
    drag: (at) =>
      at.shift
        ? view.editing.show(raisedLine(ownerOf(track), lane, range, from, shareAt(at.y - box.top)))
        : view.editing.show(pointsEdit(ownerOf(track), lane.target, [place(at.x, at.y)], [])),
    drop: () => view.editing.keep(name),
    cancel: () => view.editing.cancel(),
  });
}

function dragPoint(view: StudioView, track: Track, lane: Lane, point: Point, event: PointerEvent): void {
  const { currentTarget: element } = event;
  const holder = element instanceof HTMLElement ? element.parentElement : null;
  if (!(element instanceof HTMLElement) || !holder) return;
  event.stopPropagation();
  const range = rangeOf(lane.target, track);
  const name = say("step.automation", { name: track.name || track.id });
  const box = holder.getBoundingClientRect();
  follow(event, holder, {
    tap: () => element.focus(),
    drag: (at) => {
      const tick = Math.max(0, view.snap(tickOf(view.state.axis, at.x - box.left), at.mod));
      const to = { at: tick, value: valueAt(lane.target, range, shareAt(at.y - box.top)) };
      view.editing.show(movedPoint(ownerOf(track), lane.target, point.at, to));
      view.frame.say(valueSaid(to.value, unitOf(lane.target, track.effects)));
    },
    drop: () => view.editing.keep(name),
    cancel: () => view.editing.cancel(),
  });
}

/** Arrows move a point, Delete removes it, Left and Right go by a beat; focus goes along with the point. */
function keyed(view: StudioView, track: Track, lane: Lane, point: Point, event: KeyboardEvent): void {
  const range = rangeOf(lane.target, track);
  const by: Readonly<Record<string, readonly [Tick, number]>> = {
    ArrowUp: [0, 0.02],
    ArrowDown: [0, -0.02],
    ArrowLeft: [-960, 0],
    ArrowRight: [960, 0],
  };
  const way = by[event.key];
  const gone = event.key === "Delete" || event.key === "Backspace";
  if (!way && !gone) return;
  event.preventDefault();
  event.stopPropagation();
  const name = say("step.automation", { name: track.name || track.id });
  if (!way) {
    view.editing.do(pointsEdit(ownerOf(track), lane.target, [], [point.at]), name);
    return;
  }
  const at = Math.max(0, point.at + way[0]);
  const value = valueAt(lane.target, range, shareOf(lane.target, range, point.value) + way[1]);
  view.editing.do(movedPoint(ownerOf(track), lane.target, point.at, { at, value }), name);
  view.frame.show();
  view.frame.root.querySelector<HTMLElement>(`.automation .point[data-at="${at}"]`)?.focus();
}

/** Choose what the lane of a track moves; nothing closes it. */
export function ownLane(view: StudioView, track: Track, anchor: HTMLElement): void {
  const now = view.state.lanes.get(track.id) ?? "";
  const names = targetsOf(track, track.sends).map((value) => ({
    value,
    label: targetName(value, track.effects, view.song.buses),
  }));
  choose(anchor, {
    name: say("automation.of"),
    options: [...names, { value: "", label: say("automation.hide") }],
    value: now,
    pick: (target) => openLane(view, track, target),
  });
}

export function openLane(view: StudioView, track: Track, target: string): void {
  const lanes = new Map(view.state.lanes);
  if (target === "") lanes.delete(track.id);
  else lanes.set(track.id, target);
  view.set({ lanes });
}
