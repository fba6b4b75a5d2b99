/** Brings a sound file to the kernel, part by part; each part waits for the one before. */
import type { Clock } from "../clock.js";
import type { Session } from "../live/session.js";
import { Questions, Refused } from "./questions.js";
import type { TakeInfo } from "./recording.js";
import { decodeTake } from "./take_wire.js";
import { say } from "./words.js";

/** Bytes of one part. */
const PART = 900_000;

/** What came of a file: its take, or why there is none. */
export type Imported =
  | { readonly kind: "take"; readonly take: TakeInfo }
  | { readonly kind: "none"; readonly sentence: string };

/** Bring in a file for a track at a tick; `id` is a new name for its way here. */
export async function importFile(
  session: Session,
  clock: Clock,
  file: File,
  { id, track, at }: { readonly id: string; readonly track: string; readonly at: number },
): Promise<Imported> {
  const { name } = file;
  if (file.size === 0) return { kind: "none", sentence: say("empty", { name }) };
  const questions = new Questions(session, clock, id);
  try {
    await questions.ask({ what: "begin", name, bytes: file.size }, "begun");
    for (let n = 0; n * PART < file.size; n += 1)
      await questions.ask(
        { what: "part", n },
        "got",
        await file.slice(n * PART, (n + 1) * PART).arrayBuffer(),
      );
    const { take } = await questions.ask({ what: "end", track, at }, "kept");
    return { kind: "take", take: decodeTake(take) };
  } catch (error) {
    if (error instanceof Refused) return { kind: "none", sentence: error.message || say("lost", { name }) };
    return { kind: "none", sentence: say("unread", { name }) };
  } finally {
    questions.close();
  }
}
