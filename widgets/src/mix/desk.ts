/** All strips of a song at work, with what sounds in them: tracks into buses and the master. */

import { addScaled, BLOCK, clear, type Stereo, silence } from "./block.js";
import type { Rooms } from "./chain.js";
import { Copies } from "./copies.js";
import { Master } from "./master.js";
import { Part, type Pool } from "./part.js";
import type { Place } from "./place.js";
import type { DeskPlan, StripPlan } from "./plan.js";
import { Strip } from "./strip.js";
import type { Value } from "./value.js";

/** Frames of silence after which the master rests. */
const RESTING = 1 << 17;
/** Blocks that a removed track has to fade out. */
const LEAVING = 8;

/** A strip and what sounds in it; and, where it has been copied ahead, what its effects gave. */
export interface Channel {
  readonly strip: Strip;
  readonly part: Part;
  readonly copies: Copies;
}

const PLAIN = { volumeDb: 0, pan: 0, heard: true, effects: [], curves: {}, sends: [] };
const HAND: StripPlan = { ...PLAIN, id: "hand" };
const CLICK: StripPlan = { ...PLAIN, id: "click" };
const EMPTY: DeskPlan = {
  bpm: 120,
  tracks: [],
  buses: [],
  master: { volumeDb: 0, ceilingDb: -1, effects: [], curves: {} },
};

export class Desk {
  readonly #clock: { readonly rate: number; bpm: number };
  readonly #rooms: Rooms;
  readonly #pool: Pool;
  readonly #master: Master;
  /** What is played by hand on no track of the song. */
  readonly #hand: Channel;
  /** Clicks go past the master's effects. */
  readonly #click: Channel;
  readonly #clicks = silence();
  #tracks: readonly Channel[] = [];
  #leaving: readonly { readonly channel: Channel; left: number }[] = [];
  #all: readonly Channel[] = [];
  #buses: readonly Strip[] = [];
  #quiet = RESTING;

  constructor(rate: number, pool: Pool, rooms: Rooms) {
    this.#clock = { rate, bpm: EMPTY.bpm };
    this.#pool = pool;
    this.#rooms = rooms;
    this.#hand = this.#made(HAND);
    this.#click = this.#made(CLICK);
    this.#master = new Master(EMPTY.master, this.#clock, rooms);
    this.set(EMPTY);
  }

  /** By how many frames the mix comes out late. */
  get delay(): number {
    return this.#master.delay;
  }

  /** Everything that can sound. */
  get channels(): readonly Channel[] {
    return this.#all;
  }

  /** True while nothing sounds anywhere. */
  get resting(): boolean {
    return this.#quiet >= RESTING + this.#master.memory;
  }

  channel(id: string): Channel | undefined {
    return this.#all.find(({ strip }) => strip.id === id);
  }

