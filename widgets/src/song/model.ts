/** The song: tracks on a timeline, as one value that never changes. Times are in ticks, 960 to a beat. */

export type Tick = number;

/** A note begins `start` ticks after its clip does; within a clip it is known by its start and pitch. */
export interface Note {
  readonly start: Tick;
  readonly pitch: number;
  readonly duration: Tick;
  readonly velocity: number;
}

/** What a note is known by within its clip. */
export type NotePlace = Pick<Note, "start" | "pitch">;

interface AnyClip {
  readonly id: string;
  readonly start: Tick;
  /** The length of one round; the clip is played `repeats` times. */
  readonly length: Tick;
  readonly repeats: number;
  readonly name: string;
  readonly colour: number;
}

/** A phrase of notes, in order of start and pitch. */
export interface NoteClip extends AnyClip {
  readonly kind: "notes";
  readonly notes: readonly Note[];
}

/** A stretch of a recording; offset and fades in seconds, the gain in decibels. */
export interface AudioClip extends AnyClip {
  readonly kind: "audio";
  readonly take: string;
  readonly offset: number;
  readonly gainDb: number;
  readonly fadeIn: number;
  readonly fadeOut: number;
  /** What is heard is a copy of the recording: backwards, so many times as long, so many semitones higher, and drawn
   * towards the song's key from 0, not at all, to 1, exactly onto its notes. Offsets count in the copy. */
  readonly reverse: boolean;
  readonly stretch: number;
  readonly transpose: number;
  readonly tune: number;
  /** Where other takes go on: the best of several, as one clip. */
  readonly joins: readonly Join[];
}

/** From tick `at` of a clip another take is heard, `offset` seconds into it. */
export interface Join {
  readonly at: Tick;
  readonly take: string;
  readonly offset: number;
}

export type Clip = NoteClip | AudioClip;

/** The value of a setting of an effect: a number, or one of a few words. */
export type Setting = number | string;

/** An effect with every setting it has; settings keep the names they have in files, such as `cutoff_hz`. */
export interface Effect {
  readonly id: string;
  readonly kind: string;
  readonly settings: Readonly<Record<string, Setting>>;
  readonly on: boolean;
}

export interface Send {
  readonly bus: string;
  readonly levelDb: number;
}

/** A value that a lane passes through at tick `at`. */
export interface Point {
  readonly at: Tick;
  readonly value: number;
}

/** Automation of one thing: `volume_db`, `pan`, `send:BUS` or `EFFECT-ID:SETTING`. */
export interface Lane {
  readonly target: string;
  readonly points: readonly Point[];
}

/** Effects one after another, and the automation beside them. */
export interface Chain {
  readonly effects: readonly Effect[];
  readonly automation: readonly Lane[];
}

/** A chain with a name, a volume and a pan. */
export interface Strip extends Chain {
  readonly id: string;
  readonly name: string;
  readonly volumeDb: number;
  readonly pan: number;
  readonly mute: boolean;
}

export type Bus = Strip;

export interface Master extends Chain {
  readonly volumeDb: number;
  readonly ceilingDb: number;
}

export const ROLES = ["", "drums", "bass", "chords", "melody", "pad"] as const;
export type Role = (typeof ROLES)[number];

/** One part: an instrument or a voice, its clips, and how it sits in the mix. Colour 0: nobody has chosen one. */
export interface Track extends Strip {
  readonly instrument: string;
  readonly role: Role;
  readonly solo: boolean;
  readonly colour: number;
  readonly sends: readonly Send[];
  readonly clips: readonly Clip[];
}

/** A tempo in beats (quarter notes) a minute; with `ramp` it glides to the next one in a straight line. */
export interface Tempo {
  readonly at: Tick;
  readonly bpm: number;
  readonly ramp: boolean;
}

export interface Meter {
  readonly at: Tick;
  readonly beats: number;
  readonly unit: number;
}

export const MODES = ["major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian"] as const;
export type Mode = (typeof MODES)[number];

export interface Key {
  readonly tonic: string;
  readonly mode: Mode;
}

/** How late every second note of a pair comes: `ratio` is its place in the pair, `unit` a straight note's ticks. */
export interface Swing {
  readonly ratio: number;
  readonly unit: Tick;
}

export interface Section {
  readonly start: Tick;
  readonly length: Tick;
  readonly name: string;
}

export interface Song {
  readonly title: string;
  readonly author: string;
  readonly tempo: readonly Tempo[];
  readonly meter: readonly Meter[];
  readonly key: Key | null;
  readonly swing: Swing;
  readonly sections: readonly Section[];
  readonly tracks: readonly Track[];
  readonly buses: readonly Bus[];
  readonly master: Master;
}
