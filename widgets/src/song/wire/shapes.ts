/** The shapes of a song and its parts. */
import { checkNote, tidyAudioClip, tidyNoteClip } from "../clips.js";
import { say, shown } from "../errors.js";
import {
  MOST_CHANGES,
  MOST_CLIPS,
  MOST_EFFECTS,
  MOST_JOINS,
  MOST_NOTES,
  MOST_POINTS,
  MOST_TRACKS,
} from "../limits.js";
import { checkPoint, checkSend, tidyBus, tidyEffect, tidyLane, tidyMaster } from "../mixing.js";
import {
  type AudioClip,
  type Bus,
  type Clip,
  type Effect,
  type Join,
  type Key,
  type Lane,
  type Master,
  type Meter,
  MODES,
  type Note,
  type NoteClip,
  type NotePlace,
  type Point,
  ROLES,
  type Section,
  type Send,
  type Setting,
  type Song,
  type Swing,
  type Tempo,
  type Track,
} from "../model.js";
import { checkTempo } from "../tempo.js";
import { checkMeter } from "../time.js";
import { checkSection, checkSwing, tidyKey, tidySong, tidyTrack } from "../whole_song.js";
import { fieldsOf, needed, record, tagged, usually } from "./record.js";
import {
  flag,
  listing,
  number,
  oneOf,
  optional,
  refuse,
  row,
  type Shape,
  text,
  textOrNumber,
  whole,
  within,
} from "./shape.js";

/** A check as the last step of reading. */
const checked =
  <T>(check: (value: T) => void) =>
  (value: T): T => {
    check(value);
    return value;
  };

const note = ([start = 0, pitch = 0, duration = 0, velocity = 0]: readonly number[]): Note =>
  checked(checkNote)({ start, pitch, duration, velocity });
const point = ([at = 0, value = 0]: readonly number[]): Point => checked(checkPoint)({ at, value });

export const NOTES: Shape<readonly Note[]> = listing(
  row(["start", "pitch", "duration", "velocity"], note, (one) => [
    one.start,
    one.pitch,
    one.duration,
    one.velocity,
  ]),
  MOST_NOTES,
);
export const PLACES: Shape<readonly NotePlace[]> = listing(
  row(
    ["start", "pitch"],
    ([start = 0, pitch = 0]): NotePlace => ({ start, pitch }),
    ({ start, pitch }) => [start, pitch],
  ),
  MOST_NOTES,
);
export const POINTS: Shape<readonly Point[]> = listing(
  row(["at", "value"], point, ({ at, value }) => [at, value]),
  MOST_POINTS,
);

const ANY_CLIP = {
  id: needed(text),
  start: needed(whole),
  length: needed(whole),
  repeats: usually(whole, 1),
  name: usually(text, ""),
  colour: usually(whole, 0),
};
const NOTE_CLIP = record<NoteClip>(
  { kind: needed(oneOf(["notes"])), ...ANY_CLIP, notes: usually(NOTES, []) },
  tidyNoteClip,
);
export const JOINS: Shape<readonly Join[]> = listing(
  record<Join>({ at: needed(whole), take: needed(text), offset: usually(number, 0) }, (join) => join),
  MOST_JOINS,
);
const AUDIO_CLIP = record<AudioClip>(
  {
    kind: needed(oneOf(["audio"])),
    ...ANY_CLIP,
    take: needed(text),
    offset: usually(number, 0),
    gainDb: usually(number, 0),
    fadeIn: usually(number, 0),
    fadeOut: usually(number, 0),
    reverse: usually(flag, false),
    stretch: usually(number, 1),
    transpose: usually(number, 0),
    tune: usually(number, 0),
    joins: usually(JOINS, []),
  },
  tidyAudioClip,
);
export const CLIP = tagged<Clip>(
  "kind",
  new Map<string, Shape<Clip>>([
    ["notes", NOTE_CLIP],
    ["audio", AUDIO_CLIP],
  ]),
  (clip) => clip.kind,
);

const SETTINGS: Shape<Readonly<Record<string, Setting>>> = {
  read: (data, path) => {
    const given = fieldsOf(data);
    if (given === null)
      return refuse(
        path,
        say("{value} came. Use an object of settings and their values.", { value: shown(data) }),
      );
    return Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, textOrNumber.read(value, within(path, name))]),
    );
  },
  write: (settings) => settings,
};
export const EFFECT = record<Effect>(
  { id: needed(text), kind: needed(text), on: usually(flag, true), settings: usually(SETTINGS, {}) },
  tidyEffect,
);
const SEND = record<Send>({ bus: needed(text), levelDb: usually(number, -12) }, checked(checkSend));
const LANE = record<Lane>({ target: needed(text), points: usually(POINTS, []) }, tidyLane);

const CHAIN = {
  effects: usually(listing(EFFECT, MOST_EFFECTS), []),
  automation: usually(listing(LANE, MOST_CHANGES), []),
};
const STRIP = {
  id: needed(text),
  name: usually(text, ""),
  volumeDb: usually(number, 0),
  pan: usually(number, 0),
  mute: usually(flag, false),
  ...CHAIN,
};
export const ROLE = oneOf(ROLES);
export const BUS = record<Bus>(STRIP, tidyBus);
export const TRACK = record<Track>(
  {
    ...STRIP,
    instrument: usually(text, "piano"),
    role: usually(ROLE, ""),
    solo: usually(flag, false),
    colour: usually(whole, 0),
    sends: usually(listing(SEND, MOST_TRACKS), []),
    clips: usually(listing(CLIP, MOST_CLIPS), []),
  },
  tidyTrack,
);
const MASTER = record<Master>(
  { volumeDb: usually(number, 0), ceilingDb: usually(number, -1), ...CHAIN },
  tidyMaster,
);

export const KEY = optional(
  record<Key>({ tonic: usually(text, "C"), mode: usually(oneOf(MODES), "major") }, tidyKey),
);
export const TEMPOS = listing(
  record<Tempo>(
    { at: usually(whole, 0), bpm: usually(number, 120), ramp: usually(flag, false) },
    checked(checkTempo),
  ),
  MOST_CHANGES,
);
export const METERS = listing(
  record<Meter>(
    { at: usually(whole, 0), beats: usually(whole, 4), unit: usually(whole, 4) },
    checked(checkMeter),
  ),
  MOST_CHANGES,
);
export const SWING = record<Swing>(
  { ratio: usually(number, 0.5), unit: usually(whole, 480) },
  checked(checkSwing),
);
export const SECTIONS = listing(
  record<Section>({ start: needed(whole), length: needed(whole), name: needed(text) }, checked(checkSection)),
  MOST_CHANGES,
);

export const SONG = record<Song>(
  {
    title: usually(text, "Untitled"),
    author: usually(text, ""),
    tempo: usually(TEMPOS, [{ at: 0, bpm: 120, ramp: false }]),
    meter: usually(METERS, [{ at: 0, beats: 4, unit: 4 }]),
    key: usually(KEY, null),
    swing: usually(SWING, { ratio: 0.5, unit: 480 }),
    sections: usually(SECTIONS, []),
    tracks: usually(listing(TRACK, MOST_TRACKS), []),
    buses: usually(listing(BUS, MOST_TRACKS), []),
    master: usually(MASTER, { volumeDb: 0, ceilingDb: -1, effects: [], automation: [] }),
  },
  tidySong,
);
