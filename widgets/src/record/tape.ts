/** What comes in from a take's beginning on: on its way to the kernel, drawn, and cut exactly as it was heard along with the song. */
import type { Transport } from "../audio/transport.js";
import type { Clock } from "../clock.js";
import type { Session } from "../live/session.js";
import type { Tick } from "../song/model.js";
import { type Chunk, from } from "./chunk.js";
import { PER_SECOND } from "./live_peaks.js";
import type { Opened } from "./microphones.js";
import { Parts } from "./parts.js";
import { Picture } from "./picture.js";
import type { LiveTake, Plan, TakeLatency } from "./recording.js";
import { Rounds } from "./rounds.js";
import { type Told, Upload } from "./upload.js";
import { wavOf } from "./wav.js";

/** Seconds of sound on both sides of a take, so that it can be moved. */
export const MARGIN = 0.5;
/** A round that is shorter, in seconds, was only the way to the stop button. */
const SHORTEST = 1;

/** What a recording is made with. */
export interface Means {
  readonly session: Session;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly opened: Opened;
  /** What came in before. */
  readonly past: readonly Chunk[];
  /** What it has to be moved by, looked at when it begins. */
  readonly latency: () => TakeLatency;
  /** Its name. */
  readonly recording: string;
}

export class Tape {
  readonly #means: Means;
  readonly #told: TakeLatency;
  readonly #plan: Plan;
  readonly #from: Tick;
  readonly #parts: Parts;
  readonly #picture: Picture;
  readonly #rounds: Rounds;
  readonly #upload: Upload;
  /** The frame of the input that the recording begins with. */
  readonly #start: number;
  /** Where the last round ends: a tick, and the frame at which it leaves the page. */
  #last: { readonly until: Tick; readonly end: number } | null = null;

  /** The take begins with tick `first`, which leaves the page at frame `at`. */
  constructor(
    means: Means,
    plan: Plan,
    { first, at }: { readonly first: Tick; readonly at: number },
    told: Told,
  ) {
    [this.#means, this.#plan, this.#from] = [means, plan, first];
    this.#told = means.latency();
    const { rate, channels } = means.opened;
    const comes = at + this.#latency;
    this.#start = Math.max(Math.round(comes - MARGIN * rate), means.past[0]?.first ?? 0);
    [this.#parts, this.#picture] = [new Parts(rate, channels), new Picture(rate)];
    this.#picture.begin(comes);
    this.#rounds = new Rounds(first, at, { loop: plan.loop, rate });
    this.#upload = this.#opened((comes - this.#start) / rate, told);
    for (const chunk of means.past) this.add(chunk);
  }

  get live(): LiveTake {
    const { peaks, seconds } = this.#picture;
    const { track } = this.#plan;
    const { round, current } = this.#rounds;
    return { track, from: current.from, peaks, perSecond: PER_SECOND, seconds, round };
  }

  get round(): number {
    return this.#rounds.round;
  }

  /** Whether the kernel has all of it so far. */
  get safe(): boolean {
    return this.#upload.safe;
  }

  /** What the kernel has not got, as a file; null where there is nothing. */
  get rest(): Blob | null {
    const { rate, channels } = this.#means.opened;
    const { rest } = this.#upload;
    return rest.length > 0 ? wavOf(rest, rate, channels) : null;
  }

  add(chunk: Chunk): void {
    const ours = from(chunk, this.#start);
    if (ours === null) return;
    this.#upload.add(this.#parts.add({ ...ours, first: ours.first - this.#start }));
    if (this.#last === null) this.#picture.add(ours);
  }

  /** What came in up to a frame was heard along with the song; the answer is the tick where the take has ended, or null. */
  follow(now: number): { readonly tick: Tick; readonly moved: boolean } | null {
    const heard = Math.floor(now - this.#latency);
    const before = this.round;
    const passages = this.#means.transport.passages(this.#rounds.seen, heard);
    const moved = this.#rounds.follow(passages, this.#tempo);
    if (this.round > before) this.#nextRound();
    if (moved !== null) return { tick: moved, moved: true };
    const { punch } = this.#plan;
    const over = punch !== null && this.#rounds.tickAt(heard, this.#tempo) >= punch.end;
    return over ? { tick: punch.end, moved: false } : null;
  }

  /** The last round ends at a tick; false where nothing lies before it. */
  endAt(tick: number): boolean {
    const { from: first, at } = this.#rounds.current;
    const until = Math.max(Math.round(tick), first);
    const end = this.#rounds.frameOf(until, this.#tempo);
    this.#last = { until, end };
    return end > at || this.round > 1;
  }

  /** Whether all that belongs to it has come in, up to a frame. */
  isWhole(now: number): boolean {
    return now >= (this.#last?.end ?? Infinity) + this.#latency + MARGIN * this.#rate;
  }

  /** Nothing more comes in. */
  close(): void {
    this.#upload.add(this.#parts.flush());
  }

  /** Have it kept. */
  keep(): void {
    const { frames, missing } = this.#parts;
    const last = this.#last ?? { until: this.#from, end: 0 };
    const of = { start: this.#start, frames, latency: this.#latency };
    const lengths = { margin: Math.round(MARGIN * this.#rate), shortest: SHORTEST * this.#rate };
    this.#upload.finish({ frames, missing, takes: this.#rounds.cuts(of, last, lengths) });
  }

  drop(): void {
    this.#upload.drop();
  }

  hear(content: Readonly<Record<string, unknown>>): void {
    this.#upload.hear(content);
  }

  again(): void {
    this.#upload.again();
  }

  /** The page goes: send what is in hand. */
  hurry(): void {
    this.close();
    this.#upload.hurry();
  }

  get #rate(): number {
    return this.#means.opened.rate;
  }

  get #latency(): number {
    return this.#told.used * this.#rate;
  }

  get #tempo() {
    return this.#means.session.song.tempo;
  }

  #opened(lead: number, told: Told): Upload {
    const { session, clock, recording, opened } = this.#means;
    const { rate, channels, device } = opened;
    const { track, punch, loop } = this.#plan;
    const until = punch?.end ?? loop?.end ?? null;
    return new Upload(
      (content, buffers) => session.ask(content, buffers),
      clock,
      {
        recording,
        rate,
        channels,
        device: device.label,
        latency: this.#told,
        track,
        from: this.#from,
        until,
        lead,
      },
      told,
    );
  }

  /** A new round: where it lies is told by the recording's own first tick, since a recovery goes by that. */
  #nextRound(): void {
    const { at } = this.#rounds.current;
    this.#picture.begin(at + this.#latency);
    const place = at + this.#latency - this.#start;
    const first = Math.max(Math.round(place - MARGIN * this.#rate), 0);
    const sooner = at - this.#rounds.frameOf(this.#from, this.#tempo);
    this.#upload.round(this.round, first, (place - sooner - first) / this.#rate);
  }
}
