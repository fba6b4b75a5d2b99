/** The studio on the page: canvases, pointers, the wheel, the playhead. */
import type { Stop } from "../link.js";
import { following, scrolled, xOf, zoomed } from "../view/axis.js";
import { Sheet } from "../view/canvas.js";
import { eachFrame } from "../view/frames.js";
import { movePlayhead } from "../view/playhead.js";
import { gestures } from "../view/pointer.js";
import { isRecording } from "../view/taking.js";
import { drawClips, drawLines, type Timeline } from "./drawing.js";
import { timelineGestures } from "./hands.js";
import type { StudioView } from "./view.js";

const TURN = 1.12;
/** Beats that are in sight at first: twenty bars. */
const FIRST = 80;

export class Stage {
  readonly #view: StudioView;
  readonly #root: HTMLElement;
  readonly #sheets: readonly Sheet[];
  readonly #stops: readonly Stop[];
  #follows = true;
  #fresh = true;

  constructor(view: StudioView, root: HTMLElement) {
    [this.#view, this.#root] = [view, root];
    const lanes = part(root, ".lanes");
    this.#sheets = [
      new Sheet(canvas(root, ".lanes > .lines"), root, (pen, size, ink) =>
        drawLines(pen, size, ink, this.#timeline()),
      ),
      new Sheet(canvas(root, ".lanes > .waves"), root, (pen, size, ink) =>
        drawClips(pen, size, ink, this.#timeline()),
      ),
    ];
    const sized = new ResizeObserver(() => this.#resize(lanes));
    sized.observe(lanes);
    const wheel = (event: WheelEvent): void => this.#wheel(event, lanes);
    lanes.addEventListener("wheel", wheel, { passive: false });
    const point = (event: PointerEvent): void => this.#point(event, lanes);
    lanes.addEventListener("pointermove", point);
    this.#stops = [
      () => sized.disconnect(),
      () => lanes.removeEventListener("wheel", wheel),
      () => lanes.removeEventListener("pointermove", point),
      eachFrame(() => isRecording(view.room) && this.draw()),
      gestures(lanes, timelineGestures(view, lanes)),
      movePlayhead(part(root, ".arranger > .playhead"), view.room.transport, (tick) =>
        this.#headAt(lanes, tick),
      ),
    ];
    this.#resize(lanes);
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

  #timeline(): Timeline {
    const { song, state, rows } = this.#view;
    return {
      tracks: song.tracks,
      rows,
      axis: state.axis,
      scroll: state.scroll,
      meters: song.meter,
      tempos: song.tempo,
      key: song.key,
      waves: (take) => this.#view.waves.of(take),
      live: this.#view.room.recorder.live(),
    };
  }

  #resize(lanes: HTMLElement): void {
    const width = lanes.clientWidth - this.#view.headWidth;
    const { axis } = this.#view.state;
    if (width <= 0 || (width === axis.width && !this.#fresh)) return;
    const perBeat = this.#fresh ? Math.max(width / FIRST, 4) : axis.perBeat;
    this.#fresh = false;
    this.#view.place({ axis: { ...axis, width, perBeat } });
    this.#view.redraw();
  }

  #headAt(lanes: HTMLElement, tick: number): number | null {
    const { axis } = this.#view.state;
    const x = xOf(axis, tick);
    const out = x < 0 || x > axis.width;
    if (this.#view.room.transport.motion === "stopped") this.#follows = true;
    else if (out && this.#follows && tick >= 0) {
      this.#view.place({ axis: following(axis, tick) });
      this.#view.redraw();
    }
    return out ? null : x + lanes.offsetLeft + this.#view.headWidth;
  }

  #wheel(event: WheelEvent, lanes: HTMLElement): void {
    const zooms = event.ctrlKey || event.metaKey;
    if (!zooms && !this.#root.contains(document.activeElement)) return;
    event.preventDefault();
    const { axis } = this.#view.state;
    const x = event.clientX - lanes.getBoundingClientRect().left - this.#view.headWidth;
    if (zooms) this.#view.setAxis(zoomed(axis, event.deltaY < 0 ? TURN : 1 / TURN, x));
    else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
      this.#view.setAxis(scrolled(axis, event.deltaX || event.deltaY));
    else this.#view.scrollBy(event.deltaY);
  }

  #point(event: PointerEvent, lanes: HTMLElement): void {
    const box = lanes.getBoundingClientRect();
    this.#view.tellOthers(event.clientX - box.left - this.#view.headWidth, event.clientY - box.top);
  }
}

function part(root: HTMLElement, name: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(name);
  if (!element) throw new Error(`A studio without ${name} was drawn.`);
  return element;
}

function canvas(root: HTMLElement, name: string): HTMLCanvasElement {
  const element = part(root, name);
  if (element instanceof HTMLCanvasElement) return element;
  throw new Error(`${name} is no canvas.`);
}
