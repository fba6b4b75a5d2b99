/** Where the mixer runs for a page: on the browser's audio thread, or beside the page where there is none. */
import type { Stop } from "../link.js";
import { roundEven } from "../sound/pitches.js";
import type { FromMixer, ToMixer } from "./messages.js";

export interface Engine {
  readonly rate: number;
  /** By how many frames the mix comes out late. */
  readonly delay: number;
  /** True where the mixer has a thread of its own. */
  readonly apart: boolean;
  /** The next frame that the mixer can still be told about. */
  now(): number;
  post(message: ToMixer, transfer?: Transferable[]): void;
  listen(listener: (message: FromMixer) => void): Stop;
  connect(to: AudioNode): void;
  close(): void;
}

/** The look-ahead of the master's limiter, in frames. */
export const delayAt = (rate: number): number => roundEven(0.005 * rate);
