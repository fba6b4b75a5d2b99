/** Recording from a recorder: what is planned, what is said of it, and what becomes of it. */
import type { Plan, TakeInfo } from "../record/recording.js";
import type { Part } from "../song/comping.js";
import { planOf, recordOrStop } from "../view/taking.js";
import { keep } from "./acts.js";
import { titleOf } from "./scene.js";
import { barsSaid } from "./spoken.js";
import type { RecorderView } from "./view.js";
import { say } from "./words.js";

/** Record, or stop and keep; `again` is a part that is punched into. In a gesture. */
export async function toggleRecording(view: RecorderView, again: Part | null = null): Promise<void> {
  const plan = (): Plan => {
    const { transport, session } = view.room;
    const { tick, motion } = transport;
    const at = { tick, loop: again ?? transport.loop, rolling: motion === "playing" };
    const made = planOf(session.song, { ...view.state, punch: again !== null || view.state.punch }, at);
    view.begin(made);
    return made;
  };
  if (!(await recordOrStop(view.room, plan, (takes) => taken(view, takes)))) return;
  const counting = view.recorder.phase === "counting" && view.counting.beats > 0;
  view.frame.say(say(counting ? "phase.counting" : "phase.recording", { count: view.count }), {
    aloud: true,
  });
}

/** Stop, and drop what was sung; it can be brought back. */
export function dropRecording(view: RecorderView): void {
  view.recorder.drop();
  view.frame.say(say("dropped.says"), { aloud: true });
}

function taken(view: RecorderView, takes: readonly TakeInfo[]): void {
  const last = takes.at(-1);
  if (!last) return;
  const { meter } = view.room.session.song;
  keep(view, takes, say("step.record", { take: titleOf(last) }));
  const start = Math.min(...takes.map(({ from }) => from));
  const bars = barsSaid(meter, {
    start,
    end: Math.max(...takes.map(({ until, from }) => until ?? from), start + 1),
  });
  const sentence =
    takes.length > 1
      ? say("kept.many", { count: takes.length, bars })
      : say("kept", { take: titleOf(last), bars });
  view.frame.say(sentence, { aloud: true });
}
