/** One live song on one page: what is edited shows at once, and the kernel's order wins. */
import type { Stop } from "../link.js";
import type { Edit } from "../song/edits.js";
import { SongError } from "../song/errors.js";
import type { Song } from "../song/model.js";
import { fieldsOf } from "../song/wire/record.js";
import type { Clock } from "./clock.js";
import { Doubt } from "./doubt.js";
import { type Content, type Line, Lines } from "./lines.js";
import {
  type Did,
  decodeTold,
  encodeHere,
  type Histories,
  type Someone,
  type Told,
  type Whole,
} from "./messages.js";
import { Picture } from "./picture.js";
import { asking, inMessages, LARGEST_STEP, type Outgoing, outgoing } from "./sending.js";
import type { Here, Listener, News, Person, Session, Step } from "./session.js";
import { say } from "./words.js";

/** Who sits at the page. */
export interface Self {
  /** One page and song. */
  readonly client: string;
  /** The same on all pages of one person. */
  readonly person: string;
  readonly name: string;
}

/** How often a page that has nothing to say shows that it is there, in milliseconds. */
const HEARTBEAT = 25_000;
/** How long what has been overtaken on the way is waited for, in milliseconds. */
const OVERTAKEN = 150;
/** How often the others are told where one points, in milliseconds. */
const POINTING = 50;

