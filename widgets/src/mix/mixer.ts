/** The whole mixer: what is to sound when, and the desk that mixes it, a block at a time.
 *
 * The same arithmetic as musiclab/render. Time is the mixer's own frames, from 0 on; `Place` says where in the song
 * they lie. While it plays nothing is made that would have to be cleared away.
 */
import { Agenda } from "./agenda.js";
import { BLOCK, type Stereo } from "./block.js";
import type { Copy } from "./copies.js";
import { Desk } from "./desk.js";
import { type Leg, Place } from "./place.js";
import type { DeskPlan } from "./plan.js";
import { VoicePool } from "./pool.js";
import type { Due, Kept, Sounding } from "./sounding.js";
import { type Take, Tape, type TapeDue } from "./tape.js";

/** Frames in which fades what has to stop, and what begins in its midst: some 10 ms. */
const FADE = 512;
const MOST_VOICES = 1024;
/** Frames by which a voice may come late and still begin. */
const LATE = 4096;
const MOST_ROOMS = 16;
const MOST_REMEMBERED = 4096;

/** What could not be done since it was last asked. */
export interface Shortfall {
  /** Voices whose samples had not come. */
  readonly missed: number;
  /** Voices that were ended to keep up. */
  readonly stolen: number;
}

export class Mixer {
  /** How many voices may sound at once. */
  limit = MOST_VOICES;
  /** Rooms for reverbs, prepared ahead. */
  readonly #rooms = new Map<string, unknown>();
  readonly #place = new Place();
  readonly #pool = new VoicePool(MOST_VOICES);
  readonly #kept = new Map<number, Kept>();
  readonly #takes = new Map<string, Take>();
  readonly #voices = new Agenda<Due>();
  /** What is tried out beside the song. */
  readonly #trial = new Agenda<Due>();
  readonly #tapes = new Agenda<TapeDue>();
  /** What has begun lately, so that a new plan does not begin it again. */
  readonly #begun = new Set<number>();
  readonly #desk: Desk;
  #missed = 0;
  #stolen = 0;
  #now = 0;

  /** A mixer whose first block begins with frame `first`. */
  constructor(rate: number, first = 0) {
    this.#desk = new Desk(rate, this.#pool, this.#rooms);
    this.#now = first;
  }

