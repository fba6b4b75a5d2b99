/** One live song on one page: what is edited shows at once, and the kernel's order wins. */

import type { Clock } from "../clock.js";
import type { Stop } from "../link.js";
import type { Edit } from "../song/edits.js";
import { SongError } from "../song/errors.js";
import type { Song } from "../song/model.js";
import { fieldsOf } from "../song/wire/record.js";
import { Announcer } from "./announcer.js";
import { Company } from "./company.js";
import { Dispatch } from "./dispatch.js";
import { Doubt } from "./doubt.js";
import { Hearers } from "./hearers.js";
import { type Content, type Line, Lines } from "./lines.js";
import { type Did, decodeTold, encodeHere, type Told, type Whole } from "./messages.js";
import { Once } from "./once.js";
import { Picture } from "./picture.js";
import type { Self } from "./self.js";
import { asking, LARGEST_STEP, type Outgoing, outgoing } from "./sending.js";
import { Sequence } from "./sequence.js";
import type { Here, Listener, News, Person, Session, Step } from "./session.js";
import { say } from "./words.js";

/** How often a page that has nothing to say shows that it is there, in milliseconds. */
const HEARTBEAT = 25_000;
/** How long what has been overtaken on the way is waited for, in milliseconds. */
const OVERTAKEN = 150;
/** How often the others are told where one points, in milliseconds. */
const POINTING = 50;

export class LiveSession implements Session {
  readonly id: string;
  readonly #lines: Lines;
  readonly #doubt: Doubt;
  readonly #company: Company;
  readonly #sequence = new Sequence();
  readonly #hearers = new Hearers();
  readonly #dispatch = new Dispatch((steps) => this.ask({ kind: "edits", steps }));
  readonly #announcer: Announcer;
  readonly #once: Once;
  #self: Self;
  #picture: Picture<Outgoing> | null = null;
  #here: Here | null = null;
  /** True when a way to the kernel has ended. */
  #lost = false;

  constructor(id: string, self: Self, clock: Clock) {
    [this.id, this.#self] = [id, self];
    this.#company = new Company(self.person);
    this.#once = new Once(clock);
    this.#announcer = new Announcer(this.#once);
    this.#doubt = new Doubt(clock, () => this.#wonder());
    this.#lines = new Lines(
      (line, content, buffers) => this.#hear(line, content, buffers),
      (lost) => {
        this.#lost ||= lost;
        this.#resync();
      },
    );
    this.#beat();
  }

  /** True as soon as the song is here. */
  get ready(): boolean {
    return this.#picture !== null;
  }

