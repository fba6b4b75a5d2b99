/** The ruler over a timeline: bars and beats as numbers, the loop on its upper edge, a press to go there.
 *
 * A press or a drag below moves the playhead; a drag along the upper edge draws the loop, and a press there takes it off.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Transport } from "../audio/transport.js";
import type { Meter, Tick } from "../song/model.js";
import { placeOf } from "../song/time.js";
import { type Axis, tickOf, xOf } from "./axis.js";
import { gridLines } from "./grid_lines.js";
import { follow } from "./pointer.js";
import { say } from "./words.js";

/** The upper part that draws the loop, in pixels. */
const EDGE = 9;
/** Pixels that a number needs. */
const ROOM = 34;

export interface Ruler {
  readonly axis: Axis;
  readonly meters: readonly Meter[];
  readonly transport: Transport;
  /** Where a tick is drawn to while one drags. */
  readonly snap: (tick: number) => Tick;
}

export function ruler(shown: Ruler): TemplateResult {
  return html`<div class="ruler" aria-hidden="true" title=${say("ruler")} @pointerdown=${(event: PointerEvent) => press(event, shown)}
    >${loop(shown)}${numbers(shown)}</div>`;
}

function loop({ transport, axis }: Ruler): TemplateResult | typeof nothing {
  if (!transport.loop) return nothing;
  const { start, end } = transport.loop;
  const [left, right] = [Math.max(0, xOf(axis, start)), Math.min(axis.width, xOf(axis, end))];
  return right <= left ? nothing : html`<i class="loop" style="left:${left}px;width:${right - left}px"></i>`;
}

function numbers({ axis, meters }: Ruler): readonly TemplateResult[] {
  const perBeat = axis.perBeat;
  const lines = gridLines(meters, axis, 0).filter(({ kind }) => kind === "bar" || perBeat >= ROOM);
  const shown: TemplateResult[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const { tick, kind, bar } of lines) {
    const x = xOf(axis, tick);
    if (x < free) continue;
    free = x + ROOM;
    const place = placeOf(meters, tick);
    shown.push(
      kind === "bar"
        ? html`<span class="bar-number" style="left:${x}px">${bar}</span>`
        : html`<span style="left:${x}px">${place.bar}.${place.beat}</span>`,
    );
  }
  return shown;
}

function press(event: PointerEvent, { axis, transport, snap }: Ruler): void {
  const { currentTarget: element } = event;
  if (!(element instanceof HTMLElement)) return;
  const box = element.getBoundingClientRect();
  const at = (x: number): Tick => Math.max(0, snap(tickOf(axis, x - box.left)));
  const onEdge = event.clientY - box.top <= EDGE;
  follow(event, element, {
    tap: (point) => (onEdge ? transport.setLoop(null) : transport.seek(at(point.x))),
    drag: (point, from) => {
      if (!onEdge) transport.seek(at(point.x));
      else drawLoop(transport, at(from.x), at(point.x));
    },
  });
}

function drawLoop(transport: Transport, a: Tick, b: Tick): void {
  if (a !== b) transport.setLoop({ start: Math.min(a, b), end: Math.max(a, b) });
}
