/** One widget's wait for the core: the kernel is asked, again and again, until it is here by whatever way. */

import { type Clock, pageClock } from "../clock.js";
import type { Host, Stop } from "../link.js";
import { say } from "../live/words.js";
import { type Core, type Load, loadText, type PageCore, pageCore } from "./page_core.js";

/** Without an answer the question is repeated after this long, in milliseconds. */
const AGAIN = 2000;
/** After so many questions without an answer the reader is told. */
const SILENT = 2;

export class Asking {
  readonly #host: Host;
  readonly #build: string;
  readonly #clock: Clock;
  readonly #load: Load;
  readonly #kept: PageCore;
  readonly #listeners = new Set<() => void>();
  #trouble = "";
  #unanswered = 0;
  #timer: Stop = () => {};

  constructor(host: Host, build: string, clock: Clock = pageClock, load: Load = loadText) {
    [this.#host, this.#build, this.#clock, this.#load] = [host, build, clock, load];
    this.#kept = pageCore(build);
    if (this.#kept.here) return;
    host.on("msg:custom", this.#hear);
    void this.#kept.core.then(() => this.stop());
    this.#begin();
  }

  get core(): Promise<Core> {
    return this.#kept.core;
  }

  /** What stands in the way, in a sentence; empty when nothing does. */
  get trouble(): string {
    return this.#trouble;
  }

  listen(listener: () => void): Stop {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#timer();
    this.#host.off("msg:custom", this.#hear);
  }

  /** What another widget has just asked for is on its way to this one as well. */
  #begin(): void {
    const { asked } = this.#kept;
    if (this.#clock.now() - asked >= AGAIN) this.#ask();
    else this.#plan();
  }

  #ask(): void {
    this.#kept.asked = this.#clock.now();
    const { page } = this.#kept;
    try {
      this.#host.send({ kind: "core", build: this.#build, page });
    } catch {
      // This widget's line is closed; another's may not be.
    }
    this.#plan();
  }

  #plan(): void {
    this.#timer = this.#clock.after(AGAIN, () => {
      this.#unanswered += 1;
      if (this.#unanswered === SILENT) this.#fail(say("busy"));
      this.#ask();
    });
  }

  readonly #hear = (content: unknown, buffers: unknown): void => {
    const { kind, build }: { readonly kind?: unknown; readonly build?: unknown } = Object(content);
    if (kind !== "core") return;
    this.#unanswered = 0;
    const code: unknown = Array.isArray(buffers) ? buffers[0] : null;
    if (build !== this.#build) this.#fail(say("updated"));
    else if (code instanceof DataView) this.#take(code);
  };

  #take({ buffer, byteOffset, byteLength }: DataView): void {
    const code = new Uint8Array(buffer, byteOffset, byteLength).slice();
    this.#kept.take(code, this.#load).catch(() => this.#fail(say("broken")));
  }

  #fail(sentence: string): void {
    this.#trouble = sentence;
    for (const listener of [...this.#listeners]) listener();
  }
}
