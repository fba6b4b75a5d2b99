/** Recording in the studio: a track is armed, the record button records onto it, and the take appears on its row. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Plan, TakeInfo } from "../record/recording.js";
import type { Home } from "../song/comping.js";
import { makeId, trackIds } from "../song/ids.js";
import type { Track } from "../song/model.js";
import { placeOf } from "../song/time.js";
import { tickOf } from "../view/axis.js";
import { button, letter } from "../view/controls.js";
import { bringFiles, isRecording, keepTakes, planOf, recordOrStop, trackIdOf } from "../view/taking.js";
import type { Parts } from "../view/transport_bar.js";
import { barsSaid } from "./spoken.js";
import { rowAt } from "./state.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

/** Whether a track is one for recordings: it has some, or nothing yet, or has been armed. */
const canRecord = (view: StudioView, track: Track): boolean =>
  view.room.recorder.armed === track.id || track.clips.every(({ kind }) => kind === "audio");

/** R: arm the track, or no longer. Arming asks for the microphone, so that the level is seen before one records. */
export function armLetter(view: StudioView, track: Track): TemplateResult | typeof nothing {
  if (!canRecord(view, track)) return nothing;
  const name = track.name || track.id;
  return letter(
    "arm",
    say("arm", { name }),
    view.room.recorder.armed === track.id,
    () => arm(view, track),
    -1,
  );
}

export function arm(view: StudioView, track: Track): void {
  const { recorder } = view.room;
  const on = recorder.armed !== track.id;
  recorder.arm(on ? track.id : null);
  if (on) void recorder.open();
  const name = track.name || track.id;
  view.frame.say(say(on ? "armed" : "disarmed", { name }), { aloud: true });
}

/** The record button, and R: record onto the armed track, or stop and keep. In a gesture. */
export async function record(view: StudioView): Promise<void> {
  const { recorder, transport, session } = view.room;
  const home = homeOf(view);
  const plan = (): Plan => {
    recorder.arm(home.track);
    const manner = { track: home.track, countIn: transport.countIn, punch: false };
    const { tick, loop, motion } = transport;
    return planOf(session.song, manner, { tick, loop, rolling: motion === "playing" });
  };
  if (await recordOrStop(view.room, plan, (takes) => taken(view, home, takes)))
    view.frame.say(say("recording", { name: home.name }), { aloud: true });
}

/** Where a recording goes: to the armed track, to the chosen one if it is for recordings, or to a new one. */
function homeOf(view: StudioView): Home {
  const { recorder } = view.room;
  const armed = view.song.tracks.find(({ id }) => id === recorder.armed);
  const track = armed ?? (view.track && canRecord(view, view.track) ? view.track : null);
  if (track) return { track: track.id, name: track.name || track.id };
  const name = say("voice");
  return { track: trackIdOf(view.song, name), name };
}

function taken(view: StudioView, home: Home, takes: readonly TakeInfo[]): void {
  const last = takes.at(-1);
  if (!last) return;
  keepTakes(view.room, home, takes, say("step.record", { name: last.title || last.name }));
  const until = Math.max(...takes.map((take) => take.until ?? take.from), last.from + 1);
  const bars = barsSaid(view.song.meter, last.from, until);
  view.frame.say(say("take.kept", { name: last.title || last.name, bars }), { aloud: true });
  view.set({ track: home.track });
}

/** Escape while it records: the take is dropped. */
export function dropTake(view: StudioView): boolean {
  if (!isRecording(view.room)) return false;
  view.room.recorder.drop();
  view.frame.say(say("take.dropped"), { aloud: true });
  return true;
}

/** A take that was dropped can be brought back, and the sentence of a microphone that does not work is read here. */
export function recordingStrip(view: StudioView): TemplateResult | typeof nothing {
  const { recorder } = view.room;
  if (recorder.trouble === "" && !recorder.dropped) return nothing;
  const restore = button({
    label: say("take.restore"),
    text: say("take.restore"),
    class: "small outlined",
    do: () => recorder.restore(),
  });
  return html`<div class="bar low strip-said" role="status"><span>${recorder.trouble || say("take.dropped")}</span>
    <span class="space"></span>${recorder.dropped ? restore : nothing}</div>`;
}

/** Where it stands, in words. */
export const recordingSaid = (view: StudioView): string => {
  const { recorder, transport } = view.room;
  const { bar } = placeOf(view.song.meter, Math.max(0, Math.floor(transport.tick)));
  return say(recorder.phase === "counting" ? "counting" : "recording.bar", { bar });
};

/** Sound files that were let go over the timeline: onto the row and at the place under them. */
export function dropFiles(
  view: StudioView,
  files: readonly File[],
  at: { readonly x: number; readonly y: number } | null,
): void {
  const lanes = view.frame.root.querySelector(".lanes")?.getBoundingClientRect();
  const track =
    at && lanes ? view.song.tracks[rowAt(view.rows, at.y - lanes.top + view.state.scroll)] : view.track;
  const under =
    at && lanes ? tickOf(view.state.axis, at.x - lanes.left - view.headWidth) : view.room.transport.tick;
  const tick = view.snap(Math.max(0, under));
  void (async () => {
    for (const file of files) {
      const title = file.name.replace(/\.[^.]*$/, "");
      const home =
        track && canRecord(view, track) ? { track: track.id, name: track.name } : newHome(view, title);
      await bringFiles(view.room, home, tick, [file], ({ name }) => say("step.file", { name }));
    }
  })();
}

const newHome = (view: StudioView, name: string): Home => ({
  track: makeId(name, trackIds(view.song)),
  name: name.slice(0, 60),
});

/** The parts of the studio's transport bar. */
export const partsOf = (view: StudioView): Parts => ({
  toStart: true,
  record: { on: isRecording(view.room), do: () => void record(view) },
  lcd: { fine: true, key: true },
  loop: true,
  click: true,
  countIn: true,
});
