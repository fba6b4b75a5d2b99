/** A clip in pieces: cut in two, and trimmed from the left. What sounds stays what it was. Pure. */
import type { Clip, Note, NoteClip, Tick } from "../song/model.js";
import { type Seconds, since, until } from "../song/recordings.js";

/** The clip cut at a tick of the song, in the order of its pieces; the clip itself where the tick is not inside.
 *
 * Whole rounds stay together: a cut inside the third of five rounds gives two rounds, two halves, and two rounds.
 */
export function cutAt(clip: Clip, tick: Tick, seconds: Seconds): readonly Clip[] {
  const into = tick - clip.start;
  if (into <= 0 || into >= clip.length * clip.repeats) return [clip];
  const [round, rest] = [Math.floor(into / clip.length), into % clip.length];
  const before = round > 0 ? [{ ...clip, repeats: round }] : [];
  if (rest === 0) return [...before, later(clip, round, clip.repeats - round)];
  const torn = later(clip, round, 1);
  const left = clip.repeats - round - 1;
  const after = left > 0 ? [later(clip, round + 1, left)] : [];
  return [...before, ...halves(torn, rest, seconds), ...after];
}

const later = (clip: Clip, round: number, repeats: number): Clip => ({
  ...clip,
  start: clip.start + round * clip.length,
  repeats,
});

/** One round in two, `at` ticks after its start. */
function halves(clip: Clip, at: Tick, seconds: Seconds): readonly Clip[] {
  return clip.kind === "notes" ? notesInTwo(clip, at) : [until(clip, at), since(clip, at, seconds)];
}

function notesInTwo(clip: NoteClip, at: Tick): readonly Clip[] {
  const heard = clip.notes.filter(({ start }) => start < clip.length);
  const first = heard.filter(({ start }) => start < at).map((note) => cutEnd(note, at));
  const second = heard.flatMap((note) => fromTick(note, at));
  return [
    { ...clip, length: at, notes: first },
    { ...clip, start: clip.start + at, length: clip.length - at, notes: second },
  ];
}

const cutEnd = (note: Note, end: Tick): Note => ({
  ...note,
  duration: Math.min(note.duration, end - note.start),
});

/** A note as it sounds from a tick on: none where it is over by then. */
export function fromTick(note: Note, tick: Tick): readonly Note[] {
  const end = note.start + note.duration;
  if (end <= tick) return [];
  const start = Math.max(note.start, tick);
  return [{ ...note, start: start - tick, duration: end - start }];
}

/** The clip as it sounds from a tick of the song on; null where nothing is left of it. */
export function trimmedFrom(clip: Clip, tick: Tick, seconds: Seconds): Clip | null {
  if (tick <= clip.start) return grownTo(clip, Math.max(0, tick), seconds);
  const pieces = cutAt(clip, tick, seconds).filter(({ start }) => start >= tick);
  return pieces.length === 1 ? (pieces[0] ?? null) : null;
}

/** A clip that begins earlier: notes stay where they are in the song, a recording shows more of its beginning. */
function grownTo(clip: Clip, tick: Tick, seconds: Seconds): Clip {
  if (clip.repeats > 1) return clip;
  const more = clip.start - tick;
  if (clip.kind === "notes")
    return {
      ...clip,
      start: tick,
      length: clip.length + more,
      notes: clip.notes.map((note) => ({ ...note, start: note.start + more })),
    };
  const back = Math.min(seconds(tick, clip.start), clip.offset);
  return back < seconds(tick, clip.start) - 1e-9
    ? clip
    : {
        ...clip,
        start: tick,
        length: clip.length + more,
        offset: clip.offset - back,
        joins: clip.joins.map((join) => ({ ...join, at: join.at + more })),
      };
}
