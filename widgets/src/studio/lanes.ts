/** Lanes of automation: what can be moved, where a value lies, and the edits of points. Pure. */

import { type Edit, type Owner, together } from "../song/edits.js";
import { EFFECTS, PAN, type Range, VOLUME } from "../song/effects.js";
import type { Chain, Lane, Point, Send, Tick } from "../song/model.js";
import { firstWhere } from "../song/order.js";

/** What automation can move of a chain: volume and pan, its sends, and the settings of its effects that can move. */
export function targetsOf(chain: Chain, sends: readonly Send[], pan = true): readonly string[] {
  const moving = chain.effects.flatMap((effect) =>
    [...(EFFECTS.get(effect.kind) ?? [])].flatMap(([name, range]) =>
      "moves" in range && range.moves ? [`${effect.id}:${name}`] : [],
    ),
  );
  return ["volume_db", ...(pan ? ["pan"] : []), ...sends.map(({ bus }) => `send:${bus}`), ...moving];
}

/** The range of a target; that of a volume where it is unknown. */
export function rangeOf(target: string, chain: Chain): Range {
  if (target === "pan") return PAN;
  const [owner = "", setting = ""] = target.split(":");
  const kind = chain.effects.find(({ id }) => id === owner)?.kind;
  const range = kind === undefined ? undefined : EFFECTS.get(kind)?.get(setting);
  return range && "low" in range ? range : VOLUME;
}

const isLogarithmic = (target: string): boolean => target.endsWith("_hz");
/** Volumes are drawn so that the upper half is the loud part. */
const FLOOR_DB = -60;

/** How high a value stands in its lane, from 0 to 1. */
export function shareOf(target: string, range: Range, value: number): number {
  const held = Math.min(Math.max(value, range.low), range.high);
  if (isLogarithmic(target)) return Math.log(held / range.low) / Math.log(range.high / range.low);
  const low = range.unit === "dB" && range.low < FLOOR_DB ? FLOOR_DB : range.low;
  return Math.max(0, (held - low) / (range.high - low));
}

/** The value at a height of the lane; the inverse. */
export function valueAt(target: string, range: Range, share: number): number {
  const held = Math.min(Math.max(share, 0), 1);
  if (isLogarithmic(target)) return rounded(range.low * (range.high / range.low) ** held, 0);
  const low = range.unit === "dB" && range.low < FLOOR_DB ? FLOOR_DB : range.low;
  return rounded(low + held * (range.high - low), range.unit === "dB" ? 1 : 3);
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

export const laneOf = (chain: Chain, target: string): Lane =>
  chain.automation.find((lane) => lane.target === target) ?? { target, points: [] };

/** The value of a lane at a tick, as it is heard between its points; null where it has none. */
export function laneValue({ target, points }: Lane, tick: Tick): number | null {
  const after = firstWhere(points.length, (i) => (points[i]?.at ?? 0) > tick);
  const [before, next] = [points[after - 1], points[after]];
  if (!before) return next?.value ?? null;
  if (!next) return before.value;
  const way = (tick - before.at) / (next.at - before.at);
  if (!isLogarithmic(target)) return before.value + way * (next.value - before.value);
  return before.value * (next.value / before.value) ** way;
}

/** Put points in, and take others out, as one edit. */
export function pointsEdit(owner: Owner, target: string, put: readonly Point[], gone: readonly Tick[]): Edit {
  const edits: Edit[] = [];
  if (gone.length > 0) edits.push({ edit: "remove-points", owner, target, ticks: gone });
  if (put.length > 0) edits.push({ edit: "put-points", owner, target, points: put });
  return together(edits);
}

/** A point moved to another tick and value; what stands there already gives way. */
export const movedPoint = (owner: Owner, target: string, from: Tick, to: Point): Edit =>
  pointsEdit(owner, target, [to], from === to.at ? [] : [from]);

/** The two points around a tick moved up or down together, as when a line is dragged. */
export function raisedLine(owner: Owner, lane: Lane, range: Range, tick: Tick, share: number): Edit {
  const after = firstWhere(lane.points.length, (i) => (lane.points[i]?.at ?? 0) > tick);
  const around = [lane.points[after - 1], lane.points[after]].filter(
    (point): point is Point => point !== undefined,
  );
  const now = laneValue(lane, tick) ?? range.usual;
  const by = share - shareOf(lane.target, range, now);
  const put = around.map(({ at, value }) => ({
    at,
    value: valueAt(lane.target, range, shareOf(lane.target, range, value) + by),
  }));
  return pointsEdit(owner, lane.target, put, []);
}
