/** What a view knows of the sound: where the song is, how to make it go, and how loud it is. One for each song of a page. */
import type { Stop } from "../link.js";
import type { Note, Tick } from "../song/model.js";

/** "starting" waits for the browser or for sounds on their way; a count-in counts as playing, before the start. */
export type Motion = "stopped" | "starting" | "playing";

/** A stretch that is played over and over. */
export interface LoopRegion {
  readonly start: Tick;
  readonly end: Tick;
}

/** A stretch that goes straight through the song: tick `tick`, with its fraction, leaves the page at frame `at` of its audio. */
export interface Passage {
  readonly at: number;
  readonly tick: number;
  readonly frames: number;
}

/** What is heard at once: a track's own instrument, or another one. */
export type Source = { readonly track: string } | { readonly instrument: string };

/** Levels of left and right in dB of full scale, -100 for silence: now (falling 20 dB a second), and the held peak. */
export interface Level {
  readonly now: readonly [number, number];
  readonly peak: readonly [number, number];
  /** True from the first sample over full scale until the next start. */
  readonly clipped: boolean;
}

/** What a voice that is played by hand can do further. */
export interface Held {
  release(): void;
}

export interface Transport {
  readonly motion: Motion;
  /** Where it sounds now, or would begin, from the audio clock; with fractions. Below 0 in a count-in. */
  readonly tick: number;
  readonly loop: LoopRegion | null;
  readonly metronome: boolean;
  /** Bars that are counted before a start; 0 for none. */
  readonly countIn: number;
  /** From 0 to 1; the loudness grows with its square. */
  readonly volume: number;
  /** How fast it goes: 1 is the song's own tempo. */
  readonly speed: number;
  /** What stands in the way or has been done to keep up, in a sentence; empty when nothing. */
  readonly trouble: string;

  /** Play from a tick or from where it is. Must be called in a gesture. */
  play(from?: Tick): void;
  stop(): void;
  toggle(): void;
  seek(tick: Tick): void;
  setLoop(loop: LoopRegion | null): void;
  setMetronome(on: boolean): void;
  setCountIn(bars: number): void;
  setVolume(volume: number): void;
  /** From 0.5 to 1.5; pitches stay as they are. */
  setSpeed(speed: number): void;
  /** Sound a note of so many seconds at once. Must be called in a gesture. */
  preview(source: Source, pitch: number, velocity: number, seconds?: number): void;
  /** Begin a note that sounds until it is released. Must be called in a gesture. */
  press(source: Source, pitch: number, velocity: number): Held;
  /** Sound a few notes in time, as a pattern is tried out: once, at the song's tempo. The answer ends it. In a gesture. */
  audition(source: Source, notes: readonly Note[]): Stop;
  /** Silence everything at once, and let go of every key. */
  panic(): void;
  /** Levels of `master` or `track:ID`, measured where its volume has been applied. */
  level(owner: string): Level;
  /** The tick at a moment of `performance.now()`, so that what was played can be placed exactly. */
  tickAt(moment: number): number;
  /** The ways through the song from one frame of the page's audio up to another, past or to come, without what is counted
   * in; exact to the frame. Empty while nothing plays. */
  passages(from: number, until: number): readonly Passage[];
  /** Play on past the song's end until the answer is called, as for a recording. */
  hold(): Stop;
  /** Be told of every change but the place and the levels, which change all the time. */
  listen(listener: () => void): Stop;
}
