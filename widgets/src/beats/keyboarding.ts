/** The grid by keyboard: where focus is, where it goes, and what the keys do there. */

import type { Frame } from "../view/frame.js";
import { isMenuKey } from "../view/menu.js";
import { pointed as at, follow } from "../view/pointer.js";
import { pressedBy } from "../view/pressed.js";
import { type Command, commandFor } from "./keys.js";
import { cellMenu, type Menus, rowMenu } from "./menus.js";
import type { Row } from "./pattern.js";
import type { Cell } from "./sheet.js";
import type { Spot } from "./state.js";
import { endOf, walk } from "./walking.js";

/** A stroke of a finger along the ruler this long is a swipe to another bar, in pixels. */
const SWIPE = 40;

interface Around {
  readonly root: HTMLElement;
  readonly menus: Menus;
  readonly frame: Frame;
  readonly choose: (from: Cell, to: Cell) => void;
}

export class Keyboarding {
  readonly #root: HTMLElement;
  readonly #menus: Menus;
  readonly #frame: Frame;
  readonly #choose: (from: Cell, to: Cell) => void;
  /** The cell under the pointer. */
  pointed: Spot | null = null;

  constructor({ root, menus, frame, choose }: Around) {
    [this.#root, this.#menus, this.#frame, this.#choose] = [root, menus, frame, choose];
  }

  /** Whether a cell of the grid has focus. */
  get inside(): boolean {
    return this.#root.querySelector('[role="gridcell"]:focus') !== null;
  }

  /** A cell has got focus: the keys act there now, and others see it. */
  focused(cell: Cell | null): void {
    const { state } = this.#menus;
    if (!cell) return;
    state.focus = { pitch: cell.pitch, tick: cell.step.start };
    const { track, clip } = state.pattern;
    const here = { view: "beats", pitch: cell.pitch, tick: cell.step.start };
    state.session.point({
      ...here,
      ...(track ? { track: track.id } : {}),
      ...(clip ? { clip: clip.id } : {}),
    });
    this.#frame.later();
  }

  point(cell: Cell | null): void {
    if (cell?.pitch === this.pointed?.pitch && cell?.step.start === this.pointed?.tick) return;
    this.pointed = cell && spotOf(cell);
    this.#frame.quiet();
  }

  /** A finger along the ruler goes to the bar before or after. */
  swipe(event: PointerEvent): void {
    const { currentTarget: element } = event;
    if (!(element instanceof HTMLElement) || event.pointerType !== "touch") return;
    const from = at(event).x;
    follow(event, element, {
      drop: ({ x }) => Math.abs(x - from) > SWIPE && this.#bar(x < from ? 1 : -1),
    });
  }

  /** Take a key; false leaves it to the frame and the browser. */
  take(event: KeyboardEvent): boolean {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return false;
    if (target.closest(".voice")) return this.#head(event, target);
    const command = target.matches('[role="gridcell"]') ? commandFor(pressedBy(event)) : null;
    const cell = this.#menus.state.here;
    if (!command || !cell) return false;
    return this.#perform(command, cell, event);
  }

  #perform(command: Command, cell: Cell, event: KeyboardEvent): boolean {
    const { acts, bars, state, show } = this.#menus;
    const row = state.rowOf(cell.pitch)?.row;
    if (command.do === "walk") this.#walk(command, cell);
    else if (command.do === "ends") this.go(spotOf(endOf(state.sheet, cell, command.end)));
    else if (command.do === "hit") acts.hit(cell);
    else if (command.do === "rest") state.choice ? acts.erase() : acts.rest(cell);
    else if (command.do === "loud") acts.loud(cell, command.loudness);
    else if (command.do === "finer") acts.finer(cell, command.by, event.repeat);
    else if (command.do === "turn") acts.turn(cell);
    else if (command.do === "bar") this.#bar(command.by);
    else if (command.do === "menu") this.#menu(cell);
    else if (command.do === "copy") acts.copy();
    else if (command.do === "cut") acts.cut();
    else if (command.do === "paste") acts.paste(cell);
    else if (command.do === "all") this.#all();
    else if (command.do === "double") acts.double() || bars.double();
    else if (row && command.do === "order") bars.order(row, command.by);
    else if (row && (command.do === "mute" || command.do === "solo")) acts.set(row, command.do);
    show();
    this.#keepFocus();
    return true;
  }