  /** Take on another plan. What sounds goes on; what a removed track plays fades out. */
  set(plan: DeskPlan): void {
    this.#clock.bpm = plan.bpm;
    const before = this.#tracks;
    this.#tracks = plan.tracks.map((track) => {
      const found = before.find(({ strip }) => strip.id === track.id);
      found?.strip.set(track);
      return found ?? this.#made(track);
    });
    for (const channel of before) if (!this.#tracks.includes(channel)) this.#dismiss(channel);
    const buses = new Map(this.#buses.map((bus) => [bus.id, bus]));
    this.#buses = plan.buses.map((bus) => {
      buses.get(bus.id)?.set(bus);
      return buses.get(bus.id) ?? new Strip(bus, this.#clock, this.#rooms);
    });
    this.#master.set(plan.master, this.resting);
    this.#gather();
  }

  /** Mix the block that begins at frame `now`. */
  mix(place: Place, now: number): Stereo {
    const out = this.#master.block;
    clear(out);
    for (let i = 0; i < this.#buses.length; i += 1) this.#clearBus(this.#buses[i]);
    let sounding = false;
    for (let i = 0; i < this.#all.length; i += 1) {
      const channel = this.#all[i];
      if (channel !== undefined && this.#play(channel, place, now)) sounding = true;
    }
    for (let i = 0; i < this.#buses.length; i += 1) if (this.#playBus(this.#buses[i], place)) sounding = true;
    this.#finish(place, sounding);
    if (this.#leaving.length > 0) this.#part();
    return out;
  }

  /** Be ready for a start from silence: what is set holds at once. */
  refresh(): void {
    this.#master.refresh();
  }

  /** Forget all sound. */
  clear(): void {
    for (const { strip, part } of this.#all) {
      part.release();
      strip.clear();
    }
    for (const bus of this.#buses) bus.clear();
    this.#master.clear();
  }

  /** The levels of all strips since they were last read: left and right of the master, the tracks, and the buses. */
  readPeaks(): { readonly ids: readonly string[]; readonly peaks: Float32Array } {
    const meters = [
      { id: "master", peaks: this.#master.peaks },
      ...this.#tracks.map(({ strip }) => strip),
      ...this.#buses,
    ];
    const peaks = new Float32Array(2 * meters.length);
    for (const [i, meter] of meters.entries()) {
      peaks.set(meter.peaks, 2 * i);
      meter.peaks.fill(0);
    }
    return { ids: meters.map(({ id }) => id), peaks };
  }

  #made(plan: StripPlan): Channel {
    const strip = new Strip(plan, this.#clock, this.#rooms);
    return { strip, part: new Part(this.#pool, this.#clock.rate), copies: new Copies() };
  }

  #dismiss(channel: Channel): void {
    channel.strip.mute();
    this.#leaving = [...this.#leaving, { channel, left: LEAVING }];
  }

  #gather(): void {
    const leaving = this.#leaving.map(({ channel }) => channel);
    this.#all = [...this.#tracks, ...leaving, this.#hand, this.#click];
  }

  /** Let go of removed tracks that have faded out. */
  #part(): void {
    for (const one of this.#leaving) one.left -= 1;
    for (const { channel, left } of this.#leaving) if (left === 0) channel.part.release();
    this.#leaving = this.#leaving.filter(({ left }) => left > 0);
    this.#gather();
  }

  #clearBus(bus: Strip | undefined): void {
    if (bus !== undefined) clear(bus.block);
  }

  /** Mix a channel into the master and the buses; true where it sounds. */
  #play(channel: Channel, place: Place, now: number): boolean {
    const { strip, part, copies } = channel;
    const copied = copies.read(place, strip.block);
    const silent = part.silent && !copied;
    if (silent && strip.resting) return false;
    if (copied) part.skip(now);
    else {
      clear(strip.block);
      if (!silent) part.mix(now, strip.block);
    }
    strip.process(place, silent, copied);
    const click = channel === this.#click;
    addScaled(click ? this.#clicks : this.#master.block, strip.block, 1);
    const { sends } = strip;
    for (let i = 0; i < sends.length; i += 1) {
      const send = sends[i];
      if (send !== undefined) this.#send(strip, send.bus, send.gain, place);
    }
    return true;
  }

  #send({ block }: Strip, id: string, gain: Value, place: Place): void {
    gain.fill(place);
    for (let n = 0; n < this.#buses.length; n += 1) {
      const bus = this.#buses[n];
      if (bus?.id !== id) continue;
      if (gain.still) addScaled(bus.block, block, gain.fixed);
      else addMoving(bus.block, block, gain.samples);
      bus.fed = true;
    }
  }

  #playBus(bus: Strip | undefined, place: Place): boolean {
    if (bus === undefined || (!bus.fed && bus.resting)) return false;
    bus.process(place, !bus.fed);
    bus.fed = false;
    addScaled(this.#master.block, bus.block, 1);
    return true;
  }

  #finish(place: Place, sounding: boolean): void {
    this.#quiet = sounding ? 0 : this.#quiet + BLOCK;
    if (this.resting) return;
    this.#master.process(place, this.#clicks);
    clear(this.#clicks);
  }
}

function addMoving(to: Stereo, from: Stereo, gains: Float64Array): void {
  for (let i = 0; i < BLOCK; i += 1) {
    to.left[i] = (to.left[i] ?? 0) + (from.left[i] ?? 0) * (gains[i] ?? 0);
    to.right[i] = (to.right[i] ?? 0) + (from.right[i] ?? 0) * (gains[i] ?? 0);
  }
}
