/** From notes to what is mixed: which samples, from which frame, how loud, for how long. */
import type { Layer } from "../sound/voice.js";
import { NOTE_LEVEL } from "./levels.js";
import { type Due, FOR_EVER } from "./sounding.js";

/** How far a voice falls in its release. */
const RELEASE_DB = 100;
/** A release is mixed until the voice is under -72 dB of full scale, and for 66 dB at most. */
const MOST_HEARD_DB = 66;
const SILENT_DB = -72;

/** A layer whose samples are known by a number. */
export interface Voice extends Layer {
  readonly buffer: number;
}

/** A note as it is to be played: all but pitch and velocity in frames. */
export interface Note {
  readonly id: number;
  readonly strip: string;
  readonly start: number;
  readonly frames: number;
  readonly velocity: number;
  readonly skip: number;
}

/** The loudness of a note before its layers' own gain. */
export const loudnessOf = (velocity: number): number => NOTE_LEVEL * (velocity / 127) ** 2;

/** Everything that sounds when a note is played: all its layers are heard for as long as the loudest. */
export function voicing(note: Note, layers: readonly Voice[]): readonly Due[] {
  const loudness = loudnessOf(note.velocity);
  const heard = heardPart(loudness * Math.max(0, ...layers.map(({ gain }) => gain)));
  return layers.map((layer) => ({
    id: note.id,
    strip: note.strip,
    buffer: layer.buffer,
    start: note.start,
    held: layer.oneShot ? FOR_EVER : note.frames,
    tail: Math.ceil(layer.release * heard),
    gain: loudness * layer.gain,
    pan: layer.pan,
    release: layer.release,
    group: layer.group,
    skip: note.skip,
  }));
}

/** The frames that a note needs of its samples, its release included. */
export function framesFor(frames: number, velocity: number, layers: readonly Layer[]): number {
  const heard = heardPart(loudnessOf(velocity) * Math.max(0, ...layers.map(({ gain }) => gain)));
  return frames + Math.ceil(Math.max(0, ...layers.map(({ release }) => release)) * heard) + 1;
}

/** The part of its release, 0 to 0.66, for which a voice of that gain can be heard. */
export function heardPart(gain: number): number {
  const above = 20 * Math.log10(Math.max(gain, 1e-9)) - SILENT_DB;
  return Math.min(Math.max(above, 0), MOST_HEARD_DB) / RELEASE_DB;
}
