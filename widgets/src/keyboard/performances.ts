/** The performances of a song: each is kept by the kernel when it ends, and listed anew after a reload. */
import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";
import type { Tick } from "../song/model.js";
import { decodePerformances, type Performance } from "./performance.js";
import type { PlayedNote } from "./take.js";

/** When the pedal moved, and how far down it was from then on, from 0 to 1. */
export type PedalMove = readonly [at: number, depth: number];

export class Performances {
  all: readonly Performance[] = [];
  readonly #session: Session;
  readonly #stop: Stop;

  constructor(session: Session, changed: () => void) {
    this.#session = session;
    this.#stop = session.hear("performance", ({ what, performances }) => {
      if (what === "kept") this.ask();
      if (what !== "all") return;
      this.all = decodePerformances(performances);
      changed();
    });
  }

  ask(): void {
    this.#session.ask({ kind: "performance", what: "all" });
  }

  /** Keep what was played for a track. */
  keep(track: string, from: Tick, notes: readonly PlayedNote[], pedals: readonly PedalMove[]): void {
    const rows = notes.map(({ start, end, pitch, velocity }) => [
      start,
      Math.max(end, start),
      pitch,
      velocity,
    ]);
    this.#session.ask({ kind: "performance", what: "keep", name: "", track, from, notes: rows, pedals });
  }

  /** Those of a track, newest first. */
  of(track: string): readonly Performance[] {
    return this.all.filter((one) => one.track === track).toReversed();
  }

  close(): void {
    this.#stop();
  }
}
