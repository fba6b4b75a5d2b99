/** Opens the sound of a song when it is first needed, and again after it was lost. */

import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";
import type { FromMixer } from "./messages.js";
import type { Score } from "./score.js";
import { openStage, type Stage } from "./stage.js";
import { closeWorks, openWorks, type Works } from "./works.js";

/** What its owner is told, and asked. */
export interface Owner {
  score(rate: number): Score;
  gain(): number;
  opened(): void;
  /** Sounds have come. */
  came(): void;
  lost(): void;
  hear(message: FromMixer): void;
}

export class Opening {
  readonly #session: Session;
  readonly #owner: Owner;
  #stage: Stage | null = null;
  #works: Works | null = null;

  constructor(session: Session, owner: Owner) {
    [this.#session, this.#owner] = [session, owner];
  }

  get stage(): Stage | null {
    return this.#stage;
  }

  get works(): Works | null {
    return this.#works;
  }

  /** Whether the browser lets it sound. */
  get running(): boolean {
    return this.#stage?.context.state === "running";
  }

  /** Let the page sound: only in a gesture may it begin to. False where it cannot. */
  enter(silence: Stop): boolean {
    if (this.#stage?.context.state === "closed") this.close();
    this.#stage ??= openStage(this.#owner.gain(), () => this.#lose());
    if (this.#stage === null) return false;
    this.#stage.enter(silence);
    if (this.#works === null) void this.#setUp(this.#stage);
    return true;
  }

  close(): void {
    if (this.#works !== null) closeWorks(this.#works);
    this.#stage?.close();
    [this.#stage, this.#works] = [null, null];
  }

  #lose(): void {
    this.#owner.lost();
    this.close();
  }

  async #setUp(stage: Stage): Promise<void> {
    const engine = await stage.engine;
    if (this.#works !== null || this.#stage !== stage) return;
    const score = this.#owner.score(engine.rate);
    this.#works = openWorks(this.#session, engine, score, () => this.#owner.came());
    engine.listen((message) => this.#owner.hear(message));
    this.#owner.opened();
  }
}