  /** Leave out what should have been mixed before frame `now`. */
  catchUp(now: number): void {
    if (now > this.#now) this.#now = now;
  }

  /** The frame that comes next. */
  get now(): number {
    return this.#now;
  }

  get delay(): number {
    return this.#desk.delay;
  }

  get voices(): number {
    return this.#pool.used;
  }

  set(plan: DeskPlan): void {
    this.#desk.set(plan);
  }

  keep(buffer: number, kept: Kept): void {
    this.#kept.set(buffer, kept);
  }

  keepTake(name: string, take: Take): void {
    this.#takes.set(name, take);
  }

  /** Have a room ready for reverbs; the last sixteen are kept. */
  addRoom(name: string, prepared: unknown): void {
    this.#rooms.set(name, prepared);
    const [oldest] = this.#rooms.keys();
    if (this.#rooms.size > MOST_ROOMS && oldest !== undefined) this.#rooms.delete(oldest);
  }

  /** Play a stretch of a track from a copy; null plays all of it live again. */
  copy(strip: string, copy: Copy | null): void {
    const copies = this.#desk.channel(strip)?.copies;
    if (copy === null) copies?.clear();
    else copies?.add(copy);
  }

  /** Go other ways through the song from a frame on. */
  follow(from: number, legs: readonly Leg[]): void {
    const { resting } = this.#desk;
    this.#place.follow(from, legs);
    if (!resting) return;
    this.#place.align(from);
    this.#desk.refresh();
  }

  /** Play these instead of all that has not begun and begins at frame `from` or later. */
  replace(from: number, voices: readonly Due[], tapes: readonly TapeDue[]): void {
    const fresh = ({ id, start }: { readonly id: number; readonly start: number }): boolean =>
      !this.#begun.has(id) && start > this.#now - LATE;
    this.#voices.replace(from, voices.filter(fresh));
    this.#tapes.replace(from, tapes.filter(fresh));
  }

  /** Begin voices as soon as can be. */
  play(voices: readonly Due[]): void {
    for (const due of voices) this.#begin({ ...due, start: this.#now });
  }

  /** Try these out in time, in place of what was being tried. */
  tryOut(voices: readonly Due[]): void {
    this.#trial.clear();
    this.#trial.replace(0, voices);
  }

  /** End in a short fade the notes of which `fits` says so. */
  fade(fits: (id: number) => boolean): void {
    for (const { part } of this.#desk.channels) part.fade(FADE, fits);
  }

  /** Let a note go so many frames after its start. */
  hold(id: number, held: number): void {
    for (const { part } of this.#desk.channels) part.hold(id, held);
  }

  /** Let a note go now. */
  letGo(id: number): void {
    for (const { part } of this.#desk.channels) part.letGo(id, this.#now);
  }

  /** Forget all that sounds and is to sound. */
  clear(): void {
    this.#voices.clear();
    this.#trial.clear();
    this.#tapes.clear();
    this.#begun.clear();
    this.#desk.clear();
  }

  /** Mix the next block; good until the one after. */
  process(): Stereo {
    this.#place.move(this.#now);
    this.#beginVoices();
    this.#beginTapes();
    if (this.#pool.used > this.limit) this.#steal();
    const out = this.#desk.mix(this.#place, this.#now);
    this.#now += BLOCK;
    return out;
  }

  readPeaks(): { readonly ids: readonly string[]; readonly peaks: Float32Array } {
    return this.#desk.readPeaks();
  }

  readShortfall(): Shortfall {
    const found = { missed: this.#missed, stolen: this.#stolen };
    [this.#missed, this.#stolen] = [0, 0];
    return found;
  }

  #beginVoices(): void {
    const end = this.#now + BLOCK;
    for (let due = this.#voices.take(end); due !== null; due = this.#voices.take(end)) this.#begin(due);
    for (let due = this.#trial.take(end); due !== null; due = this.#trial.take(end)) this.#begin(due);
  }

  #begin(due: Due): void {
    const channel = this.#desk.channel(due.strip);
    const kept = this.#kept.get(due.buffer);
    if (channel === undefined) return;
    this.#remember(due.id);
    if (kept === undefined) {
      this.#missed += 1;
      return;
    }
    const late = Math.max(this.#now - due.start, 0);
    const skip = due.skip + late;
    if (this.#pool.used >= MOST_VOICES) this.#steal();
    if (!channel.part.begin(late > 0 ? { ...due, start: this.#now, skip } : due, kept, skip > 0 ? FADE : 0))
      this.#stolen += 1;
  }

  #beginTapes(): void {
    const end = this.#now + BLOCK;
    for (let due = this.#tapes.take(end); due !== null; due = this.#tapes.take(end)) {
      const take = this.#takes.get(due.take);
      this.#remember(due.id);
      if (take === undefined) this.#missed += 1;
      else this.#desk.channel(due.strip)?.part.beginTape(new Tape(due, take, FADE));
    }
  }

  #remember(id: number): void {
    this.#begun.add(id);
    if (this.#begun.size <= MOST_REMEMBERED) return;
    for (const oldest of this.#begun) {
      this.#begun.delete(oldest);
      break;
    }
  }

  /** End the voice that is missed least: the softest that has been let go, or else the oldest. */
  #steal(): void {
    let victim: Sounding | null = null;
    for (const { part } of this.#desk.channels)
      for (const voice of part.voices)
        if (!voice.leaving && (victim === null || yields(voice, victim))) victim = voice;
    if (victim === null) return;
    victim.fade(FADE);
    this.#stolen += 1;
  }
}

/** Whether one voice is missed less than another. */
export function yields(one: Sounding, other: Sounding): boolean {
  if (one.letGo !== other.letGo) return one.letGo;
  return one.letGo ? one.level < other.level : one.start < other.start;
}
