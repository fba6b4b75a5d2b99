/** One recording from the count-in until its takes are kept: the song goes along, and what comes in is brought to safety. */
import type { Stop } from "../link.js";
import { type Chunk, endOf } from "./chunk.js";
import { Conducted } from "./conducted.js";
import type { Kept, LiveTake, Plan, TakeInfo } from "./recording.js";
import { firstOf } from "./rounds.js";
import { MARGIN, type Means, Tape } from "./tape.js";
import { say } from "./words.js";

/** An input that gives nothing for so long, in milliseconds, is not waited for. */
const PATIENCE = 4000;
/** The song's ways are looked for so many seconds around now. */
const AROUND = 1;

/** "waiting": until there is something before the take. "ending": until its last sound has come in. "held": dropped. */
export type Stage = "waiting" | "counting" | "recording" | "ending" | "keeping" | "held" | "over";

export interface MakingOwner {
  changed(): void;
  /** Something to be known, in a sentence. */
  say(sentence: string): void;
}

export class Making {
  stage: Stage = "waiting";
  readonly #means: Means;
  readonly #plan: Plan;
  readonly #kept: Kept;
  readonly #owner: MakingOwner;
  readonly #song: Conducted;
  readonly #deafen: Stop;
  #past: Chunk[];
  #tape: Tape | null = null;
  #dropped = false;
  /** Whether something may never reach the kernel. */
  #danger = false;

