/** Puts the sound into a room. Another room fades in over the one that was there. */
import { BLOCK, type Stereo, silence } from "../block.js";
import { Convolver } from "../convolver.js";
import { impulse } from "../impulse.js";
import type { Place } from "../place.js";
import { type Spectra, spectra } from "../spectra.js";
import { Value } from "../value.js";
import { blend, type Processor, type Settings } from "./processor.js";

/** Blocks in which another room takes over: a fifth of a second. */
const CROSSING = 64;

/** Both sides of a room, ready to convolve with; made ahead, where nobody waits for the sound. */
export interface Prepared {
  readonly name: string;
  readonly left: Spectra;
  readonly right: Spectra;
}

/** What a room is known by. */
export const roomName = (number: (name: string) => number, rate: number): string =>
  [...ROOM.map(number), rate].join(" ");

const ROOM = ["seconds", "predelay_ms", "damping_hz", "seed"] as const;

export function prepare(number: (name: string) => number, rate: number): Prepared {
  const [seconds, predelayMs, dampingHz, seed] = ROOM.map(number);
  const room = {
    seconds: seconds ?? 1,
    predelayMs: predelayMs ?? 0,
    dampingHz: dampingHz ?? 20_000,
    seed: Math.trunc(seed ?? 0),
  };
  const [left, right] = [spectra(impulse(room, 0, rate)), spectra(impulse(room, 1, rate))];
  return { name: roomName(number, rate), left, right };
}

export class Reverb implements Processor {
  readonly #wet = silence();
  readonly #other = silence();
  readonly #mix: Value;
  #name = "";
  #room: Convolver | null = null;
  #next: Convolver | null = null;
  #crossing = 0;
  #frames = 0;

  constructor(settings: Settings) {
    this.#mix = new Value(settings.number("mix"));
    this.set(settings);
  }

  set(settings: Settings): void {
    this.#mix.set(settings.number("mix"), settings.curve("mix"));
    const { prepared } = settings;
    // A room that is not ready yet is waited for; the one before sounds on.
    if (!isPrepared(prepared) || prepared.name === this.#name) return;
    const made = new Convolver(prepared.left, prepared.right);
    this.#name = prepared.name;
    this.#frames = Math.max(prepared.left.frames, prepared.right.frames);
    if (this.#room === null) this.#room = made;
    else [this.#next, this.#crossing] = [made, 0];
  }

  get memory(): number {
    return this.#frames;
  }

  process(block: Stereo, place: Place): void {
    this.#mix.fill(place);
    if (this.#room === null) return;
    this.#room.process(block, this.#wet);
    if (this.#next !== null) this.#cross(block, this.#next);
    blend(block, this.#wet, this.#mix);
  }

  refresh(): void {
    this.#mix.refresh();
  }

  clear(): void {
    this.#room?.clear();
    this.#next?.clear();
  }

  #cross(block: Stereo, next: Convolver): void {
    next.process(block, this.#other);
    for (let i = 0; i < BLOCK; i += 1) {
      const part = (this.#crossing + i / BLOCK) / CROSSING;
      const left = this.#wet.left[i] ?? 0;
      const right = this.#wet.right[i] ?? 0;
      this.#wet.left[i] = left + part * ((this.#other.left[i] ?? 0) - left);
      this.#wet.right[i] = right + part * ((this.#other.right[i] ?? 0) - right);
    }
    this.#crossing += 1;
    if (this.#crossing < CROSSING) return;
    this.#room = next;
    this.#next = null;
  }
}

const isPrepared = (value: unknown): value is Prepared =>
  typeof value === "object" && value !== null && "left" in value && "right" in value && "name" in value;
