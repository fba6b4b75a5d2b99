/** A song, a track and a clip with nothing in them yet, and everything as usual. */
import type { AudioClip, NoteClip, Song, Tick, Track } from "./model.js";

export const emptySong = (): Song => ({
  title: "Untitled",
  author: "",
  tempo: [{ at: 0, bpm: 120, ramp: false }],
  meter: [{ at: 0, beats: 4, unit: 4 }],
  key: null,
  swing: { ratio: 0.5, unit: 480 },
  sections: [],
  tracks: [],
  buses: [],
  master: { volumeDb: 0, ceilingDb: -1, effects: [], automation: [] },
});

export const newTrack = (id: string): Track => ({
  id,
  name: "",
  instrument: "piano",
  role: "",
  volumeDb: 0,
  pan: 0,
  mute: false,
  solo: false,
  colour: 0,
  effects: [],
  sends: [],
  automation: [],
  clips: [],
});

export const newNoteClip = (id: string, start: Tick, length: Tick): NoteClip => ({
  kind: "notes",
  id,
  start,
  length,
  repeats: 1,
  name: "",
  colour: 0,
  notes: [],
});

export const newAudioClip = (id: string, start: Tick, length: Tick, take: string): AudioClip => ({
  kind: "audio",
  id,
  start,
  length,
  take,
  repeats: 1,
  name: "",
  colour: 0,
  offset: 0,
  gainDb: 0,
  fadeIn: 0,
  fadeOut: 0,
  reverse: false,
  stretch: 1,
  transpose: 0,
  tune: 0,
  joins: [],
});
