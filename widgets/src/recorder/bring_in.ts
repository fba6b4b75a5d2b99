/** Sound files become takes: where the playhead stands, onto the recorder's track. */
import type { Tempo } from "../song/model.js";
import { secondsAt } from "../song/tempo.js";
import { keep } from "./acts.js";
import type { RecorderView } from "./view.js";
import { say } from "./words.js";

export async function bringIn(view: RecorderView, files: readonly File[]): Promise<void> {
  const { session, transport } = view.room;
  for (const file of files) {
    const at = Math.max(0, Math.floor(transport.tick));
    const take = await view.recorder.import(file, view.state.track, at);
    if (!take) continue;
    const until = at + Math.round(tickLength(session.song.tempo, at, take.frames / take.rate));
    keep(view, [{ ...take, from: at, until: take.until ?? until }], say("step.file", { name: file.name }));
  }
}

/** How many ticks so many seconds last from a tick on, at the tempo there. */
function tickLength(tempo: readonly Tempo[], at: number, seconds: number): number {
  const beat = secondsAt(tempo, at + 960) - secondsAt(tempo, at);
  return (seconds / beat) * 960;
}
