/** Brings a recording to the kernel: in numbered parts, a few at a time, each sent again until it is acknowledged. */

import type { Clock } from "../clock.js";
import type { Stop } from "../link.js";
import { fieldsOf } from "../song/wire/record.js";
import type { Part } from "./parts.js";
import type { TakeInfo, TakeLatency } from "./recording.js";
import type { Cut } from "./rounds.js";
import { decodeTakes } from "./take_wire.js";

/** How many parts are on their way at once. */
const IN_FLIGHT = 4;
/** Without any answer for so long, in milliseconds, what is on its way is sent again; after so many times it is said. */
const AGAIN = 2500;
const SILENT = 3;
/** Bytes that wait on the page at most: a few minutes. */
const MOST_WAITING = 64_000_000;

type Content = Readonly<Record<string, unknown>>;
export type Send = (content: Content, buffers?: readonly ArrayBuffer[]) => boolean;

/** How a recording begins. */
export interface Begin {
  readonly recording: string;
  readonly rate: number;
  readonly channels: number;
  readonly device: string;
  readonly latency: TakeLatency;
  readonly track: string;
  readonly from: number;
  readonly until: number | null;
  readonly lead: number;
}

/** How it ends. */
export interface End {
  readonly frames: number;
  readonly missing: number;
  readonly takes: readonly Cut[];
}

/** What its owner is told. */
export interface Told {
  kept(takes: readonly TakeInfo[]): void;
  /** The kernel refuses it: what has arrived is offered back. */
  trouble(sentence: string): void;
  /** The kernel does not answer, or answers again. */
  silent(silent: boolean): void;
  /** More waits than the page can hold. */
  full(): void;
}

interface Waiting extends Part {
  readonly n: number;
  sent: boolean;
}

export class Upload {
  readonly #send: Send;
  readonly #clock: Clock;
  readonly #begin: Begin;
  readonly #told: Told;
  readonly #rounds: Content[] = [];
  #waiting: Waiting[] = [];
  #next = 0;
  #bytes = 0;
  #begun = false;
  #end: End | null = null;
  #over = false;
  #quiet = 0;
  #timer: Stop;

  constructor(send: Send, clock: Clock, begin: Begin, told: Told) {
    [this.#send, this.#clock, this.#begin, this.#told] = [send, clock, begin, told];
    this.#say({ what: "begin", ...begin });
    this.#timer = this.#watch();
  }

  get recording(): string {
    return this.#begin.recording;
  }

  /** Whether the kernel has all that was added. */
  get safe(): boolean {
    return this.#waiting.length === 0;
  }

  /** What the kernel has not got. */
  get rest(): readonly Part[] {
    return this.#waiting;
  }

  add(parts: readonly Part[]): void {
    if (this.#over) return;
    for (const { first, samples } of parts) {
      this.#waiting.push({ n: this.#next++, first, samples, sent: false });
      this.#bytes += samples.byteLength;
    }
    this.#pump();
    if (this.#bytes > MOST_WAITING) this.#told.full();
  }

  /** A new round of the loop has begun. */
  round(round: number, first: number, lead: number): void {
    this.#rounds.push({ what: "round", round, first, lead });
    if (this.#begun) this.#say({ what: "round", round, first, lead });
  }

  /** Nothing more comes: keep it, as soon as all has arrived. */
  finish(end: End): void {
    this.#end = end;
    this.#pump();
  }

  /** Erase it. */
  drop(): void {
    this.#say({ what: "drop" });
    this.close();
  }

  /** Send all that there is at once: the page goes. */
  hurry(): void {
    for (const part of this.#waiting) if (!part.sent) this.#part(part);
  }

  /** The kernel may have lost what was on its way: say again how it began, and send what was not acknowledged. */
  again(): void {
    if (this.#over) return;
    this.#begun = false;
    for (const part of this.#waiting) part.sent = false;
    this.#say({ what: "begin", ...this.#begin });
  }

  hear(content: Content): void {
    if (this.#over || content.recording !== this.recording) return;
    const silent = this.#quiet >= SILENT;
    this.#quiet = 0;
    if (silent) this.#told.silent(false);
    if (content.what === "begun") this.#start();
    if (content.what === "got") this.#got(Number(content.n));
    if (content.what === "kept") this.#finished(() => this.#told.kept(decodeTakes(content.takes)));
    if (content.what === "trouble") this.#finished(() => this.#told.trouble(String(content.sentence)));
  }

  close(): void {
    this.#over = true;
    this.#timer();
  }

  #start(): void {
    if (this.#begun) return;
    this.#begun = true;
    for (const round of this.#rounds) this.#say(round);
    this.#pump();
  }

  #got(n: number): void {
    const part = this.#waiting.find((one) => one.n === n);
    if (part === undefined) return;
    this.#waiting = this.#waiting.filter((one) => one !== part);
    this.#bytes -= part.samples.byteLength;
    this.#pump();
  }

  #pump(): void {
    if (!this.#begun || this.#over) return;
    let room = IN_FLIGHT - this.#waiting.filter(({ sent }) => sent).length;
    for (const part of this.#waiting) {
      if (room <= 0) break;
      if (part.sent) continue;
      this.#part(part);
      room -= 1;
    }
    if (this.#end !== null && this.safe) this.#say({ what: "end", ...fieldsOf(this.#end) });
  }

  #part(part: Waiting): void {
    part.sent = true;
    this.#say({ what: "part", n: part.n, first: part.first }, [part.samples.buffer]);
  }

  #say(content: Content, buffers?: readonly ArrayBuffer[]): void {
    this.#send({ kind: "recording", recording: this.recording, ...content }, buffers);
  }

  #finished(tell: () => void): void {
    this.close();
    tell();
  }

  /** Look now and then whether the kernel answers. */
  #watch(): Stop {
    return this.#clock.after(AGAIN, () => {
      const awaited = !this.#begun || !this.safe || this.#end !== null;
      this.#quiet = awaited ? this.#quiet + 1 : 0;
      if (this.#quiet > 1) this.again();
      if (this.#quiet === SILENT) this.#told.silent(true);
      if (!this.#over) this.#timer = this.#watch();
    });
  }
}
