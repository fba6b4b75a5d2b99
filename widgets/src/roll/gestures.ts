/** What the gestures on a roll become: edits of notes, and of the clips that hold them. */
import { type Edit, together } from "../song/edits.js";
import { clipId } from "../song/ids.js";
import { stepInKey } from "../song/key.js";
import type { Key, Meter, Note, NoteClip, Song, Tick, Track } from "../song/model.js";
import { barOf, barStart, placeOf } from "../song/time.js";
import { type Change, changed, isNothing, movedBy, notesAt, reach, removal, splitAt } from "../song/verbs.js";
import { type Choice, type ChosenIn, chosenIn } from "./choice.js";
import { chosenKey, clipAt } from "./shown.js";

/** An edit, and what is chosen after it. */
export interface Gesture {
  readonly edit: Edit;
  readonly choice: Choice;
}

/** A new note in the time of the song. */
export interface NewNote {
  readonly start: Tick;
  readonly pitch: number;
  readonly duration: Tick;
  readonly velocity: number;
}

/** Put notes where they are drawn: into the clip there, or into a new clip of whole bars. */
export function drawn(song: Song, track: Track, notes: readonly NewNote[], mark = ""): Gesture {
  const edits: Edit[] = [];
  const choice = new Set<string>();
  let now = track;
  for (const [clip, fresh] of byClip(song, track, notes, mark)) {
    const known = now.clips.some(({ id }) => id === clip.id);
    edits.push(
      known
        ? { edit: "put-notes", clip: clip.id, notes: fresh }
        : { edit: "add-clip", track: track.id, clip: { ...clip, notes: fresh } },
    );
    for (const note of fresh) choice.add(chosenKey(clip.id, note));
    if (!known) now = { ...now, clips: [...now.clips, clip] };
  }
  return { edit: together(edits), choice };
}

/** The clips that notes belong in, old and new, with the notes in the time of the clip. */
function byClip(song: Song, track: Track, notes: readonly NewNote[], mark: string): Map<NoteClip, Note[]> {
  const found = new Map<NoteClip, Note[]>();
  for (const { start, pitch, duration, velocity } of notes) {
    const clip =
      clipAt(track, start)?.clip ??
      [...found.keys()].find((made) => made.start <= start && start < made.start + made.length) ??
      newClip(song, track, start, start + duration, mark);
    const at = (start - clip.start) % clip.length;
    found.set(clip, [...(found.get(clip) ?? []), { start: at, pitch, duration, velocity }]);
  }
  return found;
}

/** An empty clip of whole bars from the one that `start` lies in to the one where `end` does; it ends where the next begins. */
export function newClip(song: Song, track: Track, start: Tick, end: Tick, mark = ""): NoteClip {
  const bar = placeOf(song.meter, start).bar;
  const first = barStart(song.meter, bar);
  const last = placeOf(song.meter, Math.max(end - 1, start)).bar;
  const next = track.clips.find((clip) => clip.start > start)?.start ?? Number.POSITIVE_INFINITY;
  return {
    kind: "notes",
    id: clipId(song, track.id, bar, mark),
    start: first,
    length: Math.min(barStart(song.meter, last + 1), next) - first,
    repeats: 1,
    name: "",
    colour: 0,
    notes: [],
  };
}

/** Change every chosen note, and follow the notes to their new places. */
export function change(track: Track, choice: Choice, by: (clip: NoteClip) => Change, copy = false): Gesture {
  const parts = chosenIn(track, choice);
  const edit = together(
    parts.map(({ clip, places }) => changed(clip, places, by(clip), copy)).filter((one) => !isNothing(one)),
  );
  const after = parts.flatMap(({ clip, places }) =>
    notesAt(clip, places)
      .map(by(clip))
      .map((note) => chosenKey(clip.id, note)),
  );
  return { edit, choice: new Set(after) };
}

