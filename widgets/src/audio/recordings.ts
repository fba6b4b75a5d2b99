/** The recordings of a song's audio clips: asked of the kernel once, and handed to the mixer when they are whole. */
import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";
import { aligned } from "../sound/arriving.js";
import type { Engine } from "./engine.js";

interface Coming {
  readonly left: Float32Array<ArrayBuffer>;
  readonly right: Float32Array<ArrayBuffer>;
  have: number;
}

export class Recordings {
  /** What the kernel refused, in a sentence. */
  refusal = "";
  readonly #session: Session;
  readonly #engine: Engine;
  readonly #tell: () => void;
  readonly #coming = new Map<string, Coming | null>();
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
      this.#coming.set(take, null);
    return false;
  }

  close(): void {
    this.#stop();
  }

  #hear(content: Readonly<Record<string, unknown>>, buffers: readonly DataView[]): void {
    const { take, rate, what, at, frames, sentence } = content;
    if (typeof take !== "string" || rate !== this.#engine.rate || this.#here.has(take)) return;
    if (what === "trouble") this.refusal = String(sentence);
    if (what === "part") this.#add(take, Number(at), Number(frames), buffers);
    if (what === "end") this.#finish(take);
    this.#tell();
  }

  #add(take: string, at: number, frames: number, [left, right]: readonly DataView[]): void {
    if (left === undefined || right === undefined) return;
    const coming = this.#coming.get(take) ?? {
      left: new Float32Array(frames),
      right: new Float32Array(frames),
      have: 0,
    };
    this.#coming.set(take, coming);
    const [one, other] = [new Float32Array(aligned(left, 4)), new Float32Array(aligned(right, 4))];
    if (at !== coming.have || at + one.length > coming.left.length) return;
    coming.left.set(one, at);
    coming.right.set(other, at);
    coming.have += one.length;
  }

  #finish(name: string): void {
    const coming = this.#coming.get(name);
    if (!coming || coming.have < coming.left.length) {
      this.#coming.delete(name);
      return;
    }
    const { left, right } = coming;
    this.#coming.delete(name);
    this.#here.add(name);
    this.#engine.post({ kind: "take", name, left, right }, [left.buffer, right.buffer]);
  }
}
