/** What the studio says of what is chosen, and tells the others of where one is. */
import { tickOf } from "../view/axis.js";
import { clipName } from "./clips_page.js";
import { chosenClips, clipEnd } from "./gestures.js";
import { barsSaid } from "./spoken.js";
import { rowAt } from "./state.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

/** The chosen clip and its bars, or how many are chosen, or the track. */
export function chosenSaid(view: StudioView): string {
  const found = chosenClips(view.song, view.state.choice);
  const [first] = found;
  if (!first) return trackSaid(view);
  if (found.length > 1) return say("chosen.many", { count: found.length });
  const bars = barsSaid(view.song.meter, first.clip.start, clipEnd(first.clip));
  const track = first.track.name || first.track.id;
  return say("clip", { track, name: clipName(first.clip, first.track), bars });
}

export function trackSaid({ track }: StudioView): string {
  if (!track) return say("empty.song");
  const count = track.clips.length;
  return say(count === 1 ? "lane.one" : "lane.count", { track: track.name || track.id, count });
}

/** Tell the others what is chosen, and where the pointer is: pixels from the left edge of time and the top of the rows. */
export function tellOthers(view: StudioView, x?: number, y?: number): void {
  const { choice, axis, scroll, track } = view.state;
  const under = y === undefined ? undefined : view.song.tracks[rowAt(view.rows, y + scroll)];
  const [clip] = choice;
  view.room.session.point({
    view: view.kind,
    track: under?.id ?? track,
    ...(clip ? { clip } : {}),
    ...(x === undefined || x < 0 ? {} : { tick: Math.round(tickOf(axis, x)) }),
  });
}

/** Where a menu opens that was asked for by key. */
export function menuPlace({ frame: { root } }: StudioView): { readonly x: number; readonly y: number } {
  const element = root.querySelector<HTMLElement>("#focused-clip, #focused-row") ?? root;
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left + 20, y: bottom };
}
