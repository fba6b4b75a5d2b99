/** The pointer on the takes: a press chooses a phrase, a drag chooses a part, a drag on the best take moves a join. */
import type { TakeInfo } from "../record/recording.js";
import type { Part } from "../song/comping.js";
import type { Tick } from "../song/model.js";
import { snapped, tickOf, xOf } from "../view/axis.js";
import { follow } from "../view/pointer.js";
import { moveJoin, pick } from "./acts.js";
import type { RecorderView } from "./view.js";

/** Pixels on either side of a join that take hold of it. */
const REACH = 9;
const BEAT = 960;

/** A press on the phrases of a take. */
export function onTake(view: RecorderView, event: PointerEvent): void {
  const cells = elementOf(event);
  const take = view.scene.takes.find(({ name }) => name === cells?.dataset.take);
  if (!cells || !take) return;
  const row = view.scene.takes.indexOf(take);
  const left = cells.getBoundingClientRect().left;
  const tick = (x: number): number => tickOf(view.scene.axis, x - left);
  follow(event, cells, {
    tap: ({ x }) => tapped(view, take, row, tick(x)),
    drag: (at, from) => view.set({ row, chosen: partBetween(view, tick(from.x), tick(at.x), at.mod) }),
    drop: (at, from) => pick(view, take, partBetween(view, tick(from.x), tick(at.x), at.mod)),
    cancel: () => view.set({ chosen: null }),
    menu: () => view.openTakeMenu(take, cells),
  });
}

function tapped(view: RecorderView, take: TakeInfo, row: number, tick: number): void {
  const { phrases } = view.scene;
  const phrase = phrases.findIndex(({ start, end }) => tick >= start && tick < end);
  const part = phrases[phrase];
  if (!part) return;
  view.set({ row, phrase, chosen: null });
  pick(view, take, part);
}

/** The part between two ticks, drawn out to beats; with Mod as it is. */
function partBetween({ scene }: RecorderView, a: number, b: number, free: boolean): Part {
  const [from, to] = [Math.min(a, b), Math.max(a, b)];
  if (free) return { start: Math.max(0, Math.round(from)), end: Math.round(to) + 1 };
  const origin = scene.part.start;
  const start = Math.max(0, snapped(from - BEAT / 2, BEAT, origin));
  return { start, end: Math.max(start + BEAT, snapped(to + BEAT / 2, BEAT, origin)) };
}

/** A press on the best take: on a join it is moved, elsewhere one goes there. */
export function onBest(view: RecorderView, event: PointerEvent): void {
  const cells = elementOf(event);
  const { best, axis } = view.scene;
  if (!cells || !best) return;
  const left = cells.getBoundingClientRect().left;
  const near = best.joins.find(
    ({ at }) => Math.abs(xOf(axis, best.start + at) - (event.clientX - left)) <= REACH,
  );
  let [at, moved] = [near?.at ?? 0, false];
  follow(event, cells, {
    tap: ({ x }) => view.room.transport.seek(Math.max(0, Math.round(tickOf(axis, x - left)))),
    drag: ({ x, mod }) => {
      if (!near) return;
      const to = tickOf(axis, x - left) - best.start;
      at = moveJoin(view, at, Math.round(mod ? to : snapped(to, BEAT / 4)) - at, moved);
      moved = true;
    },
    cancel: () => moved && view.room.session.undo(),
  });
}

/** A press on the ruler: go there. */
export function onRuler(view: RecorderView, event: PointerEvent): void {
  const ruler = elementOf(event);
  if (!ruler) return;
  const left = ruler.getBoundingClientRect().left;
  const go = ({ x }: { readonly x: number }): void =>
    view.room.transport.seek(nearestBeat(tickOf(view.scene.axis, x - left)));
  follow(event, ruler, { tap: go, drag: go });
}

const nearestBeat = (tick: number): Tick => Math.max(0, snapped(tick, BEAT));

const elementOf = ({ currentTarget }: Event): HTMLElement | null =>
  currentTarget instanceof HTMLElement ? currentTarget : null;