/** Move the chosen notes together, as far as all of them can go. */
export function moved(track: Track, choice: Choice, ticks: Tick, semitones: number, copy = false): Gesture {
  const far = chosenIn(track, choice).map(({ clip, places }) =>
    reach(clip, notesAt(clip, places), ticks, semitones),
  );
  const nearest = (of: readonly number[], wanted: number): number =>
    of.reduce((least, one) => (Math.abs(one) < Math.abs(least) ? one : least), wanted);
  const by = {
    ticks: nearest(
      far.map((one) => one.ticks),
      ticks,
    ),
    semitones: nearest(
      far.map((one) => one.semitones),
      semitones,
    ),
  };
  return change(track, choice, () => movedBy(by), copy);
}

/** Move the chosen notes along the key, each by so many of its steps; without a key, by semitones. */
export function steppedInKey(track: Track, choice: Choice, key: Key | null, steps: number): Gesture {
  if (key === null) return moved(track, choice, 0, steps);
  return change(track, choice, () => (note) => ({ ...note, pitch: stepInKey(key, note.pitch, steps) }));
}

export const removed = (track: Track, choice: Choice): Gesture => ({
  edit: together(chosenIn(track, choice).map(({ clip, places }) => removal(clip, places))),
  choice: new Set(),
});

/** Cut the chosen notes where a tick of the song falls in them. */
export function split(track: Track, choice: Choice, tick: Tick): Gesture {
  const parts = chosenIn(track, choice).map(({ clip, places }) =>
    splitAt(clip, places, (tick - clip.start) % clip.length),
  );
  return { edit: together(parts.filter((edit) => !isNothing(edit))), choice };
}

/** The chosen notes once more, right behind themselves: the copy begins a whole number of grid lines later. */
export function doubled(song: Song, track: Track, choice: Choice, grid: Tick, mark = ""): Gesture {
  const notes = inSong(chosenIn(track, choice));
  const first = Math.min(...notes.map((note) => note.start));
  const span = Math.max(...notes.map((note) => note.start + note.duration)) - first;
  const later = Math.ceil(span / grid) * grid;
  return drawnLonger(
    song,
    track,
    notes.map((note) => ({ ...note, start: note.start + later })),
    mark,
  );
}

/** Notes from the clipboard, the first of them at `tick`. */
export function pasted(song: Song, track: Track, notes: readonly NewNote[], tick: Tick, mark = ""): Gesture {
  const first = Math.min(...notes.map((note) => note.start));
  return drawnLonger(
    song,
    track,
    notes.map((note) => ({ ...note, start: note.start - first + tick })),
    mark,
  );
}

/** Draw notes, and let the clip before them grow by whole bars where they fall behind its end and nothing is in the way. */
function drawnLonger(song: Song, track: Track, notes: readonly NewNote[], mark: string): Gesture {
  const before = track.clips
    .filter((clip): clip is NoteClip => clip.kind === "notes" && clip.repeats === 1)
    .at(-1);
  const last = Math.max(...notes.map((note) => note.start));
  const isLast = before !== undefined && before === track.clips.at(-1);
  if (!isLast || last < before.start + before.length || notes.some((note) => note.start < before.start))
    return drawn(song, track, notes, mark);
  const length = barStart(song.meter, placeOf(song.meter, last).bar + 1) - before.start;
  const longer: Edit = { edit: "set-clip", clip: before.id, field: "length", value: length };
  const grown = {
    ...track,
    clips: track.clips.map((clip) => (clip === before ? { ...clip, length } : clip)),
  };
  const { edit, choice } = drawn(song, grown, notes, mark);
  return { edit: together([longer, edit]), choice };
}

/** The chosen notes in the time of the song, as a clipboard keeps them. */
export const inSong = (chosen: readonly ChosenIn[]): readonly NewNote[] =>
  chosen.flatMap(({ clip, places }) =>
    notesAt(clip, places).map((note) => ({ ...note, start: note.start + clip.start })),
  );

/** The length of the bar at a tick. */
export function barAt(meters: readonly Meter[], tick: Tick): Tick {
  const meter = meters.findLast((one) => one.at <= tick) ?? meters[0];
  return meter === undefined ? 3840 : barOf(meter);
}
