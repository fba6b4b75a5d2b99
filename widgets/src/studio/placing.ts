/** A pattern on its way into the timeline: by dragging, or with arrows from where the playhead is. */
import { tickOf } from "../view/axis.js";
import { nearestBar } from "./gestures.js";
import { type Pattern, placed, suits } from "./patterns.js";
import { barsSaid } from "./spoken.js";
import { type Placing, rowAt } from "./state.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

/** Pick a pattern up by keys or a press: its outline stands at the playhead, on a track that suits. */
export function begin(view: StudioView, pattern: Pattern): void {
  if (view.state.placing?.pattern === pattern.name) {
    dropAt(view);
    return;
  }
  const { song } = view;
  const start = nearestBar(song, Math.max(0, view.room.transport.tick));
  const row = rowFor(view, pattern.role);
  view.set({
    placing: {
      pattern: pattern.name,
      length: pattern.length,
      start,
      row,
    },
  });
  view.frame.say(say("pattern.place", { name: pattern.name }), { aloud: true });
}

/** The row that has the keyboard where it plays that role, else the first that does, else a new one. */
function rowFor({ song, state }: StudioView, role: string): number {
  const plays = song.tracks.map((track) => track.role === role);
  const focused = song.tracks.findIndex(({ id }) => id === state.track);
  if (plays[focused]) return focused;
  return plays.includes(true) ? plays.indexOf(true) : song.tracks.length;
}

/** While a pattern is picked up: arrows move the outline, Enter puts it in (again picks it up), Escape leaves. */
export function moveTo(view: StudioView, pattern: Pattern, event: KeyboardEvent): void {
  const { placing } = view.state;
  if (placing?.pattern !== pattern.name) return;
  const ways: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const way = ways[event.key];
  if (event.key === "Escape") view.set({ placing: null });
  else if (way) {
    const row = Math.min(Math.max(placing.row + way[1], 0), view.song.tracks.length);
    const start = Math.max(0, placing.start + way[0] * view.bar(placing.start));
    view.set({ placing: { ...placing, row, start } });
    sayPlace(view, { ...placing, row, start });
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function sayPlace(view: StudioView, { pattern, start, length, row }: Placing): void {
  const track = view.song.tracks[row];
  view.frame.say(
    say("pattern.placed", {
      name: pattern,
      bars: barsSaid(view.song.meter, start, start + length),
      track: track ? track.name || track.id : say("pattern.new"),
    }),
  );
}

/** The outline under the pointer. */
export function place(
  view: StudioView,
  pattern: Pattern,
  at: { readonly x: number; readonly y: number },
): void {
  const lanes = view.frame.root.querySelector<HTMLElement>(".lanes");
  const box = lanes?.getBoundingClientRect();
  if (!box || at.x < box.left || at.x > box.right || at.y < box.top || at.y > box.bottom) {
    view.set({ placing: null });
    return;
  }
  const { axis, scroll } = view.state;
  const start = nearestBar(view.song, Math.max(0, tickOf(axis, at.x - box.left - view.headWidth)));
  const under = rowAt(view.rows, at.y - box.top + scroll);
  const track = view.song.tracks[under];
  const row = track && suits(track, pattern.role) ? under : view.song.tracks.length;
  view.set({ placing: { pattern: pattern.name, length: pattern.length, start, row } });
}

/** Put the pattern in where its outline stands, as the song plays it there. */
export function dropAt(view: StudioView): void {
  const { placing } = view.state;
  if (!placing) return;
  const { pattern: name, start, row } = placing;
  const pattern = view.library.all.find((one) => one.name === name);
  view.set({ placing: null });
  if (!pattern) return;
  view.library.play(name, start, (notes, length, sentence) => {
    if (sentence) {
      view.frame.say(sentence, { aloud: true });
      return;
    }
    const made = placed(view.room.session.song, pattern, { start, row }, notes, length, view.editing.mark);
    if (!view.editing.do(made.edit, say("step.pattern", { name }), new Set([made.clip]))) return;
    view.set({ track: made.track });
    view.showRow(made.track);
    view.sayChosen();
  });
}
