/** What is played by hand: it sounds at once, or as soon as its sound has come. */

import type { Stop } from "../link.js";
import { FOR_EVER } from "../mix/sounding.js";
import { voicing } from "../mix/voicing.js";
import type { Note, Song } from "../song/model.js";
import { Audition } from "./audition.js";
import type { Reach } from "./reach.js";
import { toRows } from "./rows.js";
import type { Held, Source } from "./transport.js";

/** A key stays down for as long as one likes; its sound is built for so many seconds. */
const HELD = 20;
/** A sound that comes later than this, in milliseconds, comes too late to be heard as an answer to the key. */
const PATIENCE = 1500;
/** Frames: a pressed key's voice goes on until it is released. */
const OPEN = FOR_EVER / 2;

interface Waiting {
  readonly id: number;
  readonly source: Source;
  readonly pitch: number;
  readonly velocity: number;
  readonly since: number;
  released: boolean;
}

export class Hands {
  readonly #reach: () => Reach | null;
  readonly #song: () => Song;
  readonly #waiting = new Set<Waiting>();
  readonly #down = new Set<Waiting>();
  readonly #ids = new Map<Waiting, number>();
  readonly #trial: Audition;

  constructor(reach: () => Reach | null, song: () => Song) {
    [this.#reach, this.#song, this.#trial] = [reach, song, new Audition(reach, song)];
  }

  get down(): number {
    return this.#down.size;
  }

  press(source: Source, pitch: number, velocity: number): Held {
    const key: Waiting = { id: 0, source, pitch, velocity, since: performance.now(), released: false };
    this.#down.add(key);
    this.#waiting.add(key);
    this.refresh();
    return { release: () => this.#release(key) };
  }

  /** Try a few notes out in time; the answer ends them. */
  audition(source: Source, notes: readonly Note[]): Stop {
    this.#trial.begin(this.#instrument(source), notes);
    return () => this.#trial.end();
  }

  /** Sound what was waited for and has come. */
  refresh(): void {
    this.#trial.refresh();
    for (const key of this.#waiting) if (this.#late(key) || this.#sound(key)) this.#waiting.delete(key);
  }

  /** Let go of every key. */
  clear(): void {
    for (const key of this.#down) key.released = true;
    this.#down.clear();
    this.#waiting.clear();
    this.#ids.clear();
    this.#trial.end();
  }

  #late(key: Waiting): boolean {
    return performance.now() - key.since > PATIENCE;
  }

  #release(key: Waiting): void {
    key.released = true;
    this.#down.delete(key);
    const id = this.#ids.get(key);
    this.#ids.delete(key);
    if (id !== undefined) this.#reach()?.engine.post({ kind: "letGo", id });
  }

  /** True where it sounds now. A key that was let go before its sound came is heard shortly. */
  #sound(key: Waiting): boolean {
    const reach = this.#reach();
    if (reach === null) return false;
    const { engine, stock, conductor } = reach;
    const { source, pitch, velocity } = key;
    const voices = stock.voices(this.#instrument(source), pitch, velocity, HELD * engine.rate);
    if (voices === null) return false;
    const strip = "track" in source ? `track:${source.track}` : "hand";
    const id = conductor.newId();
    const frames = key.released ? Math.round(0.15 * engine.rate) : OPEN;
    const due = voicing({ id, strip, start: engine.now(), frames, velocity, skip: 0 }, voices);
    engine.post({ kind: "play", voices: toRows(due) });
    if (!key.released) this.#ids.set(key, id);
    return true;
  }

  #instrument(source: Source): string {
    if ("instrument" in source) return source.instrument;
    return this.#song().tracks.find(({ id }) => id === source.track)?.instrument ?? "piano";
  }
}
