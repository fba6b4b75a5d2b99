/** The transport of a live song: plays it with the page's own mixer, and follows every edit while it sounds. */
import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";
import type { Note, Tick } from "../song/model.js";
import { songEnd } from "./conductor.js";
import { Ease } from "./ease.js";
import { Hands } from "./hands.js";
import { Holds } from "./holds.js";
import type { FromMixer } from "./messages.js";
import { Meters } from "./meters.js";
import { Opening } from "./opening.js";
import { Player } from "./player.js";
import type { Held, Level, LoopRegion, Motion, Passage, Source, Transport } from "./transport.js";
import { say } from "./words.js";
import type { Works } from "./works.js";

/** How often it looks what to do next, in milliseconds. */
const TICK = 100;
/** A browser that lets a context run does so within this time, in milliseconds. */
const HELD = 1500;
/** How long a start waits for the first sounds at most, in milliseconds. */
const PATIENCE = 5000;
const SLOWEST = 0.25;
const FASTEST = 2;

export class LiveTransport implements Transport {
  readonly #session: Session;
  readonly #opening: Opening;
  readonly #player: Player;
  readonly #hands: Hands;
  readonly #meters = new Meters();
  readonly #held = new Holds();
  readonly #ease = new Ease();
  readonly #listeners = new Set<() => void>();
  readonly #forgetSession: Stop;
  readonly #silence: Stop = () => this.stop();
  motion: Motion = "stopped";
  loop: LoopRegion | null = null;
  metronome = false;
  countIn = 0;
  volume = 1;
  speed = 1;
  trouble = "";
  #tick: Tick = 0;
  #began = 0;
  #ticker = 0;
  /** The tracks that are played from copies, as they were said. */
  #copied = "";

