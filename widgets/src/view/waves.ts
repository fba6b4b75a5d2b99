/** The pictures of recordings: asked for once each, and drawn when they have come. */
import type { Session } from "../live/session.js";

/** The loudest sample of each of many equal stretches of a recording, 0 to 1, and how long it is. */
export interface Wave {
  readonly peaks: Float32Array;
  readonly seconds: number;
}

export class Waves {
  readonly #session: Session;
  readonly #known = new Map<string, Wave | null>();
  readonly close: () => void;

  constructor(session: Session, arrived: () => void) {
    this.#session = session;
    this.close = session.hear("peaks", ({ take, seconds }, [bytes]) => {
      if (typeof take !== "string" || typeof seconds !== "number" || !bytes) return;
      const levels = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      this.#known.set(take, { peaks: Float32Array.from(levels, (level) => level / 255), seconds });
      arrived();
    });
  }

  /** A take was erased: what was drawn of it goes too. */
  forget(take: string): void {
    for (const name of this.#known.keys()) if (name.split("?")[0] === take) this.#known.delete(name);
  }

  /** The picture of a take, or null while it is on its way. */
  of(take: string): Wave | null {
    const found = this.#known.get(take);
    if (found !== undefined) return found;
    this.#known.set(take, null);
    this.#session.ask({ kind: "peaks", take });
    return null;
  }
}
