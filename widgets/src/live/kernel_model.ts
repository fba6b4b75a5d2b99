/** A kernel for tests: the same rules as the notebook's, on a line that delays, repeats, overtakes and loses. */

import type { Clock } from "../clock.js";
import type { Stop } from "../link.js";
import { apply, invert } from "../song/apply.js";
import { decodeEdit, encodeEdit } from "../song/edit_wire.js";
import type { Edit } from "../song/edits.js";
import type { Song } from "../song/model.js";
import { fieldsOf } from "../song/wire/record.js";
import { encode } from "../song/wire.js";
import type { Content, Hearer, Line } from "./lines.js";

type Fields = Readonly<Record<string, unknown>>;

/** Time that goes on only when it is told to. */
export class ModelClock implements Clock {
  #now = 0;
  #count = 0;
  #plans: { readonly at: number; readonly count: number; readonly work: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, work: () => void): Stop {
    const plan = { at: this.#now + milliseconds, count: this.#count++, work };
    this.#plans.push(plan);
    return () => {
      this.#plans = this.#plans.filter((other) => other !== plan);
    };
  }

  soon(work: () => void): Stop {
    return this.after(16, work);
  }

  /** Let everything happen that is planned up to a moment. */
  goTo(moment: number): void {
    for (;;) {
      const due = this.#plans.filter(({ at }) => at <= moment);
      if (due.length === 0) break;
      const next = due.reduce((a, b) => (b.at < a.at || (b.at === a.at && b.count < a.count) ? b : a));
      this.#plans = this.#plans.filter((plan) => plan !== next);
      this.#now = next.at;
      next.work();
    }
    this.#now = moment;
  }
}

/** What happens to one message: the delays, in milliseconds, after which it arrives; none when it is lost. */
export type Fate = () => readonly number[];

/** A widget's way to a kernel. */
export class ModelLine implements Line {
  kernel: ModelKernel | null;
  readonly #clock: Clock;
  readonly #fate: Fate;
  readonly #hearers = new Set<Hearer>();
  readonly #losers = new Set<() => void>();

  constructor(kernel: ModelKernel, clock: Clock, fate: Fate) {
    [this.kernel, this.#clock, this.#fate] = [kernel, clock, fate];
  }

  send(content: Content): void {
    const text = JSON.stringify(content);
    for (const delay of this.#fate())
      this.#clock.after(delay, () => this.kernel?.hear(fieldsOf(JSON.parse(text)) ?? {}, this));
  }

  /** Something the kernel says. */
  tell(content: Fields): void {
    const text = JSON.stringify(content);
    for (const delay of this.#fate())
      this.#clock.after(delay, () => {
        for (const hearer of [...this.#hearers]) hearer(JSON.parse(text), []);
      });
  }

  hear(hearer: Hearer): Stop {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  lost(listener: () => void): Stop {
    this.#losers.add(listener);
    return () => this.#losers.delete(listener);
  }

  /** The kernel has gone. */
  end(): void {
    this.kernel = null;
    for (const loser of [...this.#losers]) loser();
  }
}

interface Client {
  readonly person: string;
  line: ModelLine;
  seen: number;
  readonly early: Map<number, Fields>;
}

/** What is on the disk: it outlives a kernel. */
export interface Disk {
  song: Song;
  readonly seen: Map<string, number>;
  /** Every step that has been done or refused, by page and number. */
  readonly done: string[];
}

export class ModelKernel {
  readonly #disk: Disk;
  readonly #session: string;
  readonly #clients = new Map<string, Client>();
  readonly #steps: { readonly person: string; readonly name: string; readonly back: Edit }[] = [];
  #revision = 0;

  constructor(disk: Disk, session: string) {
    [this.#disk, this.#session] = [disk, session];
  }

  /** What code in a cell does. */
  code(edit: Edit): void {
    this.#disk.song = apply(this.#disk.song, edit);
    this.#did([{ by: "", edit }], {});
  }

  hear(message: Fields, line: ModelLine): void {
    const id = String(message.client);
    const client = this.#clients.get(id);
    if (message.kind === "hello") this.#greet(id, message, line);
    else if (!client) line.tell({ kind: "who", client: id });
    else if (message.kind === "edits") this.#edits(id, client, line, message.steps);
  }

  #greet(id: string, { person, known, next }: Fields, line: ModelLine): void {
    const client = this.#clients.get(id) ?? {
      person: String(person),
      line,
      seen: this.#disk.seen.get(id) ?? 0,
      early: new Map<number, Fields>(),
    };
    this.#clients.set(id, client);
    client.line = line;
    client.seen = Math.max(client.seen, Number(next) - 1);
    this.#whole(id, client, JSON.stringify(known) === JSON.stringify([this.#session, this.#revision]));
  }

  #whole(id: string, client: Client, known: boolean): void {
    client.line.tell({
      kind: "song",
      client: id,
      session: this.#session,
      revision: this.#revision,
      song: known ? null : encode(this.#disk.song),
      seen: client.seen,
      refused: [],
      people: [...this.#clients].map(([each, { person }]) => ({
        client: each,
        person,
        name: each,
        colour: 1,
      })),
      history: this.#history(),
    });
  }

  #edits(id: string, client: Client, line: ModelLine, steps: unknown): void {
    client.line = line;
    const before = client.seen;
    for (const step of Array.isArray(steps) ? steps : []) this.#early(client, fieldsOf(step) ?? {});
    const deeds: { by: string; edit: Edit }[] = [];
    for (let next = client.early.get(client.seen + 1); next; next = client.early.get(client.seen + 1)) {
      client.early.delete(++client.seen);
      deeds.push(...this.#step(id, client, next));
    }
    if (client.seen === before) {
      if (client.early.size === 0) this.#whole(id, client, false);
      return;
    }
    this.#disk.seen.set(id, client.seen);
    this.#did(deeds, { [id]: client.seen });
  }

  #early(client: Client, step: Fields): void {
    if (Number(step.seq) > client.seen) client.early.set(Number(step.seq), step);
  }

  #step(id: string, client: Client, step: Fields): readonly { by: string; edit: Edit }[] {
    this.#disk.done.push(`${id}:${step.seq}`);
    const last = step.undo ? this.#steps.findLastIndex(({ person }) => person === client.person) : -1;
    const undone = last < 0 ? undefined : this.#steps.splice(last, 1)[0];
    try {
      const edit = undone ? undone.back : decodeEdit(step.edit);
      const back = invert(this.#disk.song, edit);
      this.#disk.song = apply(this.#disk.song, edit);
      if (!undone) this.#steps.push({ person: client.person, name: String(step.name ?? "step"), back });
      return [{ by: id, edit }];
    } catch (error) {
      const sentence = error instanceof Error ? error.message : "";
      client.line.tell({ kind: "refused", client: id, seq: step.seq, sentence });
      return [];
    }
  }

  #did(deeds: readonly { by: string; edit: Edit }[], seen: Readonly<Record<string, number>>): void {
    const from = this.#revision;
    this.#revision += deeds.length;
    const told = deeds.map(({ by, edit }) => ({ by, edit: encodeEdit(edit) }));
    const message = {
      kind: "did",
      session: this.#session,
      from,
      deeds: told,
      seen,
      history: this.#history(),
    };
    for (const line of new Set([...this.#clients.values()].map((client) => client.line))) line.tell(message);
  }

  #history(): Fields {
    const names = [...this.#clients.values()].map(({ person }) => {
      const last = this.#steps.findLast((step) => step.person === person);
      return [person, [last ? `Undo: ${last.name}` : "", ""]];
    });
    return Object.fromEntries(names);
  }
}
