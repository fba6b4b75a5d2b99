/** The page of a score: keeps the picture, lights what sounds and what is chosen, and tells what a click meant. */
import type { Tick } from "../song/model.js";
import { type Engraved, pictureOf, type WrittenNote } from "./engraved.js";
import { type Anchor, pitchAt, tickAt } from "./staff.js";
import { wash, washBehind } from "./wash.js";

/** A place that was clicked: a written note, or a moment and a pitch. */
export type Clicked =
  | { readonly note: WrittenNote }
  | { readonly note: null; readonly tick: Tick; readonly pitch: number };

export class Page {
  readonly element = document.createElement("div");
  #score: Engraved | null = null;
  #heads: ReadonlyMap<string, Element> = new Map();
  #sounding: ReadonlySet<string> = new Set();
  readonly #wash = wash();

  constructor() {
    this.element.className = "engraved";
  }

  get score(): Engraved | null {
    return this.#score;
  }

  /** Show another score. */
  show(score: Engraved): void {
    const picture = score.svg ? pictureOf(score.svg) : null;
    this.#score = score;
    this.element.replaceChildren(...(picture ? [picture] : []));
    this.#heads = new Map(
      score.notes.flatMap(({ id }) => {
        const found = picture?.querySelector(`[id="${CSS.escape(id)}"]`);
        return found ? [[id, found] as const] : [];
      }),
    );
    this.#sounding = new Set();
  }

  /** Write the names of the notes below them, or take them away. */
  name(names: ((pitch: number) => string) | null): void {
    for (const old of this.element.querySelectorAll(".note-name")) old.remove();
    if (!names || !this.#score) return;
    const named = new Set<string>();
    for (const { id, start, pitch } of this.#score.notes) {
      const head = this.#heads.get(id);
      const key = `${start} ${pitch}`;
      if (!(head instanceof SVGGraphicsElement) || named.has(key)) continue;
      named.add(key);
      const { x, width } = head.getBBox();
      const lines = head.closest(".staff")?.querySelector("path:nth-of-type(5)");
      const y = (lines instanceof SVGGraphicsElement ? lines.getBBox().y : 0) + 700;
      const label = document.createElementNS("http://www.w3.org/2000/svg", "text");
      label.setAttribute("class", "note-name");
      label.setAttribute("x", String(x + width / 2));
      label.setAttribute("y", String(y));
      label.textContent = names(pitch);
      head.closest(".staff")?.append(label);
    }
  }

  /** Light the notes that sound at a tick; null for none. Gives the first of them. */
  light(tick: number | null): Element | null {
    const now = new Set(
      (this.#score?.notes ?? [])
        .filter(({ start, end }) => tick !== null && start <= tick && tick < end)
        .map(({ id }) => id),
    );
    for (const id of this.#sounding) if (!now.has(id)) this.#heads.get(id)?.classList.remove("now");
    for (const id of now) if (!this.#sounding.has(id)) this.#heads.get(id)?.classList.add("now");
    const fresh = [...now].find((id) => !this.#sounding.has(id));
    this.#sounding = now;
    if (fresh || now.size === 0) washBehind(this.#wash, this.#heads.get(fresh ?? "") ?? null);
    return fresh ? (this.#heads.get(fresh) ?? null) : null;
  }

  /** Mark the written notes of one note of the song as chosen; gives the first of them. */
  choose(chosen: WrittenNote | null): Element | null {
    let first: Element | null = null;
    for (const { id, start, pitch } of this.#score?.notes ?? []) {
      const mine = chosen !== null && start === chosen.start && pitch === chosen.pitch;
      this.#heads.get(id)?.classList.toggle("chosen", mine);
      if (mine) first ??= this.#heads.get(id) ?? null;
    }
    return first;
  }

  /** Show the picture larger or smaller; 1 is as wide as the view. */
  enlarge(size: number): void {
    this.element.style.width = `${Math.round(100 * size)}%`;
  }

  /** The written note under the pointer, and its head. */
  noteAt(event: MouseEvent): { readonly note: WrittenNote; readonly head: SVGGraphicsElement } | null {
    const head = event.target instanceof Element ? event.target.closest(".note") : null;
    const note = head && this.#score?.notes.find(({ id }) => id === head.id);
    return note && head instanceof SVGGraphicsElement ? { note, head } : null;
  }

  /** How many units of the picture a pixel is. */
  scaleOf(head: SVGGraphicsElement): number {
    return 1 / (head.getScreenCTM()?.d || 1);
  }

  /** The pitch of a height on the staff that a note stands on; null on a staff for drums. */
  pitchOf(head: Element, y: number): number | null {
    const bar = head.closest(".measure");
    const lines = bar && this.#lines(bar);
    return lines && this.#score ? pitchAt(y, lines, this.#score.staff, this.#score.alters) : null;
  }

  #lines(bar: Element): { readonly top: number; readonly bottom: number } | null {
    const rows = [...bar.querySelectorAll(":scope > .staff > path")].slice(0, 5);
    const [first, last] = [rows[0]?.getBoundingClientRect(), rows[4]?.getBoundingClientRect()];
    return first && last ? { top: middle(first), bottom: middle(last) } : null;
  }

  /** What lies where the pointer is; null outside every bar. */
  clicked(event: MouseEvent, grid: Tick): Clicked | null {
    const score = this.#score;
    if (!score) return null;
    const hit = this.noteAt(event);
    if (hit) return { note: hit.note };
    const bars = [...this.element.querySelectorAll(".measure")];
    const at = bars.findIndex((bar) => {
      const box = (bar.querySelector(".staff path") ?? bar).getBoundingClientRect();
      const tall = (bar.querySelector(".staff") ?? bar).getBoundingClientRect();
      return (
        event.clientX >= box.left &&
        event.clientX <= box.right &&
        event.clientY >= tall.top - 40 &&
        event.clientY <= tall.bottom + 40
      );
    });
    const bar = bars[at];
    return bar ? this.#place(event, bar, at, score, grid) : null;
  }

  #place(event: MouseEvent, bar: Element, at: number, score: Engraved, grid: Tick): Clicked | null {
    const first = bar.querySelector(":scope > .staff > path")?.getBoundingClientRect();
    const [begin, end] = [score.bars[at], score.bars[at + 1]];
    const pitch = this.pitchOf(bar, event.clientY);
    if (!first || pitch === null || begin === undefined || end === undefined) return null;
    const heads = [...bar.querySelectorAll(".clef, .keySig, .meterSig")].map(
      (sign) => sign.getBoundingClientRect().right,
    );
    const left = Math.max(first.left, ...heads.filter((right) => right > 0)) + 12;
    const anchors: readonly Anchor[] = [
      { tick: begin, x: left },
      ...score.notes
        .filter(({ start }) => start > begin && start < end)
        .map(({ id, start }) => ({ tick: start, x: this.#x(id) })),
      { tick: end, x: first.right },
    ];
    return { note: null, tick: tickAt(event.clientX, anchors, grid), pitch };
  }

  #x(id: string): number {
    const head = this.#heads.get(id)?.querySelector(".notehead") ?? this.#heads.get(id);
    const box = head?.getBoundingClientRect();
    return box ? box.left + box.width / 2 : 0;
  }
}

const middle = ({ top, bottom }: DOMRect): number => (top + bottom) / 2;
