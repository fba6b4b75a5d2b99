/** The transport of a live song: plays it with the page's own mixer, and follows every edit while it sounds. */

import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";
import { deskPlan } from "../mix/plan.js";
import type { Song, Tick } from "../song/model.js";
import { songEnd } from "./conductor.js";
import type { Engine } from "./engine.js";
import { Hands } from "./hands.js";
import type { FromMixer } from "./messages.js";
import { Meters } from "./meters.js";
import { countInFrames } from "./metronome.js";
import type { Run } from "./run.js";
import { sameMix, sameParts, sameTime } from "./sameness.js";
import type { Score } from "./score.js";
import { openStage, type Stage } from "./stage.js";
import { loopFrames, Timeline } from "./timeline.js";
import type { Held, Level, LoopRegion, Motion, Source, Transport } from "./transport.js";
import { say } from "./words.js";
import { closeWorks, openWorks, scoreOf, type Works } from "./works.js";

/** How often it looks what to do next, in milliseconds. */
const TICK = 100;
/** From the decision to play until the first frame, in seconds. */
const HEAD_START = 0.02;
/** A browser that lets a context run does so within this time, in milliseconds. */
const HELD = 1500;
/** How long a start waits for the first sounds at most, in milliseconds. */
const PATIENCE = 5000;
const SLOWEST = 0.25;
const FASTEST = 2;

export class LiveTransport implements Transport {
  readonly #session: Session;
  readonly #listeners = new Set<() => void>();
  readonly #meters = new Meters();
  readonly #hands: Hands;
  readonly #forgetSession: Stop;
  readonly #silence: Stop = () => this.stop();
  #stage: Stage | null = null;
  #works: Works | null = null;
  #timeline: Timeline | null = null;
  #tick: Tick = 0;
  #motion: Motion = "stopped";
  #loop: LoopRegion | null = null;
  #metronome = false;
  #countIn = 0;
  #volume = 1;
  #speed = 1;
  #trouble = "";
  #began = 0;
  #ticker = 0;
  #changing = 0;
  /** The song as the mixer knows it. */
  #known: Song;