export class LiveSession implements Session {
  readonly id: string;
  readonly #clock: Clock;
  readonly #lines = new Lines(
    (line, content, buffers) => this.#hear(line, content, buffers),
    () => this.#linesChanged(),
  );
  readonly #doubt: Doubt;
  readonly #listeners = new Set<(news: News) => void>();
  readonly #hearers = new Map<string, Set<Listener>>();
  readonly #early = new Map<number, Did>();
  readonly #heartbeat: () => void;
  #self: Self;
  #picture: Picture<Outgoing> | null = null;
  #told: Song | null = null;
  #by: string | null = null;
  #session = "";
  #revision = -1;
  #seq = 1;
  #sent = 0;
  #greeting = false;
  #people: readonly Someone[] = [];
  #histories: Histories = new Map();
  #here: Here | null = null;
  #outage = "";
  #refusal = "";
  #flushing: Stop | null = null;
  #telling: Stop | null = null;
  #pointing: Stop | null = null;
  #gap: Stop | null = null;
  #beat: Stop | null = null;

  constructor(id: string, self: Self, clock: Clock) {
    this.id = id;
    this.#self = self;
    this.#clock = clock;
    this.#doubt = new Doubt(clock, () => this.#wonder());
    this.#heartbeat = () => {
      this.greet();
      this.#beat = clock.after(HEARTBEAT, this.#heartbeat);
    };
    this.#beat = clock.after(HEARTBEAT, this.#heartbeat);
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
    return this.#people.filter(({ person }) => person !== this.#self.person);
  }

  get undoName(): string {
    return this.#histories.get(this.#self.person)?.[0] ?? "";
  }

  get redoName(): string {
    return this.#histories.get(this.#self.person)?.[1] ?? "";
  }

  get online(): boolean {
    return this.#outage === "";
  }

  get trouble(): string {
    return this.#outage || this.#refusal;
  }

  /** The steps that the kernel has not answered yet. */
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
    const before = this.song;
    try {
      const step = outgoing(this.#seq, edit, name, join);
      if (step.size > LARGEST_STEP) throw new SongError(say("large"));
      this.#picture?.add(step);
    } catch (error) {
      if (!(error instanceof SongError)) throw error;
      this.#refuse(error.message);
      return false;
    }
    this.#stepped();
    this.#tellSong(before, null);
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
    if (this.people.length > 0) this.#pointing ??= this.#clock.after(POINTING, () => this.#sendHere());
  }

  ask(content: Content): boolean {
    return this.#lines.send({ ...content, client: this.#self.client });
  }

  hear(kind: string, listener: Listener): Stop {
    const listeners = this.#hearers.get(kind) ?? new Set();
    this.#hearers.set(kind, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  listen(listener: (news: News) => void): Stop {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  forgive(): void {
    if (!this.#refusal) return;
    this.#refusal = "";
    this.#tell({ kind: "trouble" });
  }

  /** Tell the kernel that the page goes. */
  leave(): void {
    this.ask({ kind: "bye" });
  }

  close(): void {
    this.leave();
    this.#doubt.close();
    for (const stop of [this.#flushing, this.#telling, this.#pointing, this.#gap, this.#beat]) stop?.();
    this.#listeners.clear();
    this.#hearers.clear();
  }

  #tell(news: News): void {
    for (const listener of [...this.#listeners]) listener(news);
  }

  /** Tell of another song, if it is one. */
  #tellSong(before: Song | null, by: string | null): void {
    const { song } = this;
    this.#told = song;
    if (before !== null && before !== song) this.#tell({ kind: "song", before, by });
  }

  /** Tell of what others have done at the next frame, however much it is. */
  #tellSoon(): void {
    this.#telling ??= this.#clock.soon(() => {
      this.#telling = null;
      const by = this.#by;
      this.#by = null;
      this.#tellSong(this.#told, by);
    });
  }

  #refuse(sentence: string): void {
    this.#refusal = sentence;
    this.#tell({ kind: "trouble" });
  }

  #fail(sentence: string): void {
    if (this.#outage === sentence) return;
    this.#outage = sentence;
    this.#tell({ kind: "trouble" });
  }

  #askFor(what: "undo" | "redo"): void {
    if (!this.#picture) return;
    this.#picture.add(asking(this.#seq, what));
    this.#stepped();
  }

  #stepped(): void {
    this.#seq += 1;
    this.#flushing ??= this.#clock.soon(() => this.#flush());
  }

  #flush(): void {
    this.#flushing = null;
    const steps = (this.#picture?.pending ?? []).filter(({ seq }) => seq > this.#sent);
    if (steps.length === 0) return;
    this.#doubt.expect();
    if (this.#greeting || this.#outage) return; // the kernel's answer says what it still needs
    for (const message of inMessages(steps)) this.ask({ kind: "edits", steps: message });
    this.#sent = this.#seq - 1;
  }

  #sendHere(): void {
    this.#pointing = null;
    this.ask({ kind: "here", here: encodeHere(this.#here) });
  }

  /** Say who and where we are; the kernel answers with what we lack. */
  greet(): void {
    if (!this.#lines.some) return;
    const next = this.#picture?.pending[0]?.seq ?? this.#seq;
    const known = [this.#session, this.#revision];
    this.#lines.sendByAll({ kind: "hello", ...this.#self, known, next });
    this.#doubt.expect();
  }

  #linesChanged(): void {
    if (!this.#lines.some) return;
    this.#greeting = true;
    this.greet();
  }

  /** No answer has come: ask again, and say so when it goes on. */
  #wonder(): void {
    this.#greeting = true;
    if (this.#doubt.silent) this.#fail(say(this.ready ? "silent" : "never"));
    this.greet();
  }

  #hear(line: Line, content: unknown, buffers: readonly DataView[]): void {
    const message = fieldsOf(content);
    if (!message || (typeof message.client === "string" && message.client !== this.#self.client)) return;
    try {
      const told = decodeTold(message);
      if (told) this.#take(told, line);
      else this.#pass(message, buffers);
    } catch (error) {
      if (!(error instanceof SongError)) throw error;
      if (message.kind === "song") this.#fail(say("unread"));
      else this.#resync();
    }
  }

  #pass(message: Content, buffers: readonly DataView[]): void {
    const { kind } = message;
    if (typeof kind !== "string") return;
    for (const listener of [...(this.#hearers.get(kind) ?? [])]) listener(message, buffers);
  }

  #take(told: Told, line: Line): void {
    if (told.kind === "song") this.#takeWhole(told, line);
    else if (told.kind === "who") this.#resync();
    else if (told.kind === "refused") this.#takeRefusal(told.seq, told.sentence);
    else if (told.session !== this.#session) return;
    else if (told.kind === "did") this.#takeDid(told);
    else if (told.kind === "closed") this.#fail(say("closed"));
    else if (told.kind === "people") this.#takePeople(told.people, told.histories);
    else this.#takeHere(told.of, told.here);
  }

  #takeWhole(told: Whole, line: Line): void {
    this.#lines.prefer(line);
    if (told.session === this.#session && told.revision < this.#revision) return; // overtaken on the way
    const before = this.#told;
    if (told.song) {
      if (this.#picture) this.#picture.replace(told.song, told.seen);
      else this.#picture = new Picture(told.song);
      [this.#session, this.#revision] = [told.session, told.revision];
    } else this.#picture?.confirm([], 0, told.seen);
    this.#recover(told.seen);
    for (const [, sentence] of told.refused.slice(-1)) if (before) this.#refuse(sentence);
    this.#takePeople(told.people, told.histories);
    this.#tellSong(before, "");
    if (!before) this.#tell({ kind: "people" });
  }

  /** The kernel has answered: go on, and send once more what it has not got. */
  #recover(seen: number): void {
    this.#early.clear();
    if (this.#greeting) this.#sent = seen;
    this.#greeting = false;
    this.#fail("");
    this.#seq = Math.max(this.#seq, seen + 1);
    this.#doubt.answered(this.waiting > 0);
    this.#flush();
  }

  #takeDid(told: Did): void {
    if (told.from > this.#revision) {
      this.#early.set(told.from, told);
      this.#gap ??= this.#clock.after(OVERTAKEN, () => this.#resync());
      return;
    }
    if (told.from === this.#revision) this.#confirm(told);
    const next = this.#early.get(this.#revision);
    this.#early.delete(this.#revision);
    if (next) this.#takeDid(next);
    else if (this.#early.size === 0) this.#closeGap();
  }

  #confirm({ deeds, seen, histories, from }: Did): void {
    const { client } = this.#self;
    const own = deeds.filter(({ by }) => by === client).length;
    const settled = seen.get(client) ?? 0;
    this.#picture?.confirm(
      deeds.map(({ edit }) => edit),
      own,
      settled,
    );
    this.#revision = from + deeds.length;
    this.#by = deeds.findLast(({ by }) => by !== client)?.by ?? this.#by;
    if (settled > 0) this.#doubt.answered(this.waiting > 0);
    this.#takeHistories(histories);
    this.#tellSoon();
  }

  #closeGap(): void {
    this.#gap?.();
    this.#gap = null;
  }

  /** Ask for the whole song. */
  #resync(): void {
    this.#closeGap();
    this.#greeting = true;
    this.greet();
  }

  #takeRefusal(seq: number, sentence: string): void {
    this.#picture?.refuse(seq);
    this.#tellSoon();
    this.#refuse(sentence);
  }

  #takePeople(people: readonly Someone[], histories: Histories): void {
    const alone = this.people.length === 0;
    this.#people = people;
    this.#histories = histories;
    this.#tell({ kind: "people" });
    if (alone && this.#here) this.point(this.#here);
  }

  #takeHistories(histories: Histories): void {
    this.#histories = histories;
    this.#tell({ kind: "people" });
  }

  #takeHere(of: string, here: Here | null): void {
    this.#people = this.#people.map((someone) => (someone.client === of ? { ...someone, here } : someone));
    this.#tell({ kind: "people" });
  }
}
