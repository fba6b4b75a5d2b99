/** The recordings of a song's audio clips: asked of the kernel once, and handed to the mixer when they are whole. */
import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";
import { ArrivingTake } from "./arriving_take.js";
import type { Engine } from "./engine.js";

export class Recordings {
  /** What the kernel refused, in a sentence. */
  refusal = "";
  readonly #session: Session;
  readonly #engine: Engine;
  readonly #tell: () => void;
  readonly #coming = new Map<string, ArrivingTake>();
  readonly #here = new Set<string>();
  readonly #stop: Stop;

  constructor(session: Session, engine: Engine, tell: () => void) {
    [this.#session, this.#engine, this.#tell] = [session, engine, tell];
    this.#stop = session.hear("take", (content, buffers) => this.#hear(content, buffers));
  }

  /** Whether the mixer has a recording; if not, it is fetched. */
  has(take: string): boolean {
    if (this.#here.has(take)) return true;
    if (!this.#coming.has(take) && this.#session.ask({ kind: "take", rate: this.#engine.rate, take }))
      this.#coming.set(take, new ArrivingTake());
    return false;
  }

  close(): void {
    this.#stop();
  }

  #hear(content: Readonly<Record<string, unknown>>, buffers: readonly DataView[]): void {
    const { take, rate, what, sentence } = content;
    if (typeof take !== "string" || rate !== this.#engine.rate || this.#here.has(take)) return;
    if (what === "trouble") this.refusal = String(sentence);
    if (what === "part") this.#arriving(take).add(content, buffers);
    if (what === "end") this.#finish(take);
    this.#tell();
  }

  #arriving(take: string): ArrivingTake {
    const found = this.#coming.get(take) ?? new ArrivingTake();
    this.#coming.set(take, found);
    return found;
  }

  #finish(name: string): void {
    const whole = this.#coming.get(name)?.whole;
    this.#coming.delete(name);
    if (!whole) return;
    const { left, right } = whole;
    this.#here.add(name);
    this.#engine.post({ kind: "take", name, left, right }, [left.buffer, right.buffer]);
  }
}