  #walk({ x, y, choose }: Extract<Command, { readonly do: "walk" }>, cell: Cell): void {
    const { state } = this.#menus;
    const to = walk(state.sheet, cell, x, y);
    if (!to) return;
    if (to.to === "head") {
      this.#root.querySelector<HTMLElement>(`[data-row="${to.pitch}"] .letter.solo`)?.focus();
      return;
    }
    const anchor = choose ? (state.anchor ?? spotOf(cell)) : null;
    state.anchor = anchor;
    if (!choose) state.choice = null;
    this.go(spotOf(to.cell));
    const from = anchor && state.cellAt(anchor);
    if (from) this.#choose(from, to.cell);
  }

  /** Give focus to a cell. */
  go(spot: Spot): void {
    const { state, show } = this.#menus;
    state.focus = spot;
    const beats = state.rowOf(spot.pitch)?.beats ?? [];
    const beat = beats.findLastIndex((steps) => steps.beat.start <= spot.tick);
    state.see({ page: Math.max(0, Math.floor(beat / 2)) });
    show();
    this.#keepFocus(true);
  }

  /** After a change of steps the cell that had focus may be another element. */
  #keepFocus(always = false): void {
    const { here } = this.#menus.state;
    const head = document.activeElement?.closest(".voice, .pop");
    if (!here || (head && !always)) return;
    const selector = `[data-pitch="${here.pitch}"][data-tick="${here.step.start}"]`;
    this.#root.querySelector<HTMLElement>(selector)?.focus();
    // An element that has focus already, and shows another cell now, does not tell.
    this.focused(here);
  }

  #bar(by: -1 | 1): void {
    const { bars, show, state } = this.#menus;
    const focused = this.inside;
    bars.go(state.sheet.at + by);
    show();
    if (focused) this.#keepFocus(true);
  }

  #all(): void {
    const { rows } = this.#menus.state.sheet;
    const [first, last] = [rows[0]?.beats[0], rows[rows.length - 1]?.beats.at(-1)];
    const [a, b] = [first?.steps[0], last?.steps.at(-1)];
    if (!first || !last || !a || !b) return;
    const from = { pitch: rows[0]?.row.pitch ?? 0, steps: first, index: 0, step: a };
    this.#choose(from, {
      pitch: rows.at(-1)?.row.pitch ?? 0,
      steps: last,
      index: last.steps.length - 1,
      step: b,
    });
  }

  #menu(cell: Cell): void {
    const element = this.#root.querySelector<HTMLElement>('[role="gridcell"]:focus');
    if (element) cellMenu(this.#menus, cell, element);
  }

  /** The row whose head holds an element. */
  rowOf(target: EventTarget | null): Row | null {
    const head = target instanceof Element ? target.closest<HTMLElement>(".voice") : null;
    const pitch = head?.closest<HTMLElement>("[data-row]")?.dataset.row;
    return pitch === undefined ? null : (this.#menus.state.rowOf(Number(pitch))?.row ?? null);
  }

  /** In the head of a row arrows go from name to mute to solo to the cells. */
  #head(event: KeyboardEvent, target: HTMLElement): boolean {
    const stops = [...(target.closest(".voice")?.querySelectorAll<HTMLElement>("button") ?? [])];
    const at = stops.indexOf(target);
    const next = event.key === "ArrowRight" ? at + 1 : event.key === "ArrowLeft" ? at - 1 : at;
    const { state } = this.#menus;
    const row = this.rowOf(target);
    if (row && isMenuKey(event)) rowMenu(this.#menus, row, target);
    else if (row && next >= stops.length) this.go({ pitch: row.pitch, tick: state.sheet.bar.start });
    else if (next !== at) stops[next]?.focus();
    else return this.#headVertically(event, target, at);
    return true;
  }

  #headVertically(event: KeyboardEvent, target: HTMLElement, at: number): boolean {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const rows = [...this.#root.querySelectorAll<HTMLElement>("[data-row]")];
    const row = rows.findIndex((one) => one.contains(target));
    const pitch = Number(rows[row]?.dataset.row);
    const shown = this.#menus.state.rowOf(pitch)?.row;
    if (by !== 0 && event.altKey && event.shiftKey && shown) {
      this.#menus.bars.order(shown, by);
      this.#menus.show();
      this.#root.querySelectorAll<HTMLElement>(`[data-row="${pitch}"] .voice button`)[at]?.focus();
      return true;
    }
    if (by !== 0) rows[row + by]?.querySelectorAll<HTMLElement>(".voice button")[at]?.focus();
    return by !== 0;
  }
}

const spotOf = ({ pitch, step }: Cell): Spot => ({ pitch, tick: step.start });
