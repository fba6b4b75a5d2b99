/** The takes of a song as the kernel tells of them, what is asked of it about them, and what stands in the way. */

import type { Clock } from "../clock.js";
import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";
import type { Tick } from "../song/model.js";
import { importFile } from "./importing.js";
import { hearTake } from "./listening.js";
import type { Kept, Recovered, TakeInfo } from "./recording.js";
import { decodeRecovered, decodeTakes } from "./take_wire.js";

type Content = Readonly<Record<string, unknown>>;

const OURS = new Set(["takes", "take-set", "take-delete", "recover", "discard", "recording", "import"]);

export abstract class TakeShelf {
  protected readonly session: Session;
  protected readonly clock: Clock;
  protected sentence = "";
  readonly #recovering = new Map<string, Kept>();
  #takes: readonly TakeInfo[] = [];
  #recovered: readonly Recovered[] = [];
  #asked = false;

  constructor(session: Session, clock: Clock) {
    [this.session, this.clock] = [session, clock];
    session.hear("takes", (content) => this.#took(content));
    session.hear("recording", (content) => this.#heard(content));
    session.hear("unanswered", ({ asked, sentence }) => {
      if (OURS.has(String(asked))) this.say(String(sentence));
    });
  }

  get takes(): readonly TakeInfo[] {
    this.#ask();
    return this.#takes;
  }

  get recovered(): readonly Recovered[] {
    this.#ask();
    return this.#recovered;
  }

  hear(take: string, ended: () => void): Stop {
    return hearTake(this.session, take, ended);
  }

  rename(take: string, title: string): void {
    this.#say({ kind: "take-set", take, title });
  }

  nudge(take: string, nudge: number): void {
    this.#say({ kind: "take-set", take, nudge });
  }

  delete(take: string, force = false): void {
    this.#say({ kind: "take-delete", take, ...(force ? { force } : {}) });
  }

  recover(recording: string, kept: Kept): void {
    this.#recovering.set(recording, kept);
    this.#say({ kind: "recover", recording });
  }

  discard(recording: string): void {
    this.#say({ kind: "discard", recording });
  }

  async import(file: File, track: string, at: Tick): Promise<TakeInfo | null> {
    const imported = await importFile(this.session, this.clock, file, { id: newName(), track, at });
    if (imported.kind === "take") return imported.take;
    this.say(imported.sentence);
    return null;
  }

  /** Say something that is to be known; empty takes it back. */
  protected say(sentence: string): void {
    this.sentence = sentence;
    this.tell();
  }

  /** Tell whoever listens. */
  protected abstract tell(): void;

  /** Another kernel may have other takes: ask again when somebody looks. */
  protected forgetAsked(): void {
    this.#asked = false;
    this.tell();
  }

  /** Ask for the takes, once. */
  #ask(): void {
    if (!this.#asked) this.#asked = this.session.ask({ kind: "takes" });
  }

  #say(content: Content): void {
    this.sentence = "";
    this.session.ask(content);
  }

  #took({ takes, recovered }: Content): void {
    [this.#takes, this.#recovered, this.#asked] = [decodeTakes(takes), decodeRecovered(recovered), true];
    this.tell();
  }

  /** What came of a recording that broke off. */
  #heard({ what, recording, takes, sentence }: Content): void {
    const name = String(recording);
    const kept = this.#recovering.get(name);
    if (kept === undefined || (what !== "kept" && what !== "trouble")) return;
    this.#recovering.delete(name);
    if (what === "trouble") this.say(String(sentence));
    else kept(decodeTakes(takes));
  }
}

/** A name that no other recording or file has: when it was made, and something by chance. */
export function newName(): string {
  const when = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const chance = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return `${when}-${chance.toString(36)}`;
}
