/** A take of keys: what is played while the song runs becomes notes of a clip, with exact times. Pure. */
import { type Edit, type SingleEdit, together } from "../song/edits.js";
import { newNoteClip, newTrack } from "../song/empty.js";
import { nearestLine } from "../song/grid.js";
import { clipId, makeId, trackIds } from "../song/ids.js";
import type { Note, NoteClip, NotePlace, Role, Song, Tick, Track } from "../song/model.js";
import { swing, unswung } from "../song/timing.js";
import { quantised } from "../song/verbs.js";
import { barAt, barLength } from "../view/grid_lines.js";

/** A note as it was played, in ticks of the song. */
export interface PlayedNote {
  readonly start: number;
  readonly end: number;
  readonly pitch: number;
  readonly velocity: number;
}

/** Where a take goes: a track that is there, or one that is made by the first note. */
export interface Target {
  readonly track: string;
  readonly instrument: string;
  readonly role: Role;
}

/** A note of a take, and the clip it went to. */
export interface Kept {
  readonly clip: string;
  readonly note: Note;
}

export interface Written {
  readonly edit: Edit;
  readonly kept: Kept;
}

const noteClips = (track: Track | undefined): readonly NoteClip[] =>
  track?.clips.flatMap((clip) => (clip.kind === "notes" ? [clip] : [])) ?? [];

/** The edit that writes a note into the clip under it, or into a clip of its own that grows by whole bars.
 *
 * `from` is where the recording began: a note played a little before it belongs to it.
 */
export function written(song: Song, target: Target, played: PlayedNote, from: Tick): Written {
  const start = Math.max(from, Math.round(played.start));
  const track = song.tracks.find(({ id }) => id === target.track);
  const duration = Math.max(30, Math.round(played.end) - start);
  const note = { start, pitch: played.pitch, duration, velocity: played.velocity };
  const under = noteClips(track).find(
    (clip) => start >= clip.start && start < clip.start + clip.length * clip.repeats,
  );
  if (under) return into(under, note);
  const before = noteClips(track).findLast(
    (clip) =>
      clip.repeats === 1 &&
      clip.start + clip.length <= start &&
      clip.start >= from - barLength(song.meter, from),
  );
  if (before && !noteClips(track).some((clip) => clip.start > before.start && clip.start <= start))
    return grown(song, before, note);
  return fresh(song, target, track, note, barAt(song.meter, start));
}

function into(clip: NoteClip, note: Note, more: readonly SingleEdit[] = []): Written {
  const inside = { ...note, start: (note.start - clip.start) % clip.length };
  const put: SingleEdit = { edit: "put-notes", clip: clip.id, notes: [inside] };
  return { edit: together([...more, put]), kept: { clip: clip.id, note: inside } };
}

/** The bar's end at or after a tick. */
function barEnd(song: Song, tick: Tick): Tick {
  return barAt(song.meter, tick) + barLength(song.meter, tick);
}

function grown(song: Song, clip: NoteClip, note: Note): Written {
  const length = barEnd(song, note.start) - clip.start;
  return into({ ...clip, length }, note, [
    { edit: "set-clip", clip: clip.id, field: "length", value: length },
  ]);
}

function fresh(song: Song, target: Target, track: Track | undefined, note: Note, at: Tick): Written {
  const id = track?.id ?? makeId(target.track, trackIds(song));
  const clip = newNoteClip(
    clipId(song, id, 1 + Math.round(at / barLength(song.meter, at))),
    at,
    barEnd(song, note.start) - at,
  );
  const { kept } = into(clip, note);
  const full = { ...clip, notes: [kept.note] };
  const made: Track = { ...newTrack(id), instrument: target.instrument, role: target.role, clips: [full] };
  const edit: SingleEdit = track
    ? { edit: "add-clip", track: id, clip: full }
    : { edit: "add-track", track: made, index: null };
  return { edit, kept };
}

const placeOf = ({ start, pitch }: NotePlace): NotePlace => ({ start, pitch });

/** How near to which grid: `swing` is the place of every second line in its pair as it is heard, or null for the song's own. */
export interface Quantise {
  readonly grid: Tick;
  readonly strength: number;
  readonly swing: number | null;
}

/** A note nearer to the grid. The song's own swing comes when it is played, so a swing that is chosen is reckoned without it. */
function onGrid(song: Song, clip: NoteClip, note: Note, { grid, strength, swing: chosen }: Quantise): Note {
  if (chosen === null) return quantised(clip, grid, strength)(note);
  const heard = swing(song, clip.start + note.start) - clip.start;
  const line = nearestLine(Math.round(heard), grid, chosen, clip.length);
  const place = unswung(song, clip.start + line) - clip.start;
  return { ...note, start: note.start + Math.floor((place - note.start) * strength + 0.5) };
}

/** The notes of a take nearer to a grid: the edit, and where they are then. `now` is where they stand, `kept` how they were played. */
export function nearer(
  song: Song,
  kept: readonly Kept[],
  now: readonly Kept[],
  { grid, strength, swing }: Quantise,
): { readonly edit: Edit; readonly now: readonly Kept[] } {
  const edits: SingleEdit[] = [];
  const after: Kept[] = [];
  for (const clip of song.tracks.flatMap(noteClips)) {
    const mine = kept.filter((one) => one.clip === clip.id);
    if (mine.length === 0) continue;
    const gone = now.filter((one) => one.clip === clip.id).map(({ note }) => placeOf(note));
    const notes = onePerPlace(mine.map(({ note }) => onGrid(song, clip, note, { grid, strength, swing })));
    edits.push(
      { edit: "remove-notes", clip: clip.id, places: gone },
      { edit: "put-notes", clip: clip.id, notes },
    );
    after.push(...notes.map((note) => ({ clip: clip.id, note })));
  }
  return { edit: together(edits), now: after };
}

function onePerPlace(notes: readonly Note[]): readonly Note[] {
  const found = new Map<string, Note>();
  for (const note of notes) found.set(`${note.start}:${note.pitch}`, note);
  return [...found.values()].sort((a, b) => a.start - b.start || a.pitch - b.pitch);
}

/** How many bars the notes of a take reach over. */
export function barsOfTake(song: Song, kept: readonly Kept[]): number {
  const bars = new Set<Tick>();
  for (const clip of song.tracks.flatMap(noteClips))
    for (const { note } of kept.filter((one) => one.clip === clip.id))
      bars.add(barAt(song.meter, clip.start + note.start));
  return bars.size;
}
