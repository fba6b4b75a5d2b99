/** Questions about one file on its way to the kernel, each asked again until it is answered. */

import type { Clock } from "../clock.js";
import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";

type Content = Readonly<Record<string, unknown>>;

/** A question is asked again after so many milliseconds without a word, and so often at most. */
const AGAIN = 4000;
const MOST = 8;

/** The kernel's refusal, in a sentence; empty where it did not answer at all. */
export class Refused extends Error {}

interface Open {
  readonly question: Content;
  readonly wanted: string;
  readonly bytes: ArrayBuffer | undefined;
  readonly resolve: (answer: Content) => void;
  readonly reject: (error: Refused) => void;
  tries: number;
}

export class Questions {
  readonly #session: Session;
  readonly #clock: Clock;
  readonly #file: string;
  readonly #stop: Stop;
  #open: Open | null = null;
  #timer: Stop = () => {};

  constructor(session: Session, clock: Clock, file: string) {
    [this.#session, this.#clock, this.#file] = [session, clock, file];
    this.#stop = session.hear("import", (answer) => this.#hear(answer));
  }

  /** Ask, and wait for the answer that is `wanted`; rejects with a Refused. */
  ask(question: Content, wanted: string, bytes?: ArrayBuffer): Promise<Content> {
    return new Promise((resolve, reject) => {
      this.#open = { question, wanted, bytes, resolve, reject, tries: 0 };
      this.#send(this.#open);
    });
  }

  close(): void {
    this.#timer();
    this.#stop();
  }

  #send(open: Open): void {
    open.tries += 1;
    const content = { kind: "import", file: this.#file, ...open.question };
    this.#session.ask(content, open.bytes === undefined ? undefined : [open.bytes]);
    this.#wait(open);
  }

  #wait(open: Open): void {
    this.#timer();
    this.#timer = this.#clock.after(AGAIN, () => {
      if (open.tries < MOST) this.#send(open);
      else this.#settle(() => open.reject(new Refused("")));
    });
  }

  #hear(answer: Content): void {
    const open = this.#open;
    if (open === null || answer.file !== this.#file) return;
    if (answer.what === "trouble") this.#settle(() => open.reject(new Refused(String(answer.sentence))));
    else if (answer.what === open.wanted && answer.n === open.question.n)
      this.#settle(() => open.resolve(answer));
    else if (answer.what === "keeping") {
      open.tries = 0;
      this.#wait(open);
    }
  }

  #settle(tell: () => void): void {
    this.#timer();
    this.#open = null;
    tell();
  }
}