  constructor(session: Session) {
    this.#session = session;
    this.#opening = new Opening(session, {
      score: (rate) => this.#player.score(rate),
      gain: () => this.volume ** 2,
      opened: () => this.#opened(),
      came: () => this.#came(),
      lost: () => this.#halt(say("lost")),
      hear: (message) => this.#hear(message),
    });
    this.#player = new Player(session, this.#opening, () => this);
    const [works, song] = [() => this.#works, () => session.song];
    this.#hands = new Hands(works, song);
    this.#forgetSession = session.listen(({ kind }) => kind === "song" && this.#player.changed());
  }

  get tick(): Tick {
    return this.motion === "playing" ? this.tickAt(performance.now()) : this.#tick;
  }

  play(from: Tick = this.tick): void {
    const end = this.#end;
    this.#tick = Math.max(0, from >= end && end > 0 ? (this.loop?.start ?? 0) : from);
    if (!this.#enter()) return;
    [this.motion, this.trouble, this.#began] = ["starting", "", performance.now()];
    this.#meters.forgive();
    clearInterval(this.#ticker);
    this.#ticker = Number(setInterval(() => this.#look(), TICK));
    this.#look();
    this.#tell();
  }

  stop(): void {
    this.#halt("");
  }

  toggle(): void {
    if (this.motion === "stopped") this.play();
    else this.stop();
  }

  seek(tick: Tick): void {
    this.#tick = Math.max(0, tick);
    if (this.motion === "playing") this.#player.begin(this.#tick, false);
    else this.#player.stop(this.#tick);
    this.#tell();
  }

  setLoop(loop: LoopRegion | null): void {
    this.loop = loop !== null && loop.end > loop.start ? loop : null;
    if (this.motion === "playing") this.#player.rejoin();
    this.#tell();
  }

  setMetronome(on: boolean): void {
    this.metronome = on;
    this.#player.click(on);
    this.#tell();
  }

  setCountIn(bars: number): void {
    this.countIn = Math.max(0, Math.round(bars));
    this.#tell();
  }

  setVolume(volume: number): void {
    this.volume = Math.min(Math.max(volume, 0), 1);
    this.#opening.stage?.setVolume(this.volume ** 2);
    this.#tell();
  }

  /** How fast it goes, from a quarter to twice the song's own tempo. */
  setSpeed(speed: number): void {
    this.speed = Math.min(Math.max(speed, SLOWEST), FASTEST);
    this.#player.changed();
    this.#tell();
  }

  preview(source: Source, pitch: number, velocity: number, seconds = 0.4): void {
    const held = this.press(source, pitch, velocity);
    setTimeout(() => held.release(), seconds * 1000);
  }

  press(source: Source, pitch: number, velocity: number): Held {
    this.#enter();
    return this.#hands.press(source, pitch, velocity);
  }

  audition(source: Source, notes: readonly Note[]): Stop {
    this.#enter();
    return this.#hands.audition(source, notes);
  }

  panic(): void {
    this.#hands.clear();
    this.#halt("");
    this.#works?.engine.post({ kind: "clear" });
  }

  level(owner: string): Level {
    return this.#meters.level(owner, performance.now() / 1000);
  }

  /** The part of its time that the mixer needed lately. */
  get load(): number {
    return this.#ease.load;
  }

  tickAt(moment: number): Tick {
    return this.#player.tickAt(moment) ?? this.#tick;
  }

  passages(from: number, until: number): readonly Passage[] {
    return this.#player.passages(from, until);
  }

  hold(): Stop {
    return this.#held.add();
  }

  listen(listener: () => void): Stop {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#halt("");
    this.#forgetSession();
    this.#opening.close();
    this.#listeners.clear();
  }

  get #works(): Works | null {
    return this.#opening.works;
  }

  get #end(): Tick {
    return songEnd(this.#session.song.tracks);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #say(sentence: string): void {
    if (sentence === this.trouble) return;
    this.trouble = sentence;
    this.#tell();
  }

  /** Let the page sound; must be called in a gesture. False where it cannot. */
  #enter(): boolean {
    const open = this.#opening.enter(this.#silence);
    if (!open) this.#halt(say("audio"));
    return open;
  }

  #opened(): void {
    this.#player.opened();
    this.#player.click(this.metronome);
    if (this.#works?.engine.apart === false) this.#say(say("page"));
    this.#came();
  }

  /** Sounds have come. */
  #came(): void {
    this.#hands.refresh();
    if (this.motion === "starting") this.#tryToBegin();
    else this.#works?.conductor.refresh();
    const refusal = this.#works?.stock.refusal || this.#works?.recordings.refusal;
    if (refusal) this.#say(refusal);
  }

  #look(): void {
    if (this.motion === "starting") this.#tryToBegin();
    else if (this.motion === "playing") this.#goOn();
  }

  /** Begin as soon as the browser and the first sounds allow it. */
  #tryToBegin(): void {
    const waited = performance.now() - this.#began;
    if (!this.#opening.running) {
      if (waited > HELD) this.#halt(say("held"));
      return;
    }
    const works = this.#works;
    if (works === null) return;
    if (this.#player.ready(this.#tick) || works.stock.silent || waited > PATIENCE) {
      this.#player.begin(this.#tick, true);
      this.motion = "playing";
      this.#tell();
    }
    if (works.stock.silent) this.#say(say("silent"));
  }

  #goOn(): void {
    this.#player.extend();
    this.#tick = Math.max(0, this.tick);
    const works = this.#works;
    if (works?.conductor.skipped === true) {
      works.conductor.skipped = false;
      this.#say(works.stock.silent ? say("silent") : say("skipped"));
    }
    this.#copy();
    if (this.#over()) this.#finish();
  }

  /** Play the busiest tracks from copies where nothing else helps, and say which. */
  #copy(): void {
    const names = this.#player.copy(this.#ease.copies);
    const tracks = names.join(", ");
    if (tracks === this.#copied) return;
    this.#copied = tracks;
    this.#say(names.length === 0 ? "" : say(names.length === 1 ? "frozen" : "frozen.many", { tracks }));
  }

  /** Whether the song has ended and nobody plays along. */
  #over(): boolean {
    const end = this.#end;
    const goesOn = this.loop !== null || this.metronome || this.#held.some || this.#hands.down > 0;
    return end > 0 && !goesOn && this.tick >= end;
  }

  #finish(): void {
    this.#halt(this.trouble, true);
    this.#tick = this.#end;
    this.#tell();
  }

  #halt(sentence: string, ringOut = false): void {
    if (this.motion === "playing") this.#tick = Math.max(0, this.tick);
    [this.motion, this.trouble] = ["stopped", sentence];
    clearInterval(this.#ticker);
    this.#player.stop(this.#tick, ringOut);
    this.#opening.stage?.leave();
    this.#tell();
  }

  #hear(message: FromMixer): void {
    if (message.kind !== "report") return;
    this.#meters.add(message.ids, message.peaks, performance.now() / 1000);
    this.#ease.weigh(message);
    if (this.motion !== "playing") return;
    const said = this.#ease.follow(message, (voices) => this.#works?.engine.post({ kind: "limit", voices }));
    if (said !== null) this.#say(said);
  }
}

/** The transport of a song, for the room that all its widgets share. */
export const createTransport = (session: Session): Transport => new LiveTransport(session);
