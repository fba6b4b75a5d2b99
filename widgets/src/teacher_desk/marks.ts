/** What the teacher says, as it stands on the page: it is ahead of the kernel, and stays here until the kernel has kept it. */
import type { Clock } from "../clock.js";
import { Kept, type Marking } from "./kept.js";
import { sent, withLevel } from "./marking.js";
import { decodeMark, type Levels, type Mark, type Row, type State, type Submission } from "./page.js";

export type Message =
  | ({ readonly kind: "mark" } & Marking)
  | {
      readonly kind: "level";
      readonly student: string;
      readonly criterion: string;
      readonly level: number | null;
    };

export class Marks {
  readonly #send: (message: Message) => void;
  readonly #kept: Kept;
  /** What was sent and is not known to be kept, by student. */
  readonly #unsure = new Map<string, Marking>();
  readonly #ahead = new Map<string, Levels>();
  #of: Submission | null = null;
  #mark: Mark = decodeMark(null);

  constructor(clock: Clock, send: (message: Message) => void) {
    this.#send = send;
    this.#kept = new Kept(clock, (marking) => this.#sent(marking));
  }

  /** The mark of the submission that is open. */
  get mark(): Mark {
    return this.#mark;
  }

  get waits(): boolean {
    return this.#kept.waits || this.#unsure.size > 0 || this.#ahead.size > 0;
  }

  /** Take a submission that has been opened; of the one that is open already, what stands here counts. */
  adopt(open: Submission | null): void {
    const same = open && this.#of && open.key === this.#of.key && open.digest === this.#of.digest;
    if (!same) {
      this.#kept.now();
      const unsure = open ? this.#unsure.get(open.key) : undefined;
      this.#mark = unsure && unsure.digest === open?.digest ? unsure.mark : (open?.mark ?? decodeMark(null));
    }
    this.#of = open;
  }

  /** Change what is said; what was given back is then to be given back again. */
  change(mark: Mark): void {
    this.#take({ ...mark, state: mark.state === "returned" ? "marked" : mark.state });
  }

  /** Say how far the marking is. */
  settle(state: State): void {
    this.#take({ ...this.#mark, state });
  }

  #take(mark: Mark): void {
    if (!this.#of) return;
    this.#mark = mark;
    this.#kept.soon({ student: this.#of.key, digest: this.#of.digest, mark: sent(mark) });
  }

  flush(): void {
    this.#kept.now();
  }

  /** Set one level of anybody; the same once more takes it back. */
  level(row: Row, criterion: string, level: number): void {
    if (row.key === this.#of?.key) {
      this.change(withLevel(this.#mark, criterion, level));
      return;
    }
    const { levels } = withLevel({ ...this.#mark, levels: this.levelsOf(row) }, criterion, level);
    this.#ahead.set(row.key, levels);
    this.#send({ kind: "level", student: row.key, criterion, level: levels[criterion] ?? null });
  }

  levelsOf(row: Row): Levels {
    return row.key === this.#of?.key ? this.#mark.levels : (this.#ahead.get(row.key) ?? row.levels);
  }

  /** The kernel has kept what was said of a student. */
  kept(student: string): void {
    this.#unsure.delete(student);
    this.#ahead.delete(student);
  }

  /** Send once more what is not known to be kept. */
  again(): void {
    for (const marking of [...this.#unsure.values()]) this.#sent(marking);
  }

  #sent(marking: Marking): void {
    this.#unsure.set(marking.student, marking);
    this.#send({ kind: "mark", ...marking });
  }
}
