/** A transport without sound, which goes by the page's clock and writes down what it was asked to sound. */
import type { Stop } from "../link.js";
import type { Note, Song, Tick } from "../song/model.js";
import { secondsAt, tickAt } from "../song/tempo.js";
import type { Held, Level, LoopRegion, Motion, Passage, Source, Transport } from "./transport.js";

/** A note that was asked for; `until` is empty while it is held. */
export interface Sounded {
  readonly source: Source;
  readonly pitch: number;
  readonly velocity: number;
  held: boolean;
}

const SILENCE: Level = { now: [-100, -100], peak: [-100, -100], clipped: false };

export class FakeTransport implements Transport {
  readonly sounded: Sounded[] = [];
  motion: Motion = "stopped";
  loop: LoopRegion | null = null;
  metronome = false;
  countIn = 0;
  volume = 1;
  speed = 1;
  trouble = "";
  /** How many want it to play on past the song's end. */
  holds = 0;
  /** What `passages` tells while it plays; a test says which way it goes. */
  way: (from: number, until: number) => readonly Passage[] = () => [];
  readonly #song: () => Song;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #tick = 0;
  #began = 0;

  constructor(song: () => Song, now: () => number = () => performance.now()) {
    [this.#song, this.#now] = [song, now];
  }

  get tick(): number {
    return this.motion === "playing" ? this.#looped(this.tickAt(this.#now())) : this.#tick;
  }

  play(from: Tick = this.#tick): void {
    const first = this.motion === "stopped" ? this.countIn * 3840 : 0;
    [this.#tick, this.#began, this.motion] = [from - first, this.#now(), "playing"];
    this.#tell();
  }

  stop(): void {
    [this.#tick, this.motion] = [Math.max(0, this.tick), "stopped"];
    this.#tell();
  }

  toggle(): void {
    if (this.motion === "stopped") this.play();
    else this.stop();
  }

  seek(tick: Tick): void {
    [this.#tick, this.#began] = [tick, this.#now()];
    this.#tell();
  }

  setLoop(loop: LoopRegion | null): void {
    this.loop = loop;
    this.#tell();
  }

  setMetronome(on: boolean): void {
    this.metronome = on;
    this.#tell();
  }

  setCountIn(bars: number): void {
    this.countIn = bars;
    this.#tell();
  }

  setVolume(volume: number): void {
    this.volume = volume;
    this.#tell();
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    this.#tell();
  }

  preview(source: Source, pitch: number, velocity: number): void {
    this.sounded.push({ source, pitch, velocity, held: false });
  }

  press(source: Source, pitch: number, velocity: number): Held {
    const note: Sounded = { source, pitch, velocity, held: true };
    this.sounded.push(note);
    return { release: () => (note.held = false) };
  }

  audition(source: Source, notes: readonly Note[]): Stop {
    const begun = notes.map(({ pitch, velocity }) => this.press(source, pitch, velocity));
    return () => {
      for (const note of begun) note.release();
    };
  }

  panic(): void {
    for (const note of this.sounded) note.held = false;
  }

  level(): Level {
    return SILENCE;
  }

  tickAt(moment: number): number {
    if (this.motion !== "playing") return this.#tick;
    const { tempo } = this.#song();
    const seconds = ((moment - this.#began) / 1000) * this.speed;
    return tickAt(tempo, secondsAt(tempo, this.#tick) + seconds);
  }

  passages(from: number, until: number): readonly Passage[] {
    return this.motion === "playing" && until > from ? this.way(from, until) : [];
  }

  hold(): Stop {
    this.holds += 1;
    return () => {
      this.holds -= 1;
    };
  }

  listen(listener: () => void): Stop {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #looped(tick: number): number {
    if (!this.loop || tick < this.loop.end) return tick;
    const { start, end } = this.loop;
    return start + ((tick - start) % Math.max(1, end - start));
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
