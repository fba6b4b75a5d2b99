/** What a player needs of whatever plays: a rendered piece, or a live song. */
import type { Stop } from "../link.js";
import type { Piece, Section } from "../piece.js";

export interface Playable {
  readonly piece: Piece;
  /** "starting" waits for the browser or for sound that is still on its way. */
  readonly motion: "stopped" | "starting" | "playing";
  /** True when a start has taken long enough to say so. */
  readonly slow: boolean;
  /** Where it plays or would begin, in seconds. */
  readonly second: number;
  /** The stretch that is played over and over, or null. */
  readonly loop: Section | null;
  readonly volume: number;
  readonly muted: boolean;
  /** How fast it goes; undefined where that cannot be chosen. */
  readonly speed?: number;
  /** What stands in the way, in a sentence; empty when nothing does. */
  readonly trouble: string;
  /** How loud each of many equal stretches is, from 0 to 1, as far as known. */
  readonly columns: Float32Array;
  toggle(): void;
  seek(second: number): void;
  setLoop(section: Section | null): void;
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  setSpeed?(speed: number): void;
  listen(listener: () => void): Stop;
  close(): void;
}
