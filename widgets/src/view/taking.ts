/** Recording from a view: what is planned, and what becomes of the takes in the song. */
import type { Room } from "../live/room.js";
import type { Kept, Plan, TakeInfo } from "../record/recording.js";
import { type Home, kept, type Part } from "../song/comping.js";
import { makeId, trackIds } from "../song/ids.js";
import type { Song } from "../song/model.js";
import { secondsAt, tickAt } from "../song/tempo.js";
import { isNothing } from "../song/verbs.js";
import { barAt } from "./grid_lines.js";

/** How it is recorded: the bars that are counted in, and whether only the loop's bars are. */
export interface Manner {
  readonly track: string;
  readonly countIn: number;
  readonly punch: boolean;
}

/** The id that a track of a name has, or will have. */
export function trackIdOf(song: Song, name: string): string {
  const found = song.tracks.find((track) => track.id === name || track.name === name);
  return found?.id ?? makeId(name, trackIds(song));
}

/** What is recorded: with punch the loop's bars alone, with a loop each round of it, else from a bar on. */
export function planOf(
  song: Song,
  { track, countIn, punch }: Manner,
  { tick, loop, rolling }: { readonly tick: number; readonly loop: Part | null; readonly rolling: boolean },
): Plan {
  if (loop && punch) return { track, from: loop.start, punch: loop, loop: null, countIn: 0, preroll: 1 };
  if (loop) return { track, from: loop.start, punch: null, loop, countIn, preroll: 0 };
  const now = Math.max(0, Math.floor(tick));
  const from = rolling ? now : barAt(song.meter, now);
  return { track, from, punch: null, loop: null, countIn: rolling ? 0 : countIn, preroll: 0 };
}

/** Takes that were kept: into the song with them, as one step. False where the song refuses. */
export function keepTakes(
  { session, recorder }: Room,
  home: Home,
  takes: readonly TakeInfo[],
  name: string,
): boolean {
  const find = (wanted: string): TakeInfo | null =>
    [...takes, ...recorder.takes].find((take) => take.name === wanted) ?? null;
  const edit = kept(
    session.song,
    home,
    takes.map((take) => ended(session.song, take)),
    find,
  );
  return isNothing(edit) || session.edit(edit, { name });
}

/** A take with the tick it ends at: one that broke off, or that was a file, ends where its sound does. */
function ended(song: Song, take: TakeInfo): TakeInfo {
  if (take.until !== null) return take;
  const end = secondsAt(song.tempo, take.from) + take.frames / take.rate - take.lead - take.nudge;
  return { ...take, until: Math.max(take.from + 1, Math.floor(tickAt(song.tempo, end))) };
}

/** Bring sound files in, one after another, as takes at a tick. The answer is how many came. */
export async function bringFiles(
  room: Room,
  home: Home,
  at: number,
  files: readonly File[],
  nameOf: (file: File) => string,
): Promise<number> {
  let came = 0;
  for (const file of files) {
    const take = await room.recorder.import(file, home.track, at);
    if (!take) continue;
    if (keepTakes(room, home, [{ ...take, from: at, until: null }], nameOf(file))) came += 1;
  }
  return came;
}

/** Record by a plan, or stop and keep; true when a recording has begun. In a gesture. */
export async function recordOrStop(room: Room, plan: () => Plan, keep: Kept): Promise<boolean> {
  const { recorder } = room;
  if (isRecording(room)) recorder.stop();
  else if (recorder.phase === "open" || recorder.phase === "off") {
    await recorder.start(plan(), keep);
    return isRecording(room);
  }
  return false;
}

/** Whether the microphone records now, or is about to. */
export const isRecording = ({ recorder: { phase } }: Room): boolean =>
  phase === "counting" || phase === "recording";