  constructor(session: Session) {
    this.#session = session;
    this.#known = session.song;
    this.#hands = new Hands(
      () => this.#works,
      () => session.song,
    );
    this.#forgetSession = session.listen(({ kind }) => kind === "song" && this.#songChanged());
  }

  get motion(): Motion {
    return this.#motion;
  }

  get tick(): Tick {
    return this.#motion === "playing" ? this.tickAt(performance.now()) : this.#tick;
  }

  get loop(): LoopRegion | null {
    return this.#loop;
  }

  get metronome(): boolean {
    return this.#metronome;
  }

  get countIn(): number {
    return this.#countIn;
  }

  get volume(): number {
    return this.#volume;
  }

  get speed(): number {
    return this.#speed;
  }

  get trouble(): string {
    return this.#trouble;
  }

  play(from: Tick = this.#motion === "playing" ? this.tick : this.#tick): void {
    this.#tick = Math.max(0, from >= this.#end && this.#end > 0 ? (this.#loop?.start ?? 0) : from);
    if (!this.#enter()) return;
    this.#trouble = "";
    this.#meters.forgive();
    [this.#motion, this.#began] = ["starting", performance.now()];
    this.#tend();
    this.#tell();
  }

  stop(): void {
    this.#halt("");
  }

  toggle(): void {
    if (this.#motion === "stopped") this.play();
    else this.stop();
  }

  seek(tick: Tick): void {
    this.#tick = Math.max(0, tick);
    if (this.#motion === "playing") this.#begin(0);
    else if (this.#works !== null) this.#works.conductor.stop(this.#frame(this.#tick));
    this.#tell();
  }

  setLoop(loop: LoopRegion | null): void {
    this.#loop = loop !== null && loop.end > loop.start ? loop : null;
    if (this.#motion === "playing") this.#rejoin();
    this.#tell();
  }

  setMetronome(on: boolean): void {
    this.#metronome = on;
    if (this.#works !== null) this.#works.conductor.clicking = on;
    if (this.#timeline !== null) this.#works?.conductor.change(this.#timeline.score);
    this.#tell();
  }

  setCountIn(bars: number): void {
    this.#countIn = Math.max(0, Math.round(bars));
    this.#tell();
  }

  setVolume(volume: number): void {
    this.#volume = Math.min(Math.max(volume, 0), 1);
    this.#stage?.setVolume(this.#volume ** 2);
    this.#tell();
  }

  setSpeed(speed: number): void {
    this.#speed = Math.min(Math.max(speed, SLOWEST), FASTEST);
    if (this.#works !== null) this.#changeSong(true);
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

  panic(): void {
    this.#hands.clear();
    this.#halt("");
    this.#works?.engine.post({ kind: "clear" });
  }

  level(owner: string): Level {
    return this.#meters.level(owner, performance.now() / 1000);
  }

  tickAt(moment: number): Tick {
    if (this.#timeline === null || this.#stage === null || this.#works === null) return this.#tick;
    return this.#timeline.tickAt(this.#stage.heard(moment) - this.#works.engine.delay);
  }

  listen(listener: () => void): Stop {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#halt("");
    this.#forgetSession();
    this.#closeStage();
    this.#listeners.clear();
  }

  get #end(): Tick {
    return songEnd(this.#session.song.tracks);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #say(sentence: string): void {
    if (sentence === this.#trouble) return;
    this.#trouble = sentence;
    this.#tell();
  }

  /** Let the page sound: only in a gesture may it begin to. False where it cannot. */
  #enter(): boolean {
    if (this.#stage?.context.state === "closed") this.#closeStage();
    this.#stage ??= openStage(this.#volume ** 2, () => this.#lost());
    if (this.#stage === null) {
      this.#halt(say("audio"));
      return false;
    }
    this.#stage.enter(this.#silence);
    if (this.#works === null) void this.#setUp(this.#stage);
    return true;
  }

  async #setUp(stage: Stage): Promise<void> {
    const engine = await stage.engine;
    if (this.#works !== null || this.#stage !== stage) return;
    const score = this.#score(engine);
    this.#works = openWorks(this.#session, engine, score, () => this.#came());
    this.#known = this.#session.song;
    this.#works.conductor.clicking = this.#metronome;
    engine.listen((message) => this.#hear(message));
    this.#came();
  }

  #closeStage(): void {
    if (this.#works !== null) closeWorks(this.#works);
    this.#stage?.close();
    [this.#stage, this.#works, this.#timeline] = [null, null, null];
  }

  /** The device or the context went away; the next start opens another. */
  #lost(): void {
    this.#halt(say("lost"));
    this.#closeStage();
  }

  #score(engine: Engine): Score {
    return scoreOf(this.#session.song, engine.rate, this.#speed);
  }

  #frame(tick: Tick): number {
    return this.#works === null ? 0 : this.#score(this.#works.engine).timing.frame(tick);
  }

  #tend(): void {
    clearInterval(this.#ticker);
    this.#ticker = Number(setInterval(() => this.#look(), TICK));
    this.#look();
  }

  #look(): void {
    if (this.#motion === "starting") this.#tryToBegin();
    else if (this.#motion === "playing") this.#goOn();
  }

  /** Sounds have come. */
  #came(): void {
    this.#hands.refresh();
    if (this.#motion === "starting") this.#tryToBegin();
    else this.#works?.conductor.refresh();
    const refusal = this.#works?.stock.refusal || this.#works?.recordings.refusal;
    if (refusal) this.#say(refusal);
  }

  /** Begin as soon as the browser and the first sounds allow it. */
  #tryToBegin(): void {
    const waited = performance.now() - this.#began;
    if (this.#stage?.context.state !== "running") {
      if (waited > HELD) this.#halt(say("held"));
      return;
    }
    const works = this.#works;
    if (works === null) return;
    const ready = works.conductor.ready(
      this.#score(works.engine),
      this.#runFrom(this.#tick, this.#leadFor()),
    );
    if (ready || works.stock.silent || waited > PATIENCE) this.#begin(this.#leadFor());
    if (works.stock.silent) this.#say(say("silent"));
  }

  #leadFor(): number {
    if (this.#works === null || this.#countIn === 0) return 0;
    return countInFrames(this.#score(this.#works.engine), this.#tick, this.#countIn);
  }

  #runFrom(tick: Tick, lead: number): Run {
    if (this.#works === null) return { at: 0, song: 0, lead, loop: null, joins: false };
    const { engine } = this.#works;
    const score = this.#score(engine);
    const at = engine.now() + Math.round(HEAD_START * engine.rate);
    return { at, song: score.timing.frame(tick), lead, loop: loopFrames(this.#loop, score), joins: false };
  }

  /** Play from the place where it is, after `lead` frames of counting in. */
  #begin(lead: number): void {
    if (this.#works === null) return;
    this.#go(this.#runFrom(this.#tick, lead), this.#score(this.#works.engine));
    this.#motion = "playing";
    this.#tell();
  }

  #go(run: Run, score: Score): void {
    if (this.#timeline === null) this.#timeline = new Timeline(run, score);
    else this.#timeline.turn(run, score);
    this.#works?.conductor.begin(score, run);
  }

  /** Go on from what sounds now by another loop or another time. */
  #rejoin(): void {
    if (this.#works === null || this.#timeline === null) return;
    const { engine } = this.#works;
    const score = this.#score(engine);
    const { run } = this.#timeline;
    const at = Math.max(engine.now(), run.at + run.lead);
    const song = this.#timeline.songFrame(at, score);
    this.#go({ at, song, lead: 0, loop: loopFrames(this.#loop, score), joins: true }, score);
  }

  #goOn(): void {
    const works = this.#works;
    if (works === null) return;
    works.conductor.extend();
    this.#tick = Math.max(0, this.tick);
    if (works.conductor.skipped) {
      works.conductor.skipped = false;
      this.#say(works.stock.silent ? say("silent") : say("skipped"));
    }
    if (this.#over()) this.#finish();
  }

  /** Whether the song has ended and nobody plays along. */
  #over(): boolean {
    const end = this.#end;
    return end > 0 && this.#loop === null && !this.#metronome && this.#hands.down === 0 && this.tick >= end;
  }

  #finish(): void {
    this.#halt(this.#trouble);
    this.#tick = this.#end;
    this.#tell();
  }

  #halt(sentence: string): void {
    if (this.#motion === "playing") this.#tick = Math.max(0, this.tick);
    [this.#motion, this.#trouble] = ["stopped", sentence];
    clearInterval(this.#ticker);
    this.#works?.conductor.stop(this.#frame(this.#tick));
    this.#timeline = null;
    this.#stage?.leave();
    this.#tell();
  }

  #songChanged(): void {
    if (this.#works === null || this.#changing !== 0) return;
    // Many edits of one gesture come together.
    this.#changing = Number(setTimeout(() => this.#changeSong(false), 0));
  }

  /** Let the mixer have what has changed of the song. */
  #changeSong(paced: boolean): void {
    this.#changing = 0;
    const works = this.#works;
    if (works === null) return;
    const [before, now] = [this.#known, this.#session.song];
    this.#known = now;
    const score = this.#score(works.engine);
    const retimed = paced || !sameTime(before, now);
    if (retimed || !sameMix(before, now)) works.rooms.post(deskPlan(score.song, score.timing), false);
    if (retimed && this.#motion === "playing") this.#rejoin();
    else if (!sameParts(before, now)) {
      this.#timeline?.keep(score);
      works.conductor.change(score);
    }
  }

  #hear(message: FromMixer): void {
    if (message.kind !== "report") return;
    this.#meters.add(message.ids, message.peaks, performance.now() / 1000);
  }
}

/** The transport of a song, for the room that all its widgets share. */
export const createTransport = (session: Session): LiveTransport => new LiveTransport(session);
