/** What a note is made of: a buffer of samples at its pitch, and how it loops, fades and sits in the room. */

export type Samples = Float32Array<ArrayBuffer>;

/** Samples at their pitch; what lies from `loopStart` to `loopEnd` repeats for ever, where `loopEnd` is not 0. */
export interface Buffer {
  readonly samples: Samples;
  readonly loopStart: number;
  readonly loopEnd: number;
  /** False where only the frames asked for were built and more can follow. */
  readonly whole: boolean;
}

/** One layer of an instrument at one pitch, without its samples. */
export interface Layer {
  /** Linear. */
  readonly gain: number;
  /** From -1, left, to 1. */
  readonly pan: number;
  /** Frames from note-off until -100 dB, a straight line in decibels. */
  readonly release: number;
  /** Rings to its end whatever the note's length, as drums do. */
  readonly oneShot: boolean;
  /** 0, or an exclusive group: a new note of the group cuts those that sound. */
  readonly group: number;
}
