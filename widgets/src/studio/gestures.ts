/** What the gestures on a timeline become: edits of clips, tracks and sections. Pure. */
import { type Edit, together } from "../song/edits.js";
import { clipId, clipIds, makeId, trackIds } from "../song/ids.js";
import type { Clip, Section, Song, Tick, Track } from "../song/model.js";
import { secondsIn } from "../song/recordings.js";
import { barStart, placeOf } from "../song/time.js";
import { cutAt, trimmedFrom } from "./pieces.js";

/** An edit, and which clips are chosen after it. */
export interface Gesture {
  readonly edit: Edit;
  readonly choice: ReadonlySet<string>;
}

export interface Found {
  readonly track: Track;
  readonly clip: Clip;
}

/** The chosen clips that still exist, in the order of tracks. */
export const chosenClips = (song: Song, choice: ReadonlySet<string>): readonly Found[] =>
  song.tracks.flatMap((track) =>
    track.clips.filter(({ id }) => choice.has(id)).map((clip) => ({ track, clip })),
  );

/** The stretch that the chosen clips reach over; null for none. */
export function spanOf(
  song: Song,
  choice: ReadonlySet<string>,
): { readonly start: Tick; readonly end: Tick } | null {
  const found = chosenClips(song, choice);
  if (found.length === 0) return null;
  const start = Math.min(...found.map(({ clip }) => clip.start));
  return { start, end: Math.max(...found.map(({ clip }) => clipEnd(clip))) };
}

export const clipEnd = (clip: Clip): Tick => clip.start + clip.length * clip.repeats;

const put = (track: string, clip: Clip): Edit => ({ edit: "add-clip", track, clip });
const setStart = (clip: string, value: Tick): Edit => ({ edit: "set-clip", clip, field: "start", value });
const setLength = (clip: string, value: Tick): Edit => ({ edit: "set-clip", clip, field: "length", value });
const setRepeats = (clip: string, value: number): Edit => ({
  edit: "set-clip",
  clip,
  field: "repeats",
  value,
});

/** Move the chosen clips by ticks, and by tracks where every one of them finds a track there. */
export function moved(song: Song, choice: ReadonlySet<string>, ticks: Tick, tracks: number): Gesture {
  const found = chosenClips(song, choice);
  const first = Math.min(...found.map(({ clip }) => clip.start));
  const by = Math.max(ticks, -first);
  const index = (track: Track): number => song.tracks.indexOf(track);
  const fits = found.every(({ track }) => song.tracks[index(track) + tracks] !== undefined);
  const edits = found.flatMap(({ track, clip }): readonly Edit[] => {
    const to = fits && tracks !== 0 ? song.tracks[index(track) + tracks] : undefined;
    const moves: Edit[] = to ? [{ edit: "move-clip", clip: clip.id, track: to.id }] : [];
    return by === 0 ? moves : [...moves, setStart(clip.id, clip.start + by)];
  });
  return { edit: together(edits), choice };
}

/** Copies of the chosen clips, so far away; the copies are chosen. */
export function copied(song: Song, choice: ReadonlySet<string>, ticks: Tick, tracks = 0): Gesture {
  const taken = new Set(clipIds(song));
  const made = new Set<string>();
  const found = chosenClips(song, choice);
  const fits = found.every(({ track }) => song.tracks[song.tracks.indexOf(track) + tracks] !== undefined);
  const edits = found.map(({ track, clip }) => {
    const id = makeId(clip.id.replace(/-\d+$/, ""), taken);
    taken.add(id);
    made.add(id);
    const to = (fits ? song.tracks[song.tracks.indexOf(track) + tracks] : undefined) ?? track;
    return put(to.id, { ...clip, id, start: Math.max(0, clip.start + ticks) });
  });
  return { edit: together(edits), choice: made };
}

/** The chosen clips once more, right behind them all. */
export function doubled(song: Song, choice: ReadonlySet<string>): Gesture {
  const found = chosenClips(song, choice);
  if (found.length === 0) return { edit: together([]), choice };
  const first = Math.min(...found.map(({ clip }) => clip.start));
  const last = Math.max(...found.map(({ clip }) => clipEnd(clip)));
  return copied(song, choice, last - first);
}

export const removed = (song: Song, choice: ReadonlySet<string>): Gesture => ({
  edit: together(chosenClips(song, choice).map(({ clip }): Edit => ({ edit: "remove-clip", clip: clip.id }))),
  choice: new Set(),
});

