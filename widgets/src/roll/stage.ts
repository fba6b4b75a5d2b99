/** The roll on the page: canvases, pointers, the wheel, the playhead, and the ring around what sounds. */
import type { Stop } from "../link.js";
import type { Room } from "../live/room.js";
import { following, scrolled, xOf, zoomed } from "../view/axis.js";
import { Sheet } from "../view/canvas.js";
import { eachFrame } from "../view/frames.js";
import { movePlayhead } from "../view/playhead.js";
import { gestures } from "../view/pointer.js";
import { drawGround, drawStems, type Ground } from "./drawing.js";
import { gridGestures } from "./hands.js";
import { laneGestures } from "./lane_hands.js";
import { pianoGestures } from "./piano_hands.js";
import { scrolledRows, settled, zoomedRows } from "./rows.js";
import { notesBetween } from "./shown.js";
import type { RollView } from "./view.js";

/** The part with the grid, the stems, the piano and the playhead. */
interface Parts {
  readonly sheet: HTMLElement;
  readonly ground: HTMLCanvasElement;
  readonly lane: HTMLCanvasElement;
  readonly piano: HTMLElement;
  readonly head: HTMLElement;
}

/** By how much a turn of the wheel zooms. */
const TURN = 1.12;

export class Stage {
  readonly #view: RollView;
  readonly #root: HTMLElement;
  readonly #room: Room;
  readonly #sheets: readonly Sheet[];
  readonly #stops: readonly Stop[];
  /** False once somebody has scrolled while it plays. */
  #follows = true;
  #fresh = true;

  constructor(view: RollView, root: HTMLElement) {
    [this.#view, this.#root, this.#room] = [view, root, view.room];
    const parts = partsOf(root);
    this.#sheets = [
      new Sheet(parts.ground, root, (pen, size, ink) => drawGround(pen, size, ink, this.#ground())),
      new Sheet(parts.lane, root, (pen, size, ink) => {
        const { track, state } = view;
        const stems = { axis: state.axis, choice: state.choice, colour: `--ml-t${view.colour}` };
        if (track) drawStems(pen, size, ink, { ...stems, track });
      }),
    ];
    this.#stops = this.#listen(parts);
    this.#resize(parts.sheet);
  }

  draw(): void {
    for (const sheet of this.#sheets) sheet.ask();
  }

  /** Somebody scrolled by hand: the playhead is not followed until the next start. */
  leave(): void {
    this.#follows = false;
  }

  close(): void {
    for (const stop of this.#stops) stop();
    for (const sheet of this.#sheets) sheet.close();
  }

  #listen({ sheet, lane, piano, head }: Parts): readonly Stop[] {
    const sized = new ResizeObserver(() => this.#resize(sheet));
    sized.observe(sheet);
    const wheel = (event: WheelEvent): void => this.#wheel(event, sheet);
    sheet.addEventListener("wheel", wheel, { passive: false });
    return [
      () => sized.disconnect(),
      () => sheet.removeEventListener("wheel", wheel),
      gestures(sheet, gridGestures(this.#view, sheet)),
      gestures(lane, laneGestures(this.#view, lane)),
      gestures(piano, pianoGestures(this.#view, piano)),
      movePlayhead(head, this.#room.transport, (tick) => this.#headAt(sheet, tick)),
      eachFrame(() => this.#ring()),
    ];
  }

  /** The first width decides how many bars are in sight. */
  #resize(sheet: HTMLElement): void {
    const width = sheet.clientWidth;
    const { axis } = this.#view.state;
    if (width === 0 || (width === axis.width && !this.#fresh)) return;
    const bars = width < 560 ? 2 : width < 760 ? 3 : width > 1000 ? 8 : 4;
    const perBeat = this.#fresh ? width / bars / 4 : axis.perBeat;
    this.#fresh = false;
    this.#view.place({ axis: { ...axis, width, perBeat } });
    this.#view.place({ top: settled(this.#view.rows).top });
    this.#view.redraw();
  }

  #headAt(sheet: HTMLElement, tick: number): number | null {
    const { axis } = this.#view.state;
    const x = xOf(axis, tick);
    const out = x < 0 || x > axis.width;
    if (this.#room.transport.motion === "stopped") this.#follows = true;
    else if (out && this.#follows && tick >= 0) {
      this.#view.place({ axis: following(axis, tick) });
      this.#view.redraw();
    }
    return out ? null : x + sheet.offsetLeft;
  }

  /** Give the sounding notes and their keys a ring. */
  #ring(): void {
    const { transport } = this.#room;
    const tick = transport.motion === "playing" ? transport.tick : -1;
    const on = new Set<string>();
    for (const cell of this.#root.querySelectorAll<HTMLElement>(".note")) {
      const sounds = tick >= Number(cell.dataset.from) && tick < Number(cell.dataset.to);
      cell.classList.toggle("sounds", sounds);
      if (sounds) on.add(cell.dataset.key?.split(" ")[2] ?? "");
    }
    for (const key of this.#root.querySelectorAll<HTMLElement>(".piano > div"))
      key.classList.toggle("sounds", on.has(key.dataset.pitch ?? ""));
  }

  /** The wheel scrolls the notebook unless the roll has focus. */
  #wheel(event: WheelEvent, sheet: HTMLElement): void {
    const zooms = event.ctrlKey || event.metaKey;
    if (!zooms && !this.#root.contains(document.activeElement)) return;
    event.preventDefault();
    const box = sheet.getBoundingClientRect();
    const by = event.deltaY < 0 ? TURN : 1 / TURN;
    const { axis } = this.#view.state;
    if (zooms && event.shiftKey) this.#view.setRows(zoomedRows(this.#view.rows, by, event.clientY - box.top));
    else if (zooms) this.#view.setAxis(zoomed(axis, by, event.clientX - box.left));
    else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
      this.#view.setAxis(scrolled(axis, event.deltaX || event.deltaY));
    else this.#view.setRows(scrolledRows(this.#view.rows, event.deltaY));
  }

  #ground(): Ground {
    const { state, song, track, rows, step } = this.#view;
    const ghost = song.tracks.find(({ id }) => id === state.ghost);
    const to = state.axis.from + (state.axis.width * 960) / state.axis.perBeat;
    return {
      axis: state.axis,
      rows,
      meters: song.meter,
      key: song.key,
      highlight: state.highlight,
      division: step,
      track,
      ghosts: ghost ? notesBetween(ghost, state.axis.from, to) : [],
    };
  }
}

function partsOf(root: HTMLElement): Parts {
  const found = (name: string): HTMLElement => {
    const element = root.querySelector<HTMLElement>(name);
    if (!element) throw new Error(`A roll without ${name} was drawn.`);
    return element;
  };
  const canvas = (name: string): HTMLCanvasElement => {
    const element = found(name);
    if (element instanceof HTMLCanvasElement) return element;
    throw new Error(`${name} is no canvas.`);
  };
  return {
    sheet: found(".sheet"),
    ground: canvas(".ground"),
    lane: canvas(".lane"),
    piano: found(".piano"),
    head: found(".playhead"),
  };
}
