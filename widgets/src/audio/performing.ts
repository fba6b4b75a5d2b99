/** The mixer at work, wherever it runs: it does what the page says, and reports how it fares. */
import { BLOCK, type Stereo } from "../mix/block.js";
import { Mixer } from "../mix/mixer.js";
import type { FromMixer, ToMixer } from "./messages.js";
import { fromRows } from "./rows.js";

/** Reports a second. */
const REPORTS = 30;

type Playing = Extract<
  ToMixer,
  { readonly kind: "follow" | "replace" | "play" | "try" | "fade" | "hold" | "letGo" | "clear" }
>;

/** Whether an id is among these, or any at all. */
const among =
  (ids: readonly number[] | null) =>
  (id: number): boolean =>
    ids === null || ids.includes(id);

export class Performing {
  readonly #mixer: Mixer;
  readonly #rate: number;
  readonly #tell: (message: FromMixer) => void;
  /** Milliseconds of any clock; whole ones will do. */
  readonly #clock: () => number;
  readonly #every: number;
  #blocks = 0;
  #spent = 0;
  #since = 0;

  constructor(rate: number, first: number, clock: () => number, tell: (message: FromMixer) => void) {
    this.#mixer = new Mixer(rate, first);
    [this.#rate, this.#clock, this.#tell] = [rate, clock, tell];
    this.#every = Math.max(1, Math.round(rate / BLOCK / REPORTS));
    this.#since = clock();
  }

  get mixer(): Mixer {
    return this.#mixer;
  }

  hear(message: ToMixer): void {
    const mixer = this.#mixer;
    if (message.kind === "hello") this.#tell({ kind: "here" });
    else if (message.kind === "desk") mixer.set(message.plan);
    else if (message.kind === "room") mixer.addRoom(message.name, message.prepared);
    else if (message.kind === "keep") mixer.keep(message.buffer, message);
    else if (message.kind === "take") mixer.keepTake(message.name, message);
    else if (message.kind === "copy") mixer.copy(message.strip, message.copy);
    else if (message.kind === "limit") mixer.limit = message.voices;
    else this.#play(message);
  }

  /** Mix the next block. */
  process(): Stereo {
    const began = this.#clock();
    const block = this.#mixer.process();
    this.#spent += this.#clock() - began;
    this.#blocks += 1;
    if (this.#blocks >= this.#every) this.#report();
    return block;
  }

  #play(message: Playing): void {
    const mixer = this.#mixer;
    if (message.kind === "follow") mixer.follow(message.from, message.legs);
    else if (message.kind === "replace") mixer.replace(message.from, fromRows(message.voices), message.tapes);
    else if (message.kind === "play") mixer.play(fromRows(message.voices));
    else if (message.kind === "try") mixer.tryOut(fromRows(message.voices));
    else if (message.kind === "fade") mixer.fade(among(message.ids));
    else if (message.kind === "hold") mixer.hold(message.id, message.held);
    else if (message.kind === "letGo") mixer.letGo(message.id);
    else mixer.clear();
  }

  #report(): void {
    const now = this.#clock();
    const there = (this.#blocks * BLOCK * 1000) / this.#rate;
    const { ids, peaks } = this.#mixer.readPeaks();
    const { missed, stolen } = this.#mixer.readShortfall();
    const { now: frame, voices } = this.#mixer;
    const [load, behind] = [this.#spent / there, (now - this.#since - there) / 1000];
    this.#tell({ kind: "report", frame, ids, peaks, voices, missed, stolen, load, behind });
    [this.#blocks, this.#spent, this.#since] = [0, 0, now];
  }
}