/** The right end of a clip at a tick: a single round becomes as long, a repeated one is played as often. */
export function endAt(clip: Clip, tick: Tick, least: Tick): Edit {
  const wanted = Math.max(tick - clip.start, least);
  if (clip.repeats === 1) return wanted === clip.length ? together([]) : setLength(clip.id, wanted);
  return repeatedTo(clip, tick);
}

/** The clip played again and again up to a tick, in whole rounds. */
export function repeatedTo(clip: Clip, tick: Tick): Edit {
  const repeats = Math.min(Math.max(Math.round((tick - clip.start) / clip.length), 1), 10_000);
  return repeats === clip.repeats ? together([]) : setRepeats(clip.id, repeats);
}

/** The left end of a clip at a tick; what sounds after it stays where it is. */
export function startAt(song: Song, track: string, clip: Clip, tick: Tick): Edit {
  const trimmed = trimmedFrom(clip, tick, secondsIn(song.tempo));
  if (trimmed === null || trimmed === clip) return together([]);
  return together([{ edit: "remove-clip", clip: clip.id }, put(track, trimmed)]);
}

/** Cut the chosen clips at a tick; the pieces before it keep their names, and those after it are chosen. */
export function split(song: Song, choice: ReadonlySet<string>, tick: Tick): Gesture {
  const taken = new Set(clipIds(song));
  const after = new Set<string>();
  const edits = chosenClips(song, choice).flatMap(({ track, clip }): readonly Edit[] => {
    const pieces = cutAt(clip, tick, secondsIn(song.tempo));
    if (pieces.length === 1) return [];
    const named = pieces.map((piece, i) => {
      const id = i === 0 ? clip.id : makeId(clip.id.replace(/-\d+$/, ""), taken);
      taken.add(id);
      if (piece.start >= tick) after.add(id);
      return { ...piece, id };
    });
    return [{ edit: "remove-clip", clip: clip.id }, ...named.map((piece) => put(track.id, piece))];
  });
  return { edit: together(edits), choice: after.size > 0 ? after : choice };
}

/** Clips from the clipboard, the first of them at `tick`, each on its own track where that still exists. */
export function pasted(song: Song, clips: readonly Found[], tick: Tick): Gesture {
  const first = Math.min(...clips.map(({ clip }) => clip.start));
  const taken = new Set(clipIds(song));
  const made = new Set<string>();
  const edits = clips.flatMap(({ track, clip }): readonly Edit[] => {
    const home = song.tracks.find(({ id }) => id === track.id);
    if (!home) return [];
    const id = makeId(clip.id.replace(/-\d+$/, ""), taken);
    taken.add(id);
    made.add(id);
    return [put(home.id, { ...clip, id, start: clip.start - first + tick })];
  });
  return { edit: together(edits), choice: made };
}

/** A track for an instrument, with an id of its own. */
export function newTrackFor(song: Song, track: Omit<Track, "id">, mark = ""): Track {
  const id = makeId(
    [track.name || track.instrument, mark].filter((part) => part !== "").join(" "),
    trackIds(song),
  );
  return { ...track, id };
}

export const clipIdAt = (song: Song, track: string, start: Tick, mark = ""): string =>
  clipId(song, track, placeOf(song.meter, start).bar, mark);

/** The sections with one put in, in place of those that begin where it does. */
export const withSection = (song: Song, section: Section): Edit => ({
  edit: "set-song",
  field: "sections",
  value: [...song.sections.filter(({ start }) => start !== section.start), section].sort(
    (a, b) => a.start - b.start,
  ),
});

/** The sections with one changed, or left out. */
export const replacedSection = (song: Song, section: Section, next: Section | null): Edit => ({
  edit: "set-song",
  field: "sections",
  value: song.sections
    .flatMap((one) => (one === section ? (next ? [next] : []) : [one]))
    .sort((a, b) => a.start - b.start),
});

/** A section and all clips that begin in it, moved by whole bars; not before the start. */
export function movedSection(song: Song, section: Section, ticks: Tick): Edit {
  const by = Math.max(ticks, -section.start);
  if (by === 0) return together([]);
  const inside = song.tracks.flatMap((track) =>
    track.clips.filter(({ start }) => start >= section.start && start < section.start + section.length),
  );
  return together([
    ...inside.map((clip) => setStart(clip.id, clip.start + by)),
    replacedSection(song, section, { ...section, start: section.start + by }),
  ]);
}

/** The bar line nearest to a tick. */
export function nearestBar(song: Song, tick: number): Tick {
  const bar = Math.max(1, placeOf(song.meter, Math.max(0, Math.round(tick))).bar);
  const [before, after] = [barStart(song.meter, bar), barStart(song.meter, bar + 1)];
  return tick - before <= after - tick ? before : after;
}
