/** What a page shares about one live song, however many widgets show it. */
import type { Transport } from "../audio/transport.js";
import type { Recorder } from "../record/recording.js";
import type { Session } from "./session.js";

export interface Room {
  readonly session: Session;
  readonly transport: Transport;
  readonly recorder: Recorder;
}
