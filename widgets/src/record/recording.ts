/** What a view knows of recording: the microphone, what goes on, and the takes that are kept. One for each song of a page. */
import type { LoopRegion } from "../audio/transport.js";
import type { Stop } from "../link.js";
import type { Tick } from "../song/model.js";

/** "asking": the browser asks for the microphone. "counting": until the take begins. "keeping": it is brought to safety. */
export type Phase = "off" | "asking" | "open" | "counting" | "recording" | "keeping";

/** A device to record from. The browser tells its name once it may be used. */
export interface Input {
  readonly id: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** What the microphone hears, in dB of full scale from -100: now (falling 20 dB a second), and the held peak. */
export interface InputLevel {
  readonly db: number;
  readonly peak: number;
  /** True from the first clipping until the next start, or until it is forgiven. */
  readonly clipped: boolean;
}

/** By how many seconds what is played along comes late, and whether that was measured for this device, and when. */
export interface Latency {
  readonly seconds: number;
  readonly measured: boolean;
  readonly device: string;
  /** The day of the measurement, such as `2026-11-25`; empty where there was none. */
  readonly date: string;
}

/** The part of a take's latency that each side tells, in seconds, and what was used. */
export interface TakeLatency {
  readonly base: number;
  readonly output: number;
  readonly input: number;
  readonly used: number;
  readonly measured: boolean;
}

/** What is known of a take that is kept. A clip at tick `from` has the offset `lead + nudge`. */
export interface TakeInfo {
  readonly name: string;
  readonly title: string;
  readonly rate: number;
  readonly frames: number;
  readonly channels: number;
  readonly device: string;
  /** When it was recorded, as ISO 8601. */
  readonly recorded: string;
  readonly latency: TakeLatency;
  readonly track: string;
  readonly from: Tick;
  readonly until: Tick | null;
  /** Seconds of the recording before what belongs to tick `from`. */
  readonly lead: number;
  readonly nudge: number;
  /** The rounds of one loop recording share its name; rounds count from 1. */
  readonly recording: string;
  readonly round: number;
  /** Frames that were lost on the way, and are silent. */
  readonly missing: number;
  readonly peakDb: number;
  readonly clipped: number;
  readonly recovered: boolean;
  readonly source: "microphone" | "file";
  /** What is to be known of it, in a sentence, such as that nothing was heard. */
  readonly note: string;
}

/** A recording that broke off: of a page, a kernel or a machine that ended in its midst. */
export interface Recovered {
  readonly recording: string;
  readonly seconds: number;
  readonly rate: number;
  readonly device: string;
  readonly track: string;
  readonly recorded: string;
}

/** What is to be recorded. */
export interface Plan {
  readonly track: string;
  /** Where the take begins; with `punch`, that is where it begins. */
  readonly from: Tick;
  /** Only this stretch becomes the take; the song is heard before it. */
  readonly punch: LoopRegion | null;
  /** Over and over, with a take for each round. */
  readonly loop: LoopRegion | null;
  /** Bars that are clicked before the song begins. */
  readonly countIn: number;
  /** Bars of the song that are heard before the take begins. */
  readonly preroll: number;
}

/** What is being recorded, to be drawn. */
export interface LiveTake {
  readonly track: string;
  /** Where `peaks` begin in the song. */
  readonly from: Tick;
  /** The loudest sample of each of so many equal stretches, from 0 to 1; grows while it goes on. */
  readonly peaks: Float32Array;
  readonly perSecond: number;
  readonly seconds: number;
  /** The round of a loop, from 1. */
  readonly round: number;
}

/** What is sung or played now. */
export interface Pitch {
  readonly hertz: number;
  /** From 0 to 1; below 0.8 it is no clear tone. */
  readonly confidence: number;
}

/** "loop": clicks go out by the speaker and come back by the microphone. "tap": one claps along to clicks. */
export type Measuring = "loop" | "tap";

/** What a measurement has found, or why it found nothing, in a sentence that says what to try. */
export type Measured =
  | { readonly kind: "measured"; readonly seconds: number; readonly spread: number; readonly clicks: number }
  | { readonly kind: "unclear"; readonly sentence: string };

/** A measurement that goes on. */
export interface MeasuringNow {
  readonly way: Measuring;
  /** From 0 to 1. */
  readonly done: number;
}

/** Told once for each recording that was kept, with the takes of all its rounds. */
export type Kept = (takes: readonly TakeInfo[]) => void;

export interface Recorder {
  readonly phase: Phase;
  readonly inputs: readonly Input[];
  /** What stands in the way, or is to be known of the input, in a sentence; empty when nothing. */
  readonly trouble: string;
  /** Whether one hears oneself; off at first, and only good with headphones. */
  readonly monitor: boolean;
  /** Whether both sides of a stereo input are recorded, and whether the input has two. */
  readonly stereo: boolean;
  readonly canStereo: boolean;
  readonly latency: Latency;
  readonly measuring: MeasuringNow | null;
  /** The track that is recorded onto, or null. */
  readonly armed: string | null;
  readonly takes: readonly TakeInfo[];
  readonly recovered: readonly Recovered[];
  /** Whether the recording that was dropped last can be brought back. */
  readonly dropped: boolean;

  level(): InputLevel;
  /** What is being recorded; null while nothing is. */
  live(): LiveTake | null;
  pitchNow(): Pitch | null;

  /** Ask for the microphone; nothing is recorded yet. In a gesture. Resolves to false where there is none: see `trouble`. */
  open(): Promise<boolean>;
  /** Let go of the microphone; a recording that goes on is kept first. */
  close(): void;
  choose(input: string): Promise<boolean>;
  setMonitor(on: boolean): void;
  setStereo(on: boolean): void;
  arm(track: string | null): void;
  /** The clipping and the sentence have been seen. */
  forgive(): void;

  /** Count in and record. In a gesture. `kept` is told once, unless it is dropped and not restored. */
  start(plan: Plan, kept: Kept): Promise<void>;
  /** Stop the song and keep what was recorded. */
  stop(): void;
  /** Stop the song and hold what was recorded back: it is erased when the next one begins. */
  drop(): void;
  /** Keep what was dropped last after all. */
  restore(): void;
  /** What the kernel has not got while it stays away, as a WAV file to save; null while nothing is in danger. */
  rescue(): Blob | null;

  /** Measure the latency of this device. In a gesture. */
  measure(way: Measuring): Promise<Measured>;
  /** Go by what the browser tells again. */
  forgetMeasured(): void;

  /** Sound one take by itself. In a gesture. `ended` is told when it is over or cannot be had; the answer ends it. */
  hear(take: string, ended: () => void): Stop;
  rename(take: string, title: string): void;
  /** Seconds by which a take begins later in its recording: it is heard earlier. */
  nudge(take: string, seconds: number): void;
  /** Erase a take; refused in a sentence while the song uses it, unless `force`, which removes its clips too. */
  delete(take: string, force?: boolean): void;
  /** Keep a recording that broke off. */
  recover(recording: string, kept: Kept): void;
  discard(recording: string): void;
  /** Bring in a sound file for a track at a tick. Resolves to its take, or to null: see `trouble`. */
  import(file: File, track: string, at: Tick): Promise<TakeInfo | null>;

  /** Be told of every change but the level, the pitch and what is drawn. While nobody listens the microphone is off. */
  listen(listener: () => void): Stop;
}
