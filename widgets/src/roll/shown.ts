/** The notes of a track as the roll shows them: in the time of the song, every round of a clip. */
import type { Note, NoteClip, NotePlace, Tick, Track } from "../song/model.js";
import { firstWhere } from "../song/order.js";

/** A note in one round of its clip; the first round is the one that is edited, and all follow it. */
export interface ShownNote {
  readonly clip: NoteClip;
  readonly round: number;
  readonly note: Note;
  /** Where it sounds, in ticks of the song; cut where the clip ends. */
  readonly start: Tick;
  readonly end: Tick;
}

/** What a note is chosen by: its clip and its place there. */
export const chosenKey = (clip: string, { start, pitch }: NotePlace): string => `${clip} ${start} ${pitch}`;

export const keyOf = ({ clip, note }: ShownNote): string => chosenKey(clip.id, note);

/** The notes that sound between two ticks of the song, by start and pitch. */
export function notesBetween(track: Track, from: Tick, to: Tick): readonly ShownNote[] {
  const found: ShownNote[] = [];
  for (const clip of track.clips) if (clip.kind === "notes") addRounds(found, clip, from, to);
  return found.sort((a, b) => a.start - b.start || a.note.pitch - b.note.pitch);
}

function addRounds(found: ShownNote[], clip: NoteClip, from: Tick, to: Tick): void {
  const first = Math.max(Math.floor((from - clip.start) / clip.length), 0);
  const last = Math.min(Math.ceil((to - clip.start) / clip.length), clip.repeats);
  for (let round = first; round < last; round += 1) addRound(found, clip, round, from, to);
}

function addRound(found: ShownNote[], clip: NoteClip, round: number, from: Tick, to: Tick): void {
  const at = clip.start + round * clip.length;
  const count = firstWhere(clip.notes.length, (i) => at + (clip.notes[i]?.start ?? 0) >= to);
  for (const note of clip.notes.slice(0, count)) {
    const shown = shownNote(clip, round, note);
    if (note.start < clip.length && shown.end > from) found.push(shown);
  }
}

/** A note in a round, in the time of the song. */
export function shownNote(clip: NoteClip, round: number, note: Note): ShownNote {
  const at = clip.start + round * clip.length;
  return {
    clip,
    round,
    note,
    start: at + note.start,
    end: at + Math.min(note.start + note.duration, clip.length),
  };
}

/** The clip that reaches over a tick, and the round there; the last begun where several do. */
export function clipAt(track: Track, tick: Tick): { readonly clip: NoteClip; readonly round: number } | null {
  const over = track.clips.filter(
    (clip): clip is NoteClip =>
      clip.kind === "notes" && clip.start <= tick && tick < clip.start + clip.length * clip.repeats,
  );
  const clip = over.at(-1);
  return clip === undefined ? null : { clip, round: Math.floor((tick - clip.start) / clip.length) };
}

/** The lowest and the highest pitch of a track, or null where it has no notes. */
export function pitchRange(track: Track): { readonly low: number; readonly high: number } | null {
  const pitches = track.clips.flatMap((clip) =>
    clip.kind === "notes" ? clip.notes.map((note) => note.pitch) : [],
  );
  if (pitches.length === 0) return null;
  return {
    low: pitches.reduce((low, pitch) => Math.min(low, pitch), 127),
    high: pitches.reduce((high, pitch) => Math.max(high, pitch), 0),
  };
}
