/** Recording what is played: count in, write each note as it ends, and bring the take nearer to a grid afterwards. */
import type { Transport } from "../audio/transport.js";
import type { Session, Step } from "../live/session.js";
import { type SingleEdit, together } from "../song/edits.js";
import type { Tick } from "../song/model.js";
import { unswung } from "../song/timing.js";
import { isNothing } from "../song/verbs.js";
import { barAt } from "../view/grid_lines.js";
import { type Performance, standing } from "./performance.js";
import type { PedalMove, Performances } from "./performances.js";
import {
  barsOfTake,
  type Kept,
  nearer,
  type PlayedNote,
  type Quantise,
  type Target,
  written,
} from "./take.js";
import { say } from "./words.js";

/** A take that has been kept, and how near to which grid it is. */
export interface Take {
  readonly from: Tick;
  readonly kept: readonly Kept[];
  readonly now: readonly Kept[];
  readonly grid: Tick;
  readonly strength: number;
  /** The place of every second line in its pair, or null for the song's own. */
  readonly swing: number | null;
}

const PLAIN = { grid: 240, strength: 0, swing: null } as const;

/** What was played for one track. */
interface Raw {
  readonly track: string;
  readonly notes: PlayedNote[];
}

export class Recorder {
  take: Take | null = null;
  readonly #session: Session;
  readonly #transport: Transport;
  readonly #say: (sentence: string) => void;
  #from: Tick | null = null;
  #kept: readonly Kept[] = [];
  #countIn = 0;
  readonly #performances: Performances | null;
  readonly #raw: Raw[] = [];
  readonly #pedals: PedalMove[] = [];
  /** Whether the song has gone since the recording began. */
  #moved = false;

  constructor(
    session: Session,
    transport: Transport,
    announce: (sentence: string) => void,
    performances: Performances | null = null,
  ) {
    [this.#session, this.#transport, this.#say] = [session, transport, announce];
    this.#performances = performances;
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
    this.take = kept.length > 0 ? { from, kept, now: kept, ...PLAIN } : null;
    this.#performed(from);
    const count = barsOfTake(this.#session.song, kept);
    const bars = say(count === 1 ? "bars.one" : "bars.other", { count });
    this.#say(kept.length > 0 ? say("take.kept", { bars }) : say("take.none"));
  }

  /** A note has ended; true when it was recorded. All notes of a take are one step to undo. */
  wrote(target: Target, note: PlayedNote): boolean {
    const { loop } = this.#transport;
    const first = loop ? Math.min(this.#from ?? 0, loop.start) : (this.#from ?? 0);
    if (this.#from === null || Math.max(note.start, note.end) < first) return false;
    const played = this.#straight(note);
    const done = this.#write(target, played, first, { name: say("step.take"), join: this.#kept.length > 0 });
    if (done) this.#keepRaw(target.track, played);
    return done;
  }

  /** The pedal has moved. */
  pedal(down: boolean, tick: number): void {
    if (this.#from !== null) this.#pedals.push([unswung(this.#session.song, tick), down ? 1 : 0]);
  }

  /** Bring a performance back as it was played, in place of what its notes have become; one step to undo. */
  asPlayed(performance: Performance, target: Target): void {
    const { song } = this.#session;
    const gone = standing(song, performance);
    const clips = [...new Set(gone.map(({ clip }) => clip))];
    const removals = clips.map((clip): SingleEdit => {
      const places = gone
        .filter((one) => one.clip === clip)
        .map(({ note: { start, pitch } }) => ({ start, pitch }));
      return { edit: "remove-notes", clip, places };
    });
    const name = say("step.played");
    if (removals.length > 0) this.#session.edit(together(removals), { name });
    this.#kept = [];
    for (const note of performance.notes)
      this.#write(target, note, performance.from, { name, join: removals.length + this.#kept.length > 0 });
    this.take = { from: performance.from, kept: this.#kept, now: this.#kept, ...PLAIN };
  }

  #write(target: Target, note: PlayedNote, from: Tick, step: Step): boolean {
    const { edit, kept } = written(this.#session.song, target, note, from);
    const done = this.#session.edit(edit, step);
    if (done) this.#kept = [...this.#kept, kept];
    return done;
  }

  /** Where a note has to lie so that the song's swing puts it where it was played; a loop may have gone round meanwhile. */
  #straight(note: PlayedNote): PlayedNote {
    const { song } = this.#session;
    const { loop } = this.#transport;
    const round = note.end < note.start && loop ? loop.end - loop.start : 0;
    return { ...note, start: unswung(song, note.start), end: unswung(song, note.end + round) };
  }

  #keepRaw(track: string, note: PlayedNote): void {
    const raw = this.#raw.find((one) => one.track === track);
    if (raw) raw.notes.push(note);
    else this.#raw.push({ track, notes: [note] });
  }

  /** What was played is kept as it was, whatever becomes of it in the song. */
  #performed(from: Tick): void {
    for (const { track, notes } of this.#raw.splice(0))
      this.#performances?.keep(track, from, notes, [...this.#pedals]);
    this.#pedals.length = 0;
  }

  /** Bring the take so far towards a grid, from how it was played; `join` for every further value of one drag. */
  quantise(to: Quantise, join: boolean): void {
    const { take } = this;
    if (!take) return;
    const { edit, now } = nearer(this.#session.song, take.kept, take.now, to);
    const name = say("step.quantise", { percent: Math.round(to.strength * 100) });
    if (!isNothing(edit) && this.#session.edit(edit, { name, join })) this.take = { ...take, now, ...to };
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
