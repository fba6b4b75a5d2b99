/** Recording what is played: count in, write each note as it ends, and bring the take nearer to a grid afterwards. */
import type { Transport } from "../audio/transport.js";
import type { Session } from "../live/session.js";
import type { Tick } from "../song/model.js";
import { isNothing } from "../song/verbs.js";
import { barAt } from "../view/grid_lines.js";
import { barsOfTake, type Kept, nearer, type PlayedNote, type Target, written } from "./take.js";
import { say } from "./words.js";

/** A take that has been kept, and how near to which grid it is. */
export interface Take {
  readonly from: Tick;
  readonly kept: readonly Kept[];
  readonly now: readonly Kept[];
  readonly grid: Tick;
  readonly strength: number;
}

export class Recorder {
  take: Take | null = null;
  readonly #session: Session;
  readonly #transport: Transport;
  readonly #say: (sentence: string) => void;
  #from: Tick | null = null;
  #kept: readonly Kept[] = [];
  #countIn = 0;
  /** Whether the song has gone since the recording began. */
  #moved = false;

  constructor(session: Session, transport: Transport, announce: (sentence: string) => void) {
    [this.#session, this.#transport, this.#say] = [session, transport, announce];
  }

  get on(): boolean {
    return this.#from !== null;
  }

  /** What goes on, in a sentence; empty while nothing is recorded. */
  get status(): string {
    if (this.#from === null) return "";
    return say(this.#transport.tick < this.#from ? "counting" : "recording");
  }

  /** Record, or stop and keep. Must be called in a gesture. */
  toggle(): void {
    if (this.on) this.stop();
    else this.#start();
  }

  #start(): void {
    const transport = this.#transport;
    [this.take, this.#kept, this.#countIn] = [null, [], transport.countIn];
    const rolling = transport.motion !== "stopped";
    this.#from = rolling
      ? Math.max(0, Math.floor(transport.tick))
      : barAt(this.#session.song.meter, transport.tick);
    this.#moved = rolling;
    this.#say(say(rolling ? "recording" : "counting"));
    if (rolling) return;
    transport.setCountIn(Math.max(1, transport.countIn));
    transport.play(this.#from);
  }

  /** The song has gone, and stopped: so has the recording. */
  followed(): void {
    const moves = this.#transport.motion !== "stopped";
    if (this.on && this.#moved && !moves) this.stop();
    else this.#moved = moves;
  }

  stop(): void {
    const from = this.#from;
    if (from === null) return;
    this.#from = null;
    this.#transport.stop();
    this.#transport.setCountIn(this.#countIn);
    const kept = this.#kept;
    this.take = kept.length > 0 ? { from, kept, now: kept, grid: 240, strength: 0 } : null;
    const count = barsOfTake(this.#session.song, kept);
    const bars = say(count === 1 ? "bars.one" : "bars.other", { count });
    this.#say(kept.length > 0 ? say("take.kept", { bars }) : say("take.none"));
  }

  /** A note has ended; true when it was recorded. All notes of a take are one step to undo. */
  wrote(target: Target, note: PlayedNote): boolean {
    if (this.#from === null || note.end < this.#from) return false;
    const { edit, kept } = written(this.#session.song, target, note, this.#from);
    const done = this.#session.edit(edit, { name: say("step.take"), join: this.#kept.length > 0 });
    if (done) this.#kept = [...this.#kept, kept];
    return done;
  }

  /** Bring the take so far towards a grid, from how it was played; `join` for every further value of one drag. */
  quantise(grid: Tick, strength: number, join: boolean): void {
    const { take } = this;
    if (!take) return;
    const { edit, now } = nearer(this.#session.song, take.kept, take.now, { grid, strength });
    const name = say("step.quantise", { percent: Math.round(strength * 100) });
    if (!isNothing(edit) && this.#session.edit(edit, { name, join }))
      this.take = { ...take, now, grid, strength };
  }

  /** The take's notes are no longer where they were left: somebody has undone or moved them. */
  forget(): void {
    const { take } = this;
    if (!take) return;
    const notes = this.#session.song.tracks.flatMap(({ clips }) => clips);
    const there = take.now.every(({ clip, note }) =>
      notes.some(
        (one) =>
          one.id === clip &&
          one.kind === "notes" &&
          one.notes.some(({ start, pitch }) => start === note.start && pitch === note.pitch),
      ),
    );
    if (!there) this.take = null;
  }
}
