/** What is done with takes: chosen, joined elsewhere, nudged, named, erased, made into notes. */
import type { TakeInfo } from "../record/recording.js";
import { between, chosen, joinMoved, nudged, type Part, takesOf } from "../song/comping.js";
import type { Tick } from "../song/model.js";
import { isNothing } from "../song/verbs.js";
import { keepTakes } from "../view/taking.js";
import { reaches, titleOf } from "./scene.js";
import { barsSaid } from "./spoken.js";
import type { RecorderView } from "./view.js";
import { say } from "./words.js";

/** Seconds of one nudge. */
export const NUDGE = 0.005;

const finder =
  ({ recorder }: RecorderView) =>
  (name: string): TakeInfo | null =>
    recorder.takes.find((take) => take.name === name) ?? null;

/** Choose a part of a take for the best take. */
export function pick(view: RecorderView, take: TakeInfo, part: Part): boolean {
  const { scene } = view;
  const { session } = view.room;
  const words = { take: titleOf(take), bars: barsSaid(session.song.meter, part) };
  const { best } = scene;
  const after =
    best && reaches(scene, take, part) ? chosen(session.song, best, take.name, part, finder(view)) : null;
  if (!best && take.until !== null) return useWhole(view, take);
  if (!best || !after) {
    view.frame.say(say("picked.not", words), { aloud: true });
    return true;
  }
  const edit = between(best, after);
  if (!isNothing(edit)) session.edit(edit, { name: say("step.pick", { take: titleOf(take) }) });
  view.set({ chosen: null });
  view.frame.say(say("picked", words), { aloud: true });
  return true;
}

/** Put a take into the song where it was recorded, or all of it into the best take. */
export function useWhole(view: RecorderView, take: TakeInfo): boolean {
  const { scene } = view;
  if (scene.best)
    return pick(view, take, { start: scene.best.start, end: scene.best.start + scene.best.length });
  return keep(view, [take], say("step.pick", { take: titleOf(take) }));
}

/** Takes that have just been kept: into the song with them. */
export function keep(view: RecorderView, takes: readonly TakeInfo[], name: string): boolean {
  const { track, name: called } = view.state;
  const done = keepTakes(view.room, { track, name: called }, takes, name);
  view.set({ place: null });
  return done;
}

/** Move the join at tick `at` of the best take by ticks; `join` for every further move of one drag. */
export function moveJoin(view: RecorderView, at: Tick, by: Tick, join: boolean): Tick {
  const { best } = view.scene;
  if (!best) return at;
  const { session } = view.room;
  const after = joinMoved(session.song, best, at, by);
  const edit = between(best, after);
  if (isNothing(edit)) return at;
  session.edit(edit, { name: say("step.join"), join });
  const index = best.joins.findIndex((one) => one.at === at);
  return after.joins[index]?.at ?? at;
}

/** Let a take be heard earlier, or later where `by` is below 0. */
export function nudge(view: RecorderView, take: TakeInfo, by: number): void {
  const { session } = view.room;
  const seconds = take.nudge + by;
  view.recorder.nudge(take.name, seconds);
  const edit = nudged(session.song, take.name, by);
  if (!isNothing(edit)) session.edit(edit, { name: say("step.nudge", { take: titleOf(take) }) });
  const ms = Math.round(Math.abs(seconds) * 1000);
  view.frame.say(say(seconds >= 0 ? "nudged" : "nudged.later", { take: titleOf(take), by: ms }), {
    aloud: true,
  });
}

export function rename(view: RecorderView, take: TakeInfo, title: string): boolean {
  const name = title.trim();
  if (name === "" || name.length > 100) return false;
  view.recorder.rename(take.name, name);
  return true;
}

/** Whether any clip of the song plays a take. */
export const isUsed = (view: RecorderView, take: TakeInfo): boolean =>
  view.room.session.song.tracks.some(({ clips }) =>
    clips.some((clip) => clip.kind === "audio" && takesOf(clip).includes(take.name)),
  );
