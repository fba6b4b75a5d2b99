/** Painting with the pointer: the first cell says whether hits are put or taken; up and down on a hit is its loudness. */
import type { Pointed } from "../view/gesture.js";
import { OneStep } from "../view/one_step.js";
import { follow } from "../view/pointer.js";
import type { Acts } from "./acts.js";
import { looks } from "./drums.js";
import { putHit, setLoudness, takeHit } from "./painting.js";
import { type Cell, cellsOf } from "./sheet.js";
import type { State } from "./state.js";
import { say } from "./words.js";

/** How much of 127 a pixel up is. */
const PER_PIXEL = 1.5;

export interface Hand {
  readonly state: State;
  readonly acts: Acts;
  readonly show: () => void;
  /** Choose the cells between two. */
  readonly choose: (from: Cell, to: Cell) => void;
  readonly menu: (cell: Cell, at: Pointed) => void;
}

/** The cell of an element of the grid. */
export function cellOf(
  state: State,
  target: EventTarget | null,
): { readonly cell: Cell; readonly element: HTMLElement } | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-tick]") : null;
  if (!element) return null;
  const cell = state.cellAt({ pitch: Number(element.dataset.pitch), tick: Number(element.dataset.tick) });
  return cell ? { cell, element } : null;
}

/** Begin whatever this press on the grid becomes. */
export function press(event: PointerEvent, hand: Hand): void {
  const found = cellOf(hand.state, event.target);
  if (!found || event.button !== 0) return;
  const { cell, element } = found;
  element.focus({ preventScroll: true });
  if (event.shiftKey) chooseBox(event, element, cell, hand);
  else paint(event, element, cell, hand);
}

function chooseBox(event: PointerEvent, element: HTMLElement, from: Cell, hand: Hand): void {
  hand.choose(from, from);
  follow(event, element, {
    drag: (at) => {
      const over = cellOf(hand.state, document.elementFromPoint(at.x, at.y));
      if (over) hand.choose(from, over.cell);
    },
  });
}

function paint(event: PointerEvent, element: HTMLElement, first: Cell, hand: Hand): void {
  const { state, acts } = hand;
  const erase = first.step.hit !== null;
  const name = looks(first.pitch).name;
  const step = new OneStep(state.session, say(erase ? "step.erase" : "step.paint", { name }));
  const strokes = new Strokes(step, first, element, hand, erase);
  hand.state.choice = null;
  follow(event, element, {
    press: () => {
      if (!erase) strokes.first();
      hand.show();
      return undefined;
    },
    tap: () => erase && acts.rest(first),
    drag: (at, from) => strokes.drag(at, from),
    cancel: () => step.cancel(),
    pan: () => step.cancel(),
    menu: (at) => {
      step.cancel();
      hand.menu(first, at);
    },
    over: hand.show,
  });
}

/** One stroke: along the row it paints or erases, up and down it makes the first hit louder or softer. */
class Strokes {
  readonly #step: OneStep;
  readonly #first: Cell;
  readonly #hand: Hand;
  readonly #erase: boolean;
  readonly #columns: readonly { readonly cell: Cell; readonly right: number }[];
  #way: "along" | "up" | null = null;
  readonly #done = new Set<number>();

  constructor(step: OneStep, first: Cell, element: HTMLElement, hand: Hand, erase: boolean) {
    [this.#step, this.#first, this.#hand, this.#erase] = [step, first, hand, erase];
    this.#columns = columns(hand.state, first, element);
  }

  first(): void {
    this.#mark(this.#first);
    this.#hand.acts.hear(this.#first.pitch, this.#hand.state.velocity);
  }

  drag(at: Pointed, from: Pointed): void {
    this.#way ??= Math.abs(at.y - from.y) > Math.abs(at.x - from.x) ? "up" : "along";
    if (this.#way === "up") this.#loud((from.y - at.y) * PER_PIXEL);
    else this.#along(from.x, at.x);
    this.#hand.show();
  }

  /** All cells between, so that a quick stroke leaves none out. */
  #along(from: number, to: number): void {
    const column = (x: number): number => {
      const found = this.#columns.findIndex(({ right }) => x < right);
      return found < 0 ? this.#columns.length - 1 : found;
    };
    const [a, b] = [column(from), column(to)];
    for (let i = Math.min(a, b); i <= Math.max(a, b); i += 1) {
      const cell = this.#columns[i]?.cell;
      if (cell) this.#mark(cell);
    }
  }

  #mark(cell: Cell): void {
    if (this.#done.has(cell.step.start)) return;
    this.#done.add(cell.step.start);
    const { pattern, velocity } = this.#hand.state;
    if (this.#erase && cell.step.hit) this.#step.edit(takeHit(pattern, cell.pitch, cell.step));
    else if (!this.#erase) this.#step.edit(putHit(pattern, cell.pitch, cell.step, velocity));
  }

  #loud(by: number): void {
    const { state } = this.#hand;
    const spot = { pitch: this.#first.pitch, tick: this.#first.step.start };
    const now = state.cellAt(spot);
    const before = this.#first.step.hit?.velocity ?? state.velocity;
    if (now?.step.hit)
      this.#step.edit(setLoudness(state.pattern, now.pitch, now.step.notes, () => before + by));
    this.#hand.acts.tell(this.#first);
  }
}

/** Where each cell of the row ends on the page. */
function columns(state: State, first: Cell, element: HTMLElement) {
  const row = state.rowOf(first.pitch);
  const elements = [...(element.closest('[role="row"]')?.querySelectorAll<HTMLElement>("[data-tick]") ?? [])];
  const cells = row ? cellsOf(row) : [];
  return elements.flatMap((one) => {
    const cell = cells.find(({ step }) => step.start === Number(one.dataset.tick));
    const box = one.getBoundingClientRect();
    return cell && box.width > 0 ? [{ cell, right: box.right + 3 }] : [];
  });
}
