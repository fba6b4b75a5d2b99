/** When each note of a track sounds, in whole frames: a pure function of the song, the same as in Python.
 *
 * Windows tile: every note belongs to the one window that its first frame falls in, so windows that follow one another
 * give each note exactly once. Only the rounds that reach into the window are looked at, so a window of a long song
 * costs no more than one of a short song.
 */
import type { Note, NoteClip, Tick, Track } from "./model.js";
import { firstWhere } from "./order.js";
import type { Timing } from "./timing.js";

/** A note as it is played: its first frame from the start of the song, and how many frames it is held. */
export interface Sounding {
  readonly start: number;
  readonly frames: number;
  readonly pitch: number;
  readonly velocity: number;
}

/** The frames from `first` up to `end`. */
export interface Window {
  readonly first: number;
  readonly end: number;
}

/** The notes of `track` that begin in a window, in order: repeats unrolled, clips cut, swing and tempo applied. */
export function schedule(track: Track, timing: Timing, window: Window): readonly Sounding[] {
  return track.clips
    .flatMap((clip) => (clip.kind === "notes" ? rounds(clip, timing, window) : []))
    .sort((a, b) => a.start - b.start || a.pitch - b.pitch);
}

function rounds(clip: NoteClip, timing: Timing, window: Window): readonly Sounding[] {
  const found: Sounding[] = [];
  const startOf = (round: number): Tick => clip.start + clip.length * round;
  let round = firstWhere(clip.repeats, (i) => timing.swungFrame(startOf(i + 1)) >= window.first);
  for (; round < clip.repeats && timing.swungFrame(startOf(round)) < window.end; round += 1)
    addRound(found, clip, startOf(round), timing, window);
  return found;
}

/** Add the notes of the round that begins at tick `at`. */
function addRound(found: Sounding[], clip: NoteClip, at: Tick, timing: Timing, window: Window): void {
  const { notes, length } = clip;
  const frame = (tick: Tick): number => timing.swungFrame(at + tick);
  const from = firstWhere(notes.length, (i) => frame(notes[i]?.start ?? 0) >= window.first);
  for (let i = from; i < notes.length; i += 1) {
    const note = notes[i];
    if (note === undefined || note.start >= length) return;
    const start = frame(note.start);
    if (start >= window.end) return;
    found.push(sounding(note, start, frame(Math.min(note.start + note.duration, length))));
  }
}

const sounding = ({ pitch, velocity }: Note, start: number, end: number): Sounding => ({
  start,
  frames: Math.max(end - start, 1),
  pitch,
  velocity,
});
