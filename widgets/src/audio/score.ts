/** What sounds in a stretch of a run: notes and audio clips at frames of the mixer, each known by a key. */
import { type Stretch, stretches } from "../mix/comp.js";
import type { TapeDue } from "../mix/tape.js";
import type { Song, Track } from "../song/model.js";
import { schedule } from "../song/schedule.js";
import type { Timing } from "../song/timing.js";
import { cutAt, type Pass, passes, type Run } from "./run.js";

/** Seconds: a note that began longer ago is not taken up where playing begins in its midst. */
const LONGEST = 30;

/** Frames in which a recording fades that a loop's end cuts off. */
const SOFT = 512;

/** A note as it will be played. The key says which note it is: the same one in every plan of a run. */
export interface Planned {
  readonly key: string;
  readonly track: Track;
  readonly start: number;
  readonly frames: number;
  readonly pitch: number;
  readonly velocity: number;
  /** Frames at its beginning that are left out. */
  readonly skip: number;
}

export interface PlannedTape extends Omit<TapeDue, "id"> {
  readonly key: string;
}

/** A song with its clock at one rate and speed. */
export interface Score {
  readonly song: Song;
  readonly timing: Timing;
  readonly rate: number;
  readonly speed: number;
}

/** The notes of a track that begin in a stretch of the run; where it begins, those that are held over too. */
export function notesIn(
  score: Score,
  run: Run,
  track: Track,
  from: number,
  until: number,
): readonly Planned[] {
  return passes(run, from, until).flatMap((pass) => [
    ...(pass.fresh && pass.at === run.at + run.lead ? heldOver(score, run, track, pass) : []),
    ...notesOf(score, run, track, pass),
  ]);
}

function notesOf({ timing }: Score, run: Run, track: Track, { at, song, frames }: Pass): readonly Planned[] {
  return schedule(track, timing, { first: song, end: song + frames }).map((note) => {
    const start = at + note.start - song;
    const key = `${track.id} ${start} ${note.pitch}`;
    return { ...note, key, track, start, frames: cutAt(run, note.start, note.frames), skip: 0 };
  });
}

/** Notes that began before the run did and are still held. */
function heldOver({ timing, rate }: Score, run: Run, track: Track, { at, song }: Pass): readonly Planned[] {
  if (song <= 0) return [];
  const before = schedule(track, timing, { first: Math.max(0, song - LONGEST * rate), end: song });
  const over = before.filter(({ start, frames }) => start + frames > song);
  return over.map((note) => {
    const key = `${track.id} ${note.start - song} ${note.pitch} held`;
    return {
      ...note,
      key,
      track,
      start: at,
      frames: cutAt(run, note.start, note.frames),
      skip: song - note.start,
    };
  });
}

/** The rounds of audio clips that begin in a stretch of the run; at each fresh start, those under way too. */
export function tapesIn(
  score: Score,
  run: Run,
  track: Track,
  from: number,
  until: number,
): readonly PlannedTape[] {
  return passes(run, from, until).flatMap((pass) =>
    stretches({ track, key: score.song.key, ...score }, { first: pass.song, end: pass.song + pass.frames })
      .filter(({ start }) => pass.fresh || start >= pass.song)
      .map((stretch) => tapeOf(score, run, track, pass, stretch)),
  );
}

function tapeOf({ speed }: Score, run: Run, track: Track, pass: Pass, stretch: Stretch): PlannedTape {
  const { clip, start, frames, take, gain, offset } = stretch;
  const skip = Math.max(pass.song - start, 0);
  const at = pass.at + Math.max(start - pass.song, 0);
  const heard = cutAt(run, start, frames);
  const fadeOut = Math.round(stretch.fadeOut / speed);
  return {
    key: `${track.id} ${clip.id} ${at} ${take} ${offset}`,
    take,
    gain,
    offset,
    strip: `track:${track.id}`,
    start: at,
    frames: heard,
    fadeIn: Math.round(stretch.fadeIn / speed),
    fadeOut: heard < frames ? Math.max(fadeOut, SOFT) : fadeOut,
    skip,
    step: speed,
  };
}
