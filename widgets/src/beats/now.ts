/** The playhead on the cells: what sounds now has a ring, and its column is marked on the ruler. */
import type { Stop } from "../link.js";
import type { Room } from "../live/room.js";
import type { NoteClip, Song, Tick } from "../song/model.js";
import { swing } from "../song/timing.js";
import { eachFrame } from "../view/frames.js";
import { noteClips } from "./pattern.js";
import { cellAt, type Sheet } from "./sheet.js";
import type { State } from "./state.js";

/** Where in a round of the clip a tick of the song lies, or null where the clip is not played. */
export function tickInClip(clip: NoteClip | null, tick: number): number | null {
  if (!clip || tick < clip.start || tick >= clip.start + clip.length * clip.repeats) return null;
  return (tick - clip.start) % clip.length;
}

/** The place in a straight bar that sounds at a place in a swung one. */
export function written(song: Song, from: Tick, tick: number): number {
  const { unit, ratio } = song.swing;
  if (ratio === 0.5) return tick;
  const pair = Math.floor((from + tick) / (2 * unit)) * 2 * unit;
  const second = swing(song, pair + unit);
  const at = from + tick;
  if (second === pair + unit) return tick;
  const straight =
    at < second
      ? ((at - pair) / (second - pair)) * unit
      : unit + ((at - second) / (pair + 2 * unit - second)) * unit;
  return pair + straight - from;
}

/** Mark what sounds at each frame of the screen; while nobody works in the grid, what sounds is what is shown. */
export function showNow(
  root: HTMLElement,
  { transport, session }: Room,
  state: State,
  show: () => void,
): Stop {
  let last = "";
  return eachFrame(() => {
    const playing = transport.motion === "playing";
    const watches = playing && !root.querySelector(".beats :focus, .pop");
    if (watches && followClip(state, transport.tick)) show();
    const { clip } = state.pattern;
    const tick = playing ? tickInClip(clip, transport.tick) : null;
    const now = tick === null ? null : written(session.song, clip?.start ?? 0, tick);
    if (watches && now !== null && followBar(state, now)) show();
    const marked = now === null ? [] : soundingCells(state.sheet, now);
    const said = marked.join();
    if (said === last && (said === "" || root.querySelector("[data-now]"))) return;
    last = said;
    mark(root, state.sheet, marked, now);
  });
}

/** Show the clip that sounds; true when that is another one. */
function followClip(state: State, tick: number): boolean {
  const { track, clip } = state.pattern;
  if (!track || tickInClip(clip, tick) !== null) return false;
  const sounding = noteClips(track).find((one) => tickInClip(one, tick) !== null);
  if (sounding) state.show(sounding.id);
  return sounding !== undefined;
}

/** Show the bar that sounds; true when that is another one. */
function followBar(state: State, now: number): boolean {
  const { sheet, look } = state;
  const at = sheet.bars.findLastIndex(({ start }) => start <= now);
  if (at < 0 || (at >= sheet.at && at < sheet.at + look.spread)) return false;
  state.see({ bar: at, page: 0 });
  return true;
}

/** The cells at a place, as selectors name them. */
function soundingCells(sheet: Sheet, now: number): readonly string[] {
  const inSight = sheet.rows[0]?.beats.some(
    ({ beat }) => now >= beat.start && now < beat.start + beat.length,
  );
  if (!inSight) return [];
  return sheet.rows.flatMap((row) => {
    const cell = cellAt(row, now);
    return cell ? [`[data-pitch="${cell.pitch}"][data-tick="${cell.step.start}"]`] : [];
  });
}

function mark(root: HTMLElement, sheet: Sheet, cells: readonly string[], now: number | null): void {
  for (const old of root.querySelectorAll("[data-now]")) old.removeAttribute("data-now");
  for (const cell of cells) root.querySelector(`${cell}[aria-selected="true"]`)?.setAttribute("data-now", "");
  if (now === null || cells.length === 0 || sheet.rows.length === 0) return;
  const columns = [...root.querySelectorAll<HTMLElement>("[data-column]")];
  columns.findLast((column) => Number(column.dataset.column) <= now)?.setAttribute("data-now", "");
}
