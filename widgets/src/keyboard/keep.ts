/** The chords that were played as a clip: one bar each, as they lay under the hand. Pure. */
import { type Edit, together } from "../song/edits.js";
import { newNoteClip, newTrack } from "../song/empty.js";
import { clipId, makeId, trackIds } from "../song/ids.js";
import type { Note, Song, Tick, Track } from "../song/model.js";
import { placeOf } from "../song/time.js";
import { barAt, barLength } from "../view/grid_lines.js";
import type { PlayedChord } from "./played.js";
import type { Target } from "./take.js";

const VELOCITY = 88;

/** The edit, and the bar where the clip begins: after what the track has already. */
export function keptChords(
  song: Song,
  target: Target,
  chords: readonly PlayedChord[],
): { readonly edit: Edit; readonly bar: number } {
  const track = song.tracks.find(({ id }) => id === target.track);
  const at = freeBar(song, track);
  let tick = at;
  const notes: Note[] = [];
  for (const { pitches } of chords) {
    const length = barLength(song.meter, tick);
    const start = tick - at;
    notes.push(...pitches.map((pitch): Note => ({ start, pitch, duration: length, velocity: VELOCITY })));
    tick += length;
  }
  const id = track?.id ?? makeId(target.track, trackIds(song));
  const bar = placeOf(song.meter, at).bar;
  const clip = { ...newNoteClip(clipId(song, id, bar), at, Math.max(1, tick - at)), notes };
  const made: Track = { ...newTrack(id), instrument: target.instrument, role: "chords", clips: [clip] };
  const edit: Edit = track
    ? { edit: "add-clip", track: id, clip }
    : { edit: "add-track", track: made, index: null };
  return { edit: chords.length === 0 ? together([]) : edit, bar };
}

/** The first bar after everything the track has. */
function freeBar(song: Song, track: Track | undefined): Tick {
  const end =
    track?.clips.reduce((last, clip) => Math.max(last, clip.start + clip.length * clip.repeats), 0) ?? 0;
  const bar = barAt(song.meter, end);
  return bar === end ? bar : bar + barLength(song.meter, end);
}
