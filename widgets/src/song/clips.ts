/** Notes and clips in their one form: checked, and in order. */
import { SongError, say } from "./errors.js";
import {
  atMost,
  COLOURS,
  checkId,
  LONGEST_TICKS,
  MOST_JOINS,
  MOST_NOTES,
  number,
  whole,
  words,
} from "./limits.js";
import type { AudioClip, Clip, Join, Note, NoteClip, NotePlace, Tick } from "./model.js";
import { firstWhere, sorted } from "./order.js";
import { PER_BEAT } from "./time.js";

/** The tick where the last round ends. */
export const clipEnd = (clip: Clip): Tick => clip.start + clip.length * clip.repeats;

export const comparePlaces = (a: NotePlace, b: NotePlace): number => a.start - b.start || a.pitch - b.pitch;

/** Refuse a note that cannot be. */
export function checkNote(note: Note): void {
  whole(note.start, say("The start of a note"), 0, LONGEST_TICKS);
  whole(note.pitch, say("A pitch (middle C is 60)"), 0, 127);
  whole(note.duration, say("The length of a note"), 1, LONGEST_TICKS);
  whole(note.velocity, say("The velocity of a note"), 1, 127);
}

/** The notes in order; refuses two of one pitch that begin together. */
export function inOrder(notes: readonly Note[]): readonly Note[] {
  const ordered = sorted(notes, comparePlaces);
  ordered.forEach((note, i) => {
    const before = ordered[i - 1];
    if (before === undefined || comparePlaces(before, note) !== 0) return;
    throw new SongError(
      say("Two notes of pitch {pitch} begin together at tick {start}. Keep one of them.", {
        pitch: note.pitch,
        start: note.start,
      }),
    );
  });
  return ordered;
}

/** The note at a place, among notes in order. */
export function noteAt(notes: readonly Note[], place: NotePlace): Note | null {
  const note = notes[firstWhere(notes.length, (i) => comparePlaces(notes[i] ?? place, place) >= 0)];
  return note !== undefined && comparePlaces(note, place) === 0 ? note : null;
}

/** A clip of notes in its one form; its notes have been checked one by one before. */
export function tidyNoteClip(clip: NoteClip): NoteClip {
  checkClip(clip);
  atMost(clip.notes.length, MOST_NOTES, say("notes"));
  return { ...clip, notes: inOrder(clip.notes) };
}

/** A recording in its one form. */
export function tidyAudioClip(clip: AudioClip): AudioClip {
  checkClip(clip);
  checkRecording(clip);
  return { ...clip, joins: tidyJoins(clip.joins) };
}

/** The joins in order; refuses two at one tick. */
function tidyJoins(joins: readonly Join[]): readonly Join[] {
  atMost(joins.length, MOST_JOINS, say("joins in one clip"));
  joins.forEach(checkJoin);
  const ordered = sorted(joins, (a, b) => a.at - b.at);
  ordered.forEach(({ at }, i) => {
    if (ordered[i - 1]?.at === at)
      throw new SongError(say("Two takes of a clip are joined at tick {at}. Keep one of them.", { at }));
  });
  return ordered;
}

function checkJoin({ at, take, offset }: Join): void {
  whole(at, say("The place of a join"), 1, LONGEST_TICKS);
  checkId(take, say("The name of a take"));
  number(offset, say("The offset into a take, in seconds,"), 0, 36_000);
}

export const tidyClip = (clip: Clip): Clip =>
  clip.kind === "notes" ? tidyNoteClip(clip) : tidyAudioClip(clip);

/** A clip that is new to the song, in its one form. */
export function tidyNewClip(clip: Clip): Clip {
  if (clip.kind === "notes") clip.notes.forEach(checkNote);
  return tidyClip(clip);
}

/** Put notes into a clip, in place of those with the same start and pitch; `notes` are in order. */
export function merged(clip: NoteClip, notes: readonly Note[]): readonly Note[] {
  const both: Note[] = [];
  let next = 0;
  for (const old of clip.notes) {
    for (let note = notes[next]; note && comparePlaces(note, old) < 0; note = notes[next]) {
      both.push(note);
      next += 1;
    }
    const same = notes[next];
    if (same === undefined || comparePlaces(same, old) !== 0) both.push(old);
  }
  return [...both, ...notes.slice(next)];
}

function checkClip(clip: Clip): void {
  checkId(clip.id, say("The id of a clip"));
  whole(clip.start, say("The start of a clip"), 0, LONGEST_TICKS);
  whole(clip.length, say("The length of a clip, in ticks,"), 1, LONGEST_TICKS);
  whole(clip.repeats, say("The repeats of a clip"), 1, 10_000);
  whole(clip.colour, say("The colour of a clip"), 0, COLOURS);
  words(clip.name, say("The name of a clip"));
  if (clipEnd(clip) <= LONGEST_TICKS) return;
  throw new SongError(
    say(
      "The clip {id} would end after beat {beat}, the furthest a song can reach. Move it earlier, or shorten it.",
      { id: clip.id, beat: LONGEST_TICKS / PER_BEAT },
    ),
  );
}

function checkRecording(clip: AudioClip): void {
  checkId(clip.take, say("The name of a take"));
  number(clip.offset, say("The offset into a take, in seconds,"), 0, 36_000);
  number(clip.gainDb, say("The gain of a clip, in decibels,"), -80, 24);
  number(clip.fadeIn, say("A fade, in seconds,"), 0, 600);
  number(clip.fadeOut, say("A fade, in seconds,"), 0, 600);
  number(clip.stretch, say("The stretch of a clip (2 is twice as long)"), 0.25, 4);
  number(clip.transpose, say("The transposition of a clip, in semitones,"), -24, 24);
  number(clip.tune, say("The strength of tuning (0 is none, 1 is all)"), 0, 1);
}
