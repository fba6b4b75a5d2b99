/** A whole song at once, as musiclab.render gives it: for tests, and for whoever has the time. */
import type { Key, Song, Track } from "../song/model.js";
import { schedule, type Window } from "../song/schedule.js";
import { type Timing, timing } from "../song/timing.js";
import { BLOCK, type Wave } from "./block.js";
import { stretches } from "./comp.js";
import { prepare } from "./effects/reverb.js";
import { Mixer } from "./mixer.js";
import type { Leg } from "./place.js";
import { type DeskPlan, deskPlan, reverbsOf } from "./plan.js";
import type { Due, Kept } from "./sounding.js";
import type { Take, TapeDue } from "./tape.js";
import { type Voice, voicing } from "./voicing.js";

/** What the notes of a song are made of. */
export interface Instruments {
  readonly rate: number;
  /** The voices of a note, with at least `frames` frames of each, its release included. */
  voices(instrument: string, pitch: number, velocity: number, frames: number): readonly Voice[];
  /** The samples of a voice. */
  kept(buffer: number): Kept;
  take(name: string): Take;
}

const ALL: Window = { first: 0, end: Number.POSITIVE_INFINITY };

/** What a whole song can be put into: a mixer, or the way to one on another thread. */
export interface Loadable {
  keep(buffer: number, kept: Kept): void;
  keepTake(name: string, take: Take): void;
  addRoom(name: string, prepared: unknown): void;
  set(plan: DeskPlan): void;
  follow(from: number, legs: readonly Leg[]): void;
  replace(from: number, voices: readonly Due[], tapes: readonly TapeDue[]): void;
}

/** Put in everything that a song is to play, from frame 0 on. */
export function load(mixer: Loadable, song: Song, instruments: Instruments): void {
  const clock = timing(song, instruments.rate);
  const voices = song.tracks.flatMap((track) => notesOf(track, clock, instruments));
  const tapes = song.tracks.flatMap((track) => tapesOf(track, song.key, clock, instruments));
  for (const buffer of new Set(voices.map((due) => due.buffer))) mixer.keep(buffer, instruments.kept(buffer));
  for (const name of new Set(tapes.map(({ take }) => take))) mixer.keepTake(name, instruments.take(name));
  const plan = deskPlan(song, clock);
  for (const { settings } of reverbsOf(plan)) {
    const room = prepare((name) => Number(settings[name] ?? 0), instruments.rate);
    mixer.addRoom(room.name, room);
  }
  mixer.set(plan);
  mixer.follow(0, [{ at: 0, song: 0, moves: true }]);
  mixer.replace(0, voices, tapes);
}

/** Left and right of the first `frames` frames of a song. */
export function render(song: Song, instruments: Instruments, frames: number): readonly [Wave, Wave] {
  const mixer = new Mixer(instruments.rate);
  load(mixer, song, instruments);
  const total = Math.ceil((frames + mixer.delay) / BLOCK) * BLOCK;
  const [left, right] = [new Float32Array(total), new Float32Array(total)];
  for (let at = 0; at < total; at += BLOCK) {
    const block = mixer.process();
    left.set(block.left, at);
    right.set(block.right, at);
  }
  const end = mixer.delay + frames;
  return [left.subarray(mixer.delay, end), right.subarray(mixer.delay, end)];
}

function notesOf(track: Track, clock: Timing, instruments: Instruments): readonly Due[] {
  const strip = `track:${track.id}`;
  return schedule(track, clock, ALL).flatMap(({ start, frames, pitch, velocity }, i) => {
    const layers = instruments.voices(track.instrument, pitch, velocity, frames);
    return voicing({ id: i, strip, start, frames, velocity, skip: 0 }, layers);
  });
}

function tapesOf(track: Track, key: Key | null, clock: Timing, instruments: Instruments): readonly TapeDue[] {
  const strip = `track:${track.id}`;
  const tape = { track, key, timing: clock, rate: instruments.rate };
  return stretches(tape, ALL).map(({ clip: _, ...stretch }, i) => {
    return { ...stretch, id: -1 - i, strip, skip: 0, step: 1 };
  });
}