  constructor(means: Means, plan: Plan, kept: Kept, owner: MakingOwner) {
    [this.#means, this.#plan, this.#kept, this.#owner] = [means, plan, kept, owner];
    const { transport, session } = means;
    this.#past = [...means.past];
    this.#song = new Conducted(transport, session.song.meter, plan, () => this.#stopped());
    this.#deafen = session.hear("recording", (content) => this.#tape?.hear(content));
    this.#begin();
    this.#unless("waiting", () => this.#cancel(say("failed")));
  }

  get recording(): string {
    return this.#means.recording;
  }

  /** Whether it was dropped and can be brought back. */
  get held(): boolean {
    return this.#dropped && (this.stage === "held" || this.stage === "ending");
  }

  /** Whether closing the page would lose something. */
  get unsafe(): boolean {
    const goes = this.stage === "recording" || this.stage === "ending" || this.stage === "keeping";
    return (goes && !this.#dropped) || (this.#danger && this.rescue !== null);
  }

  /** What the kernel may never come to have, as a file. */
  get rescue(): Blob | null {
    return this.#danger ? (this.#tape?.rest ?? null) : null;
  }

  live(): LiveTake | null {
    return this.stage === "recording" ? (this.#tape?.live ?? null) : null;
  }

  chunk(chunk: Chunk): void {
    if (this.stage === "waiting" || this.stage === "counting") {
      this.#past.push(chunk);
      this.#begin();
    } else if (this.stage === "recording" || this.stage === "ending") {
      this.#tape?.add(chunk);
      this.#follow(endOf(chunk));
    }
  }

  /** Stop the song, and keep what there is. */
  stop(): void {
    this.#end();
    this.#song.stop();
    this.#owner.changed();
  }

  /** Stop the song, and hold back what there is. */
  drop(): void {
    if (this.stage === "keeping" || this.stage === "over") return;
    this.#dropped = true;
    this.stop();
  }

  /** Keep what was dropped after all. */
  restore(): void {
    this.#dropped = false;
    if (this.stage === "held") this.#finish();
  }

  /** Erase it. */
  erase(): void {
    this.#tape?.drop();
    this.#close();
  }

  /** Nothing more comes in: keep what there is. */
  cutOff(): void {
    this.#end();
    if (this.stage === "ending") this.#finish();
    this.#song.stop();
    this.#owner.changed();
  }

  /** The page goes. */
  hurry(): void {
    this.#tape?.hurry();
  }

  /** The kernel answers again. */
  again(): void {
    if (this.stage !== "over") this.#tape?.again();
  }

  /** The song begins as soon as there is something before the take, and the tape when it is known where the take begins. */
  #begin(): void {
    const { rate } = this.#means.opened;
    const now = endOf(this.#past.at(-1) ?? { first: 0, channels: [] });
    this.#past = this.#past.filter((chunk) => endOf(chunk) > now - 2 * rate);
    if (this.stage === "waiting" && now - (this.#past[0]?.first ?? now) >= MARGIN * rate) {
      this.stage = "counting";
      this.#song.play();
      this.#owner.changed();
    }
    const at = this.stage === "counting" ? this.#leaves(now) : null;
    if (at !== null) this.#record(at);
  }

  /** The frame at which the take's first tick leaves the page, once that is near. */
  #leaves(now: number): number | null {
    const { transport, session, opened } = this.#means;
    const around = AROUND * opened.rate;
    const passages = transport.passages(now - around, now + around);
    return firstOf(passages, this.#song.from, session.song.tempo, opened.rate);
  }

  #record(at: number): void {
    const past = this.#past;
    this.#past = [];
    this.stage = "recording";
    this.#tape = new Tape(
      { ...this.#means, past },
      this.#plan,
      { first: this.#song.from, at },
      {
        kept: (takes) => this.#keep(takes),
        trouble: (sentence) => this.#refused(sentence),
        silent: (silent) => this.#silent(silent),
        full: () => this.#full(),
      },
    );
    this.#owner.changed();
  }

  #follow(now: number): void {
    const before = this.#tape?.round;
    const ended = this.stage === "recording" ? this.#tape?.follow(now) : null;
    if (ended) {
      if (ended.moved) this.#owner.say(say("moved"));
      this.#end(ended.tick);
      this.#song.release();
      this.#owner.changed();
    } else if (this.#tape?.round !== before) this.#owner.changed();
    if (this.stage === "ending" && this.#tape?.isWhole(now)) this.#finish();
  }

  /** The take ends at a tick. */
  #end(tick: number = this.#means.transport.tick): void {
    if (this.stage === "waiting" || this.stage === "counting") this.#cancel();
    if (this.stage !== "recording") return;
    this.stage = "ending";
    if (this.#tape?.endAt(tick)) this.#unless("ending", () => this.#finish());
    else this.#cancel();
  }

  #finish(): void {
    this.#tape?.close();
    this.stage = this.#dropped ? "held" : "keeping";
    if (!this.#dropped) this.#tape?.keep();
    this.#owner.changed();
  }

  #keep(takes: readonly TakeInfo[]): void {
    this.#danger = false;
    this.#close();
    this.#kept(takes);
    this.#owner.changed();
  }

  /** The kernel refuses it, and offers back what has arrived. */
  #refused(sentence: string): void {
    this.#danger = true;
    this.#close();
    this.#song.stop();
    this.#owner.say(sentence);
    this.#owner.changed();
  }

  #full(): void {
    if (this.stage !== "recording") return;
    this.#danger = true;
    this.stop();
    this.#owner.say(say("full"));
  }

  #silent(silent: boolean): void {
    this.#danger = silent;
    this.#owner.say(silent ? say(this.stage === "recording" ? "away" : "away.kept") : "");
  }

  /** Nothing is there to be kept. */
  #cancel(sentence = this.#means.transport.trouble || say("nothing")): void {
    this.erase();
    if (!this.#dropped) this.#owner.say(sentence);
  }

  /** Do something where the input has given nothing, so that a stage does not end. */
  #unless(stage: Stage, work: () => void): void {
    this.#means.clock.after(PATIENCE, () => {
      if (this.stage === stage) work();
    });
  }

  #close(): void {
    this.stage = "over";
    this.#deafen();
  }

  /** The song has stopped, or has not begun. */
  #stopped(): void {
    if (this.stage === "ending" || this.stage === "over") return;
    this.#end();
    this.#song.release();
    this.#owner.changed();
  }
}
