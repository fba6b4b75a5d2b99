/** The sounds that the mixer has, and how it gets those that it lacks: asked of the kernel, built here, handed on.
 *
 * Building is done in short slices, so that the page stays quick.
 */

import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";
import { framesFor, type Voice } from "../mix/voicing.js";
import { decodeArrival, type Source } from "../sound/arriving.js";
import { nameOf, Sounds } from "../sound/sounds.js";
import type { Engine } from "./engine.js";

/** Milliseconds of building before the page gets its turn. */
const SLICE = 8;
/** A kernel that is there and free answers within this time, in milliseconds. */
const SILENT = 4000;
const MOST_AT_ONCE = 64;

/** What the mixer has of one buffer. */
interface Had {
  readonly buffer: number;
  readonly frames: number;
  /** Whether it is all there is, or repeats for ever. */
  readonly enough: boolean;
}

interface Job {
  readonly source: Source;
  readonly frames: number;
}

type Want = readonly [instrument: string, pitch: number, velocity: number, frames: number];

export class Stock {
  /** True where the kernel has not answered in time. */
  silent = false;
  /** What the kernel refused, in a sentence. */
  refusal = "";
  readonly #session: Session;
  readonly #engine: Engine;
  readonly #tell: () => void;
  readonly #sounds: Sounds;
  readonly #numbers = new Map<string, number>();
  readonly #had = new Map<string, Had>();
  readonly #jobs = new Map<string, Job>();
  /** What is to be asked, and what has been asked and not answered yet, with the frames asked for. */
  readonly #wants = new Map<string, Want>();
  readonly #asked = new Map<string, number>();
  readonly #stop: Stop;
  #ask = 0;
  #timer = 0;
  #patience = 0;
  #building = false;

