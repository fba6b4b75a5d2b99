/** Tracks and songs in their one form, and what can only be checked of a song as a whole. */
import { clipEnd, tidyNewClip } from "./clips.js";
import { SongError, say, shown } from "./errors.js";
import {
  atMost,
  COLOURS,
  checkId,
  checkUnique,
  LONGEST_SECONDS,
  LONGEST_TICKS,
  MOST_CHANGES,
  MOST_CLIPS,
  MOST_NOTES,
  MOST_POINTS_IN_ALL,
  MOST_TRACKS,
  number,
  whole,
  words,
} from "./limits.js";
import { checkSend, lanesOfStrip, tidyNewChain } from "./mixing.js";
import { type Clip, type Key, ROLES, type Section, type Song, type Swing, type Track } from "./model.js";
import { compareText, sorted } from "./order.js";
import { checkTempos, secondsAt } from "./tempo.js";
import { checkMeters, PER_BEAT } from "./time.js";

const TONIC = /^[A-Ga-g](?:##|#|♯|x|bb|b|♭)?$/;

const count = <T>(things: readonly T[], each: (thing: T) => number): number =>
  things.reduce((sum, thing) => sum + each(thing), 0);

/** The tick where the last clip ends. */
export const songEnd = (song: Song): number =>
  song.tracks.reduce(
    (end, track) => track.clips.reduce((last, clip) => Math.max(last, clipEnd(clip)), end),
    0,
  );

/** The length in seconds up to the end of the last clip; the sound rings on after it. */
export const songSeconds = (song: Song): number => secondsAt(song.tempo, songEnd(song));

/** The track in its one form; its clips, effects, sends and lanes have been checked one by one before. */
export function tidyTrack(track: Track): Track {
  checkId(track.id, say("The id of a track"));
  words(track.name, say("The name of a track"));
  words(track.instrument, say("The instrument of a track"));
  whole(track.colour, say("The colour of a track"), 0, COLOURS);
  checkRole(track.role);
  const sends = sorted(track.sends, (a, b) => compareText(a.bus, b.bus));
  return {
    ...track,
    sends,
    automation: lanesOfStrip(track, sends),
    clips: sorted(track.clips, compareClips),
  };
}

/** A track that is new to the song, in its one form. */
export function tidyNewTrack(track: Track): Track {
  track.sends.forEach(checkSend);
  return tidyTrack({ ...track, ...tidyNewChain(track), clips: track.clips.map(tidyNewClip) });
}

const compareClips = (a: Clip, b: Clip): number => a.start - b.start || compareText(a.id, b.id);

function checkRole(role: string): void {
  if (ROLES.some((known) => known === role)) return;
  throw new SongError(
    say("The role {role} is unknown. Use one of {roles}, or leave it empty.", {
      role: shown(role),
      roles: ROLES.slice(1).join(", "),
    }),
  );
}

/** The key with the capital letter of its home note. */
export function tidyKey(key: Key): Key {
  if (!TONIC.test(key.tonic))
    throw new SongError(
      say("{name} is not a note. Use a letter from A to G, with # or b if needed, such as F# or Bb.", {
        name: shown(key.tonic),
      }),
    );
  return { ...key, tonic: key.tonic.charAt(0).toUpperCase() + key.tonic.slice(1) };
}

export function checkSwing(swing: Swing): void {
  number(swing.ratio, say("The swing ratio"), 0.5, 0.8);
  if (swing.unit === PER_BEAT / 2 || swing.unit === PER_BEAT / 4) return;
  throw new SongError(
    say("The swing unit came as {unit} ticks. Use 480 (eighths) or 240 (sixteenths).", {
      unit: shown(swing.unit),
    }),
  );
}

export function checkSection(section: Section): void {
  whole(section.start, say("The start of a section"), 0, LONGEST_TICKS);
  whole(section.length, say("The length of a section, in ticks,"), 1, LONGEST_TICKS);
  words(section.name, say("The name of a section"));
}

const compareSections = (a: Section, b: Section): number =>
  a.start - b.start || compareText(a.name, b.name) || a.length - b.length;

/** The song in its one form; its tracks and buses have been checked one by one before. */
export function tidySong(song: Song): Song {
  words(song.title, say("The title"));
  words(song.author, say("The author"));
  checkTempos(song.tempo);
  checkMeters(song.meter);
  checkSwing(song.swing);
  atMost(song.sections.length, MOST_CHANGES, say("sections"));
  song.sections.forEach(checkSection);
  checkCounts(song);
  checkNames(song);
  checkSends(song);
  checkLength(song);
  const key = song.key === null ? null : tidyKey(song.key);
  return { ...song, key, sections: sorted(song.sections, compareSections) };
}

function checkCounts(song: Song): void {
  atMost(song.tracks.length, MOST_TRACKS, say("tracks"));
  atMost(song.buses.length, MOST_TRACKS, say("buses"));
  const clips = count(song.tracks, (track) => track.clips.length);
  atMost(clips, MOST_CLIPS, say("clips"));
  const notes = (clip: Clip) => (clip.kind === "notes" ? clip.notes.length : 0);
  const notesInAll = count(song.tracks, (track) => count(track.clips, notes));
  atMost(notesInAll, MOST_NOTES, say("notes"));
  const chains = [...song.tracks, ...song.buses, song.master];
  const points = count(chains, (chain) => count(chain.automation, (lane) => lane.points.length));
  atMost(points, MOST_POINTS_IN_ALL, say("automation points"));
}

function checkNames(song: Song): void {
  const ids = (things: readonly { readonly id: string }[]) => things.map((thing) => thing.id);
  checkUnique(ids(song.tracks), say("tracks"));
  checkUnique(ids(song.buses), say("buses"));
  checkUnique(
    song.tracks.flatMap((track) => ids(track.clips)),
    say("clips"),
  );
}

function checkSends(song: Song): void {
  const buses = new Set(song.buses.map((bus) => bus.id));
  for (const track of song.tracks) {
    const lost = track.sends.find((send) => !buses.has(send.bus));
    if (lost !== undefined)
      throw new SongError(
        say("The track {track} sends to the bus {bus}, which the song does not have. Add the bus first.", {
          track: shown(track.id),
          bus: shown(lost.bus),
        }),
      );
  }
}

function checkLength(song: Song): void {
  const seconds = songSeconds(song);
  if (seconds <= LONGEST_SECONDS) return;
  throw new SongError(
    say(
      "The song would be {minutes} minutes long, and the longest is {most}. Move the last clips earlier, or play it faster.",
      { minutes: Math.round(seconds / 60), most: LONGEST_SECONDS / 60 },
    ),
  );
}
