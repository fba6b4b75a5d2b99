/** The clips of a row as cells: name, ends, what is chosen, who holds it. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Person } from "../live/session.js";
import type { Clip, Meter, Track } from "../song/model.js";
import { type Axis, endOf, xOf } from "../view/axis.js";
import { inColour } from "../view/people.js";
import { clipEnd } from "./gestures.js";
import { barsSaid } from "./spoken.js";
import { say } from "./words.js";

export interface Cells {
  readonly axis: Axis;
  readonly meters: readonly Meter[];
  readonly choice: ReadonlySet<string>;
  readonly people: readonly Person[];
  /** The clip that has the keyboard; empty for none. */
  readonly focused: string;
}

const GREY = "--c:var(--ml-edge);--on:var(--ml-desk);";
/** Clips narrower than this have no room for a name. */
const ROOM_FOR_NAME = 22;

/** What a clip is called: its own name, its recording's, or its track's. */
export const clipName = (clip: Clip, track: Track): string =>
  clip.name || (clip.kind === "audio" ? clip.take : track.name || track.id);

/** `quiet` ones, of a muted track, are grey. */
export function clipCells(track: Track, cells: Cells, quiet: boolean): readonly TemplateResult[] {
  const { axis } = cells;
  return track.clips
    .filter((clip) => clipEnd(clip) > axis.from && clip.start < endOf(axis))
    .map((clip) => clipCell(track, clip, cells, quiet));
}

function clipCell(
  track: Track,
  clip: Clip,
  { axis, meters, choice, people, focused }: Cells,
  quiet: boolean,
): TemplateResult {
  const [left, right] = [xOf(axis, clip.start), xOf(axis, clipEnd(clip))];
  const wide = Math.max(right - left - 1, 3);
  const name = clipName(clip, track);
  const chosen = choice.has(clip.id);
  const holder = people.find(({ here }) => here?.clip === clip.id);
  const label = say("clip", {
    track: track.name || track.id,
    name,
    bars: barsSaid(meters, clip.start, clipEnd(clip)),
  });
  const repeats = clip.repeats > 1 ? `, ${say("clip.repeats", { count: clip.repeats })}` : "";
  const coloured = quiet ? GREY : clip.colour > 0 ? inColour(clip.colour) : "";
  return html`<div role="gridcell" class="clip ${clip.kind} ${holder ? "held" : ""} ${focused === clip.id ? "focused" : ""}" data-clip=${clip.id}
    id=${focused === clip.id ? "focused-clip" : nothing} aria-selected=${chosen} aria-label=${label + repeats} title=${label + repeats}
    style="left:${left.toFixed(1)}px;width:${wide.toFixed(1)}px;${coloured}${holder ? `--p:var(--ml-t${holder.colour})` : ""}">
    <div class="clip-name">${wide > ROOM_FOR_NAME ? name : ""}</div>${rounds(clip, wide)}
    ${clip.kind === "audio" ? fades(clip.fadeIn, clip.fadeOut, wide, clip, axis) : nothing}<i class="end"></i><i class="again"></i></div>`;
}

/** A dashed line where each round begins, while there is room for it. */
function rounds(clip: Clip, wide: number): TemplateResult | typeof nothing {
  if (clip.repeats < 2 || wide / clip.repeats < 8 || clip.repeats > 64) return nothing;
  return html`${Array.from({ length: clip.repeats - 1 }, (_, i) => html`<i class="round" style="left:${((i + 1) / clip.repeats) * 100}%"></i>`)}`;
}

function fades(fadeIn: number, fadeOut: number, wide: number, clip: Clip, axis: Axis): TemplateResult {
  const perSecond = wide / Math.max(((clip.length * clip.repeats) / 960) * 0.5, 0.1);
  const side = (seconds: number): number => Math.min(seconds * perSecond, wide, axis.width);
  return html`<i class="fade in" style="width:${Math.max(side(fadeIn), 0)}px"></i><i class="fade out" style="width:${Math.max(side(fadeOut), 0)}px"></i>`;
}
