/** Plays the song from anywhere to anywhere, and lets the mixer have whatever changes meanwhile. */
import type { Session } from "../live/session.js";
import { deskPlan } from "../mix/plan.js";
import type { Song, Tick } from "../song/model.js";
import { countInFrames } from "./metronome.js";
import type { Opening } from "./opening.js";
import type { Run } from "./run.js";
import { sameMix, sameParts, sameTime } from "./sameness.js";
import type { Score } from "./score.js";
import { loopFrames, Timeline } from "./timeline.js";
import type { LoopRegion, Passage } from "./transport.js";
import { scoreOf, type Works } from "./works.js";

/** From the decision to play until the first frame, in seconds. */
const HEAD_START = 0.02;

/** How it is to be played. */
export interface Manner {
  readonly speed: number;
  readonly loop: LoopRegion | null;
  readonly countIn: number;
}

export class Player {
  readonly #session: Session;
  readonly #opening: Opening;
  readonly #manner: () => Manner;
  #timeline: Timeline | null = null;
  #changing = 0;
  /** The song and the speed as the mixer knows them. */
  #known: Song;
  #pace = 1;

  constructor(session: Session, opening: Opening, manner: () => Manner) {
    [this.#session, this.#opening, this.#manner] = [session, opening, manner];
    this.#known = session.song;
  }

  /** The song as it is played at a rate. */
  score(rate: number): Score {
    return scoreOf(this.#session.song, rate, this.#manner().speed);
  }

  /** The mixer has just been told all of the song. */
  opened(): void {
    [this.#known, this.#pace] = [this.#session.song, this.#manner().speed];
  }

  /** Whether the first sounds from a tick on are there; if not, they are fetched. */
  ready(tick: Tick): boolean {
    const works = this.#opening.works;
    return works?.conductor.ready(this.score(works.engine.rate), this.#runFrom(works, tick, true)) ?? false;
  }

  /** Play from a tick on, counted in or at once. */
  begin(tick: Tick, counted: boolean): void {
    const works = this.#opening.works;
    if (works === null) return;
    this.#go(works, this.#runFrom(works, tick, counted), this.score(works.engine.rate));
  }

  /** Go on from what sounds now in another manner: another loop, another time. */
  rejoin(): void {
    const works = this.#opening.works;
    if (works === null || this.#timeline === null) return;
    const { run } = this.#timeline;
    const score = this.score(works.engine.rate);
    const at = Math.max(works.engine.now(), run.at + run.lead);
    const song = this.#timeline.songFrame(at, score);
    this.#go(works, { at, song, lead: 0, loop: loopFrames(this.#manner().loop, score), joins: true }, score);
  }

  /** Stand still at a tick. What sounds fades, or rings out as at a song's end. */
  stop(tick: Tick, ringOut = false): void {
    const works = this.#opening.works;
    this.#timeline = null;
    works?.conductor.stop(this.score(works.engine.rate).timing.frame(tick), ringOut);
  }

  /** Plan on; to be called several times a second. */
  extend(): void {
    this.#opening.works?.conductor.extend();
  }

  /** Play so many tracks from copies, and give their names. */
  copy(count: number): readonly string[] {
    const works = this.#opening.works;
    const timeline = this.#timeline;
    if (works === null || timeline === null) return [];
    const { engine, copyist } = works;
    const score = this.score(engine.rate);
    copyist.tend(count, score, (frames) =>
      timeline.songFrame(engine.now() + Math.round(frames), timeline.score),
    );
    return copyist.names;
  }

  /** Whether each beat is clicked. */
  click(on: boolean): void {
    const works = this.#opening.works;
    if (works === null) return;
    works.conductor.clicking = on;
    works.conductor.change(this.score(works.engine.rate));
  }

  /** The tick that is heard at a moment of `performance.now()`; null where nothing plays. */
  tickAt(moment: number): Tick | null {
    const { stage, works } = this.#opening;
    if (this.#timeline === null || stage === null || works === null) return null;
    return this.#timeline.tickAt(stage.heard(moment) - works.engine.delay);
  }

  /** The ways through the song from one frame of the page's audio up to another; empty where nothing plays. */
  passages(from: number, until: number): readonly Passage[] {
    const { works } = this.#opening;
    if (this.#timeline === null || works === null) return [];
    const { delay } = works.engine;
    return this.#timeline
      .passages(from - delay, until - delay)
      .map((passage) => ({ ...passage, at: passage.at + delay }));
  }

  /** The song or the speed has changed. Many edits of one gesture are taken together. */
  changed(): void {
    if (this.#opening.works === null || this.#changing !== 0) return;
    this.#changing = Number(setTimeout(() => this.#change(), 0));
  }

  #change(): void {
    this.#changing = 0;
    const works = this.#opening.works;
    if (works === null) return;
    const [before, now, score] = [this.#known, this.#session.song, this.score(works.engine.rate)];
    const retimed = this.#pace !== score.speed || !sameTime(before, now);
    [this.#known, this.#pace] = [now, score.speed];
    if (retimed || !sameMix(before, now)) works.rooms.post(deskPlan(score.song, score.timing), false);
    if (retimed) this.rejoin();
    else if (!sameParts(before, now)) {
      this.#timeline?.keep(score);
      works.conductor.change(score);
    }
  }

  #runFrom({ engine }: Works, tick: Tick, counted: boolean): Run {
    const score = this.score(engine.rate);
    const { loop, countIn } = this.#manner();
    const lead = counted && countIn > 0 ? countInFrames(score, tick, countIn) : 0;
    const at = engine.now() + Math.round(HEAD_START * engine.rate);
    return { at, song: score.timing.frame(tick), lead, loop: loopFrames(loop, score), joins: false };
  }

  #go({ conductor }: Works, run: Run, score: Score): void {
    if (this.#timeline === null) this.#timeline = new Timeline(run, score);
    else this.#timeline.turn(run, score);
    conductor.begin(score, run);
  }
}