  /** `tell` is called whenever there is more. */
  constructor(session: Session, engine: Engine, tell: () => void) {
    [this.#session, this.#engine, this.#tell] = [session, engine, tell];
    this.#sounds = new Sounds(engine.rate);
    this.#stop = session.hear("sound", (content, buffers) => this.#hear(content, buffers));
  }

  /** The voices of a note that is held for so many frames, or null while they are not all there: then they are fetched. */
  voices(instrument: string, pitch: number, velocity: number, frames: number): readonly Voice[] | null {
    if (this.#sounds.refused(instrument)) return [];
    const known = this.#sounds.voices(instrument, pitch, velocity);
    if (known === null) {
      this.#want([instrument, pitch, velocity, frames]);
      return null;
    }
    const needed = framesFor(frames, velocity, known.layers);
    const found = known.layers.map((source) => this.#voice(source, needed, known.frames));
    if (found.includes("short")) this.#want([instrument, pitch, velocity, 2 * frames]);
    return found.every((voice) => typeof voice === "object") ? found : null;
  }

  /** What has come from the kernel. */
  get sounds(): Sounds {
    return this.#sounds;
  }

  /** True while something has been asked for or is being built. */
  get busy(): boolean {
    return this.#asked.size > 0 || this.#wants.size > 0 || this.#jobs.size > 0;
  }

  close(): void {
    this.#stop();
    clearTimeout(this.#timer);
    clearTimeout(this.#patience);
    this.#jobs.clear();
  }

  #voice(source: Source, needed: number, granted: number): Voice | "coming" | "short" {
    const name = nameOf(source);
    const had = this.#had.get(name);
    if (had !== undefined && (had.enough || had.frames >= needed)) {
      const { gain, pan, release, oneShot, group } = source;
      return { gain, pan, release, oneShot, group, buffer: had.buffer };
    }
    const whole = complete(source);
    if (!whole && needed > granted) return "short";
    const grown = Math.max(needed, 2 * (had?.frames ?? 0));
    if (this.#sounds.arrived(source))
      this.#build(name, { source, frames: whole ? grown : Math.min(grown, granted) });
    else this.#askAgain();
    return "coming";
  }

  #want(want: Want): void {
    const [instrument, pitch, velocity, frames] = want;
    const key = `${instrument} ${pitch} ${velocity}`;
    if ((this.#asked.get(key) ?? 0) >= frames || (this.#wants.get(key)?.[3] ?? 0) >= frames) return;
    this.#wants.set(key, [instrument, pitch, velocity, Math.ceil(frames)]);
    this.#soon();
  }

  #soon(): void {
    if (this.#timer === 0) this.#timer = Number(setTimeout(() => this.#send(), 0));
  }

  /** Ask for the first of what is wanted; the rest when that has come. */
  #send(): void {
    this.#timer = 0;
    if (this.#wants.size === 0 || this.#asked.size > 0) return;
    const batch = [...this.#wants].slice(0, MOST_AT_ONCE);
    for (const [key, want] of batch) {
      this.#wants.delete(key);
      this.#asked.set(key, want[3]);
    }
    this.#ask += 1;
    const message = { kind: "sounds", ask: this.#ask, rate: this.#engine.rate, has: this.#sounds.has() };
    const want = batch.map(([, row]) => row);
    if (!this.#session.ask({ ...message, want })) this.#unheard();
    else this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#patience);
    this.#patience = Number(setTimeout(() => this.#unheard(), SILENT));
  }

  /** Nobody answers: forget what was asked, so that it is asked again when it is needed again. */
  #unheard(): void {
    this.#asked.clear();
    this.#wants.clear();
    this.silent = true;
    this.#tell();
  }

  /** Something that should have come has not: let it be asked for once more. */
  #askAgain(): void {
    if (this.#asked.size > 0) return;
    this.#soon();
  }

  #hear(content: Readonly<Record<string, unknown>>, buffers: readonly DataView[]): void {
    const arrival = decodeArrival(content, buffers, this.#engine.rate);
    if (arrival === null) return;
    this.silent = false;
    if (this.#asked.size > 0) this.#wait();
    if (arrival.what === "trouble") this.refusal = arrival.sentence;
    if (arrival.what === "end") this.#answered(arrival.ask);
    else this.#sounds.add(arrival);
    this.#tell();
  }

  #answered(ask: number): void {
    if (ask !== this.#ask) return;
    clearTimeout(this.#patience);
    this.#asked.clear();
    if (this.#wants.size > 0) this.#soon();
  }

  #build(name: string, job: Job): void {
    const waiting = this.#jobs.get(name);
    if (waiting === undefined || waiting.frames < job.frames) this.#jobs.set(name, job);
    if (this.#building) return;
    this.#building = true;
    setTimeout(() => this.#slice(), 0);
  }

  #slice(): void {
    const began = performance.now();
    for (const [name, { source, frames }] of this.#jobs) {
      this.#jobs.delete(name);
      this.#hand(name, source, frames);
      if (performance.now() - began > SLICE) break;
    }
    this.#building = this.#jobs.size > 0;
    if (this.#building) setTimeout(() => this.#slice(), 0);
    this.#tell();
  }

  #hand(name: string, source: Source, frames: number): void {
    const { samples, loopStart, loopEnd, whole } = this.#sounds.build(source, frames);
    const buffer = this.#numbers.get(name) ?? this.#numbers.size;
    this.#numbers.set(name, buffer);
    this.#had.set(name, { buffer, frames: samples.length, enough: whole || loopEnd > 0 });
    const own = samples.length < samples.buffer.byteLength / 4 ? samples.slice() : samples;
    this.#engine.post({ kind: "keep", buffer, samples: own, loopStart, loopEnd }, [own.buffer]);
  }
}

/** Whether all of a source is sent, however long a note is held. */
const complete = (source: Source): boolean =>
  source.oneShot ||
  (source.from === "buffer"
    ? source.whole || source.loopEnd > 0
    : source.recipe.loop !== null && source.needs >= source.recipe.loop.end);
