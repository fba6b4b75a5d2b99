/** Those who hear the kernel's messages of one kind, such as sounds or code. */
import type { Stop } from "../link.js";
import type { Listener } from "./session.js";

export class Hearers {
  readonly #hearers = new Map<string, Set<Listener>>();

  add(kind: string, listener: Listener): Stop {
    const listeners = this.#hearers.get(kind) ?? new Set();
    this.#hearers.set(kind, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  pass(message: Readonly<Record<string, unknown>>, buffers: readonly DataView[]): void {
    for (const listener of [...(this.#hearers.get(String(message.kind)) ?? [])]) listener(message, buffers);
  }
}
