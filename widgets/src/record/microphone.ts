/** The one microphone of a song's page: open or not, how loud it is, what tone it hears, and what is to be known of it. */

import type { Clock } from "../clock.js";
import type { Stop } from "../link.js";
import { type Chunk, endOf, framesOf } from "./chunk.js";
import { LevelMeter } from "./level.js";
import type { Device, Microphones, Opened } from "./microphones.js";
import type { Input, InputLevel, Pitch } from "./recording.js";
import { Refusal } from "./refusal.js";
import { Silence } from "./silence.js";
import { Stalls } from "./stalls.js";
import { pitchOf } from "./tuner.js";
import { say, type Word } from "./words.js";

/** Seconds of the past that are kept, so that a take has something before its beginning. */
const PAST = 1;
/** How many samples the tuner looks at. */
const TUNED = 4096;

/** What its owner is told. */
export interface MicrophoneOwner {
  chunk(chunk: Chunk): void;
  lost(what: "device" | "audio"): void;
  changed(): void;
}

export class Microphone {
  opened: Opened | null = null;
  asking = false;
  monitor = false;
  stereo = false;
  devices: readonly Device[] = [];
  /** What the browser refused, or has taken away, in a sentence. */
  trouble = "";
  readonly #microphones: Microphones;
  readonly #clock: Clock;
  readonly #owner: MicrophoneOwner;
  readonly #meter = new LevelMeter();
  #past: Chunk[] = [];
  #silence = new Silence(44_100);
  #stalls = new Stalls();
  #muted = false;
  #wished: string | null = null;
  #forget: Stop = () => {};
  #tuned: { readonly at: number; readonly pitch: Pitch | null } = { at: -1, pitch: null };

  constructor(microphones: Microphones, clock: Clock, owner: MicrophoneOwner) {
    [this.#microphones, this.#clock, this.#owner] = [microphones, clock, owner];
  }

  get inputs(): readonly Input[] {
    const here = this.opened?.device.id ?? this.#wished;
    return this.devices.map((device) => ({ ...device, chosen: device.id === here }));
  }

  /** What is to be known of the input, in a sentence. */
  get remark(): string {
    if (this.trouble || this.opened === null) return this.trouble;
    const word: Word | null = this.#muted ? "muted" : this.#silence.long ? "silent" : null;
    return word === null ? "" : say(word);
  }

  /** By how many seconds the input comes later than when it was opened. */
  get stalled(): number {
    return this.#stalls.sum;
  }

  /** What was heard last, oldest first. */
  get past(): readonly Chunk[] {
    return this.#past;
  }

  level(): InputLevel {
    if (this.opened === null) return { db: -100, peak: -100, clipped: false };
    return this.#meter.level(this.#clock.now() / 1000);
  }

  pitch(): Pitch | null {
    const last = this.#past.at(-1);
    if (last === undefined || this.opened === null) return null;
    if (this.#tuned.at !== last.first)
      this.#tuned = { at: last.first, pitch: pitchOf(this.#latest(), this.opened.rate) };
    return this.#tuned.pitch;
  }

  forgive(): void {
    this.trouble = "";
    this.#meter.forgive();
  }

  /** Open it, in a gesture; false where that cannot be: `trouble` says why. */
  async open(): Promise<boolean> {
    if (this.opened !== null || this.asking) return this.opened !== null;
    [this.asking, this.trouble] = [true, ""];
    this.#owner.changed();
    try {
      await this.#listen();
    } catch (error) {
      this.trouble = error instanceof Refusal ? error.message : say("failed");
    }
    this.asking = false;
    await this.#look();
    return this.opened !== null;
  }

  close(): void {
    this.#forget();
    this.opened?.close();
    this.opened = null;
    this.#past = [];
    this.#owner.changed();
  }

  /** Another device; the one that is open is closed. */
  async choose(device: string): Promise<boolean> {
    this.#wished = device;
    const open = this.opened !== null;
    this.close();
    return open ? this.open() : true;
  }

  setMonitor(on: boolean): void {
    this.monitor = on;
    this.opened?.monitor(on);
  }

  /** Another number of channels; it is opened anew. */
  async setStereo(on: boolean): Promise<void> {
    this.stereo = on;
    if (this.opened === null) return;
    this.close();
    await this.open();
  }

  /** Write down what stands in the way, and close it. */
  fail(word: Word): void {
    this.close();
    this.trouble = say(word);
    this.#owner.changed();
  }

  async #listen(): Promise<void> {
    const wish = { device: this.#wished, stereo: this.stereo };
    const opened = await this.#microphones.open(wish, {
      chunk: (chunk) => this.#hear(chunk),
      lost: (what) => this.#owner.lost(what),
      muted: (muted) => {
        this.#muted = muted;
        this.#owner.changed();
      },
    });
    [this.opened, this.#silence, this.#muted] = [opened, new Silence(opened.rate), false];
    this.#stalls = new Stalls();
    this.#meter.forgive();
    if (this.monitor) opened.monitor(true);
    this.#forget();
    this.#forget = this.#microphones.watch(() => void this.#look());
  }

  async #look(): Promise<void> {
    this.devices = await this.#microphones.list();
    this.#owner.changed();
  }

  #hear(chunk: Chunk): void {
    if (this.opened === null) return;
    this.#past.push(chunk);
    const oldest = endOf(chunk) - PAST * this.opened.rate;
    while (this.#past[0] !== undefined && endOf(this.#past[0]) < oldest) this.#past.shift();
    this.#stalls.add(this.opened.ahead());
    this.#meter.add(chunk, this.#clock.now() / 1000);
    if (this.#silence.add(chunk)) this.#owner.changed();
    this.#owner.chunk(chunk);
  }

  /** The last samples, both channels as one. */
  #latest(): Float32Array {
    const found = new Float32Array(TUNED);
    let at = TUNED;
    for (const chunk of this.#past.toReversed()) {
      const frames = framesOf(chunk);
      for (let n = frames - 1; n >= 0 && at > 0; n -= 1)
        found[--at] = chunk.channels.reduce((sum, line) => sum + (line[n] ?? 0), 0) / chunk.channels.length;
      if (at === 0) break;
    }
    return found;
  }
}
