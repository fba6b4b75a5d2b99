/** What has happened, in the order in which it happened, whatever overtook what on the way. */
import type { Did } from "./messages.js";

export class Sequence {
  /** One kernel's run; its revisions count from 0. */
  session = "";
  revision = -1;
  readonly #early = new Map<number, Did>();

  /** True when something is here that cannot be understood before what is still missing. */
  get gap(): boolean {
    return this.#early.size > 0;
  }

  /** Begin at a whole song. */
  begin(session: string, revision: number): void {
    const same = session === this.session;
    for (const from of [...this.#early.keys()]) if (!same || from < revision) this.#early.delete(from);
    [this.session, this.revision] = [session, revision];
  }

  /** Those of the messages so far whose turn it is now; what was heard before is left out. */
  due(did: Did): readonly Did[] {
    if (did.from > this.revision) this.#early.set(did.from, did);
    const found: Did[] = [];
    let next = did.from === this.revision ? did : undefined;
    while (next) {
      found.push(next);
      this.revision += next.deeds.length;
      next = this.#next();
    }
    return found;
  }

  #next(): Did | undefined {
    const next = this.#early.get(this.revision);
    this.#early.delete(this.revision);
    return next;
  }
}