  get song(): Song {
    if (!this.#picture) throw new SongError(say("opening"));
    return this.#picture.song;
  }

  get people(): readonly Person[] {
    return this.#company.others;
  }

  get undoName(): string {
    return this.#company.undoName;
  }

  get redoName(): string {
    return this.#company.redoName;
  }

  get online(): boolean {
    return this.#announcer.online;
  }

  get trouble(): string {
    return this.#announcer.trouble;
  }

  /** How many steps the kernel has not answered yet. */
  get waiting(): number {
    return this.#picture?.pending.length ?? 0;
  }

  /** Use one more widget's way to the kernel; the answer gives it up. */
  attach(line: Line): Stop {
    return this.#lines.add(line);
  }

  /** Be called by another name. */
  rename(name: string): void {
    if (name === this.#self.name) return;
    this.#self = { ...this.#self, name };
    this.greet();
  }

  edit(edit: Edit, { name = "", join = false }: Step = {}): boolean {
    if (!this.#picture) return false;
    try {
      const step = outgoing(this.#dispatch.next, edit, name, join);
      if (step.size > LARGEST_STEP) throw new SongError(say("large"));
      this.#picture.add(step);
    } catch (error) {
      if (!(error instanceof SongError)) throw error;
      this.#announcer.refuse(error.message);
      return false;
    }
    this.#stepped();
    this.#announcer.songNow(() => this.song);
    return true;
  }

  undo(): void {
    this.#askFor("undo");
  }

  redo(): void {
    this.#askFor("redo");
  }

  point(here: Here | null): void {
    this.#here = here;
    if (this.people.length === 0) return;
    this.#once.after("pointing", POINTING, () => this.ask({ kind: "here", here: encodeHere(this.#here) }));
  }

  ask(content: Content, buffers?: readonly ArrayBuffer[]): boolean {
    return this.#lines.send({ ...content, client: this.#self.client }, { buffers });
  }

  hear(kind: string, listener: Listener): Stop {
    return this.#hearers.add(kind, listener);
  }

  listen(listener: (news: News) => void): Stop {
    return this.#announcer.add(listener);
  }

  forgive(): void {
    this.#announcer.refuse("");
  }

  /** Say who and where we are, by the best way or by `all`; the kernel answers with what we lack. */
  greet(all = false): void {
    if (!this.#lines.some) return;
    const next = this.#picture?.pending[0]?.seq ?? this.#dispatch.next;
    const { session, revision } = this.#sequence;
    this.#lines.send({ kind: "hello", ...this.#self, known: [session, revision], next }, { all });
    this.#doubt.expect();
  }

  /** Tell the kernel that the page goes. */
  leave(): void {
    this.ask({ kind: "bye" });
  }

  #beat(): void {
    this.#once.after("heartbeat", HEARTBEAT, () => {
      this.greet();
      this.#beat();
    });
  }

  #askFor(what: "undo" | "redo"): void {
    this.#picture?.add(asking(this.#dispatch.next, what));
    if (this.#picture) this.#stepped();
  }

  #stepped(): void {
    this.#dispatch.took();
    this.#once.soon("flushing", () => this.#flush());
  }

  #flush(): void {
    if (this.#picture && this.#dispatch.send(this.#picture.pending)) this.#doubt.expect();
  }

  /** Ask for what we lack, and wait with our own steps until we have it. */
  #resync(all = false): void {
    if (!this.#lines.some) return;
    this.#dispatch.hold();
    this.greet(all);
  }

  /** No answer has come: ask again, and say so when it goes on. */
  #wonder(): void {
    if (this.#lost && this.ready) this.#announcer.fail(say("restarted"));
    else if (this.#doubt.silent) this.#announcer.fail(say(this.ready ? "silent" : "never"));
    this.#resync(true);
  }

  #hear(line: Line, content: unknown, buffers: readonly DataView[]): void {
    const message = fieldsOf(content);
    if (!message || (typeof message.client === "string" && message.client !== this.#self.client)) return;
    try {
      const told = decodeTold(message);
      if (told) this.#take(told, line);
      else this.#hearers.pass(message, buffers);
    } catch (error) {
      if (!(error instanceof SongError)) throw error;
      if (message.kind === "song") this.#announcer.fail(say("unread"));
      else this.#resync();
    }
  }

  #take(told: Told, line: Line): void {
    if (told.kind === "song") this.#takeWhole(told, line);
    else if (told.kind === "who") this.#resync();
    else if (told.kind === "refused") this.#takeRefusal(told.seq, told.sentence);
    else if (told.session !== this.#sequence.session) return;
    else if (told.kind === "did") this.#takeDid(told);
    else if (told.kind === "closed") this.#announcer.fail(say("closed"));
    else if (told.kind === "people") this.#takePeople(told);
    else {
      this.#company.move(told.of, told.here);
      this.#announcer.people();
    }
  }

  #takeWhole(told: Whole, line: Line): void {
    this.#lines.prefer(line);
    const { session, revision } = this.#sequence;
    const overtaken = told.session === session && told.revision < revision;
    if (!overtaken) this.#show(told);
    this.#recover(told);
    this.#takePeople(told);
    this.#announcer.song(this.song, "");
  }

  #show({ song, seen, session, revision }: Whole): void {
    if (!song) this.#picture?.confirm([], 0, seen);
    else if (this.#picture) this.#picture.replace(song, seen);
    else this.#picture = new Picture(song);
    this.#sequence.begin(session, revision);
  }

  /** The kernel has answered: go on, and send once more what it has not got. */
  #recover({ seen, refused }: Whole): void {
    this.#dispatch.goOn(seen);
    this.#lost = false;
    this.#announcer.fail("");
    const missed = refused.at(-1);
    if (missed) this.#announcer.refuse(missed[1]);
    this.#doubt.answered(this.waiting > 0);
    this.#flush();
  }

  #takeDid(told: Did): void {
    for (const did of this.#sequence.due(told)) this.#confirm(did);
    this.#once.forget("gap");
    if (this.#sequence.gap) this.#once.after("gap", OVERTAKEN, () => this.#resync());
  }

  #confirm({ deeds, seen, histories }: Did): void {
    const { client } = this.#self;
    const own = deeds.filter(({ by }) => by === client).length;
    const settled = seen.get(client) ?? 0;
    const edits = deeds.map(({ edit }) => edit);
    this.#picture?.confirm(edits, own, settled);
    if (settled > 0) this.#doubt.answered(this.waiting > 0);
    this.#company.remember(histories);
    this.#announcer.people();
    this.#announcer.songSoon(() => this.song, deeds.findLast(({ by }) => by !== client)?.by ?? null);
  }

  #takeRefusal(seq: number, sentence: string): void {
    this.#picture?.refuse(seq);
    if (this.#picture) this.#announcer.songSoon(() => this.song, null);
    this.#announcer.refuse(sentence);
  }

  #takePeople({ people, histories }: Pick<Whole, "people" | "histories">): void {
    const alone = this.people.length === 0;
    this.#company.meet(people);
    this.#company.remember(histories);
    this.#announcer.people();
    if (alone && this.#here) this.point(this.#here);
  }
}
