/** What every effect is to the mixer: it changes a block of stereo in place, and keeps what it needs of the past. */
import { roundEven } from "../../sound/pitches.js";
import { BLOCK, type Stereo } from "../block.js";
import type { Curve } from "../curve.js";
import type { Place } from "../place.js";
import type { Value } from "../value.js";

export interface Processor {
  /** Frames that sound can stay inside without being heard outside. */
  readonly memory: number;
  /** Take on other settings, without a click and without losing what rings. */
  set(settings: Settings): void;
  process(block: Stereo, place: Place): void;
  /** Begin anew after a silence. */
  refresh(): void;
  /** Forget all sound. */
  clear(): void;
}

/** The settings of one effect: fixed, or moved by automation. */
export interface Settings {
  number(name: string): number;
  word(name: string): string;
  curve(name: string): Curve | null;
  /** What was prepared ahead for the effect, such as the spectra of a room. */
  readonly prepared: unknown;
}

/** What an effect is told of its song. */
export interface Clock {
  readonly rate: number;
  /** The tempo that the song starts with. */
  readonly bpm: number;
}

/** The whole frames of `beats` at the tempo that the song starts with. */
export const beatsToFrames = (beats: number, { bpm, rate }: Clock): number =>
  Math.max(1, roundEven(((beats * 60) / bpm) * rate));

/** Put `dry` and `wet` in proportion into `dry`: 0 is only dry, 1 is only wet. */
export function blend(dry: Stereo, wet: Stereo, mix: Value): void {
  for (let i = 0; i < BLOCK; i += 1) {
    const part = mix.still ? mix.fixed : (mix.samples[i] ?? 0);
    const left = dry.left[i] ?? 0;
    const right = dry.right[i] ?? 0;
    dry.left[i] = left + part * ((wet.left[i] ?? 0) - left);
    dry.right[i] = right + part * ((wet.right[i] ?? 0) - right);
  }
}

/** The highest absolute value of both sides at each frame. */
export function peaks(block: Stereo, out: Float64Array): void {
  for (let i = 0; i < BLOCK; i += 1) {
    const left = Math.abs(block.left[i] ?? 0);
    const right = Math.abs(block.right[i] ?? 0);
    out[i] = left > right ? left : right;
  }
}
