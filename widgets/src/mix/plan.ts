/** What the mixer has to know of a song's mix, in plain values that can be sent to another thread. */
import type { Chain, Effect, Setting, Song, Track } from "../song/model.js";
import type { Timing } from "../song/timing.js";
import { type Curves, curvesOf } from "./curve.js";

export interface EffectPlan {
  readonly id: string;
  readonly kind: string;
  readonly settings: Readonly<Record<string, Setting>>;
}

export interface SendPlan {
  readonly bus: string;
  readonly levelDb: number;
}

/** A track or a bus. `id` is its owner's name in edits, such as `track:lead`. */
export interface StripPlan {
  readonly id: string;
  readonly volumeDb: number;
  readonly pan: number;
  /** False while it is muted, or others are soloed. */
  readonly heard: boolean;
  readonly effects: readonly EffectPlan[];
  readonly curves: Curves;
  readonly sends: readonly SendPlan[];
}

export interface MasterPlan {
  readonly volumeDb: number;
  readonly ceilingDb: number;
  readonly effects: readonly EffectPlan[];
  readonly curves: Curves;
}

export interface DeskPlan {
  /** The tempo that the song starts with: echoes and tremolos go by it. */
  readonly bpm: number;
  readonly tracks: readonly StripPlan[];
  readonly buses: readonly StripPlan[];
  readonly master: MasterPlan;
}

export function deskPlan(song: Song, timing: Timing): DeskPlan {
  const soloed = song.tracks.some(({ solo }) => solo);
  return {
    bpm: song.tempo[0]?.bpm ?? 120,
    tracks: song.tracks.map((track) => trackPlan(track, timing, soloed)),
    buses: song.buses.map((bus) => ({
      ...chainPlan(bus, timing),
      id: `bus:${bus.id}`,
      volumeDb: bus.volumeDb,
      pan: bus.pan,
      heard: !bus.mute,
      sends: [],
    })),
    master: {
      ...chainPlan(song.master, timing),
      volumeDb: song.master.volumeDb,
      ceilingDb: song.master.ceilingDb,
    },
  };
}

const trackPlan = (track: Track, timing: Timing, soloed: boolean): StripPlan => ({
  ...chainPlan(track, timing),
  id: `track:${track.id}`,
  volumeDb: track.volumeDb,
  pan: track.pan,
  heard: !track.mute && (track.solo || !soloed),
  sends: track.sends,
});

const chainPlan = ({ effects, automation }: Chain, timing: Timing) => ({
  effects: effects.filter(({ on }) => on).map(effectPlan),
  curves: curvesOf(automation, timing),
});

const effectPlan = ({ id, kind, settings }: Effect): EffectPlan => ({ id, kind, settings });

/** The reverbs of a plan: each needs its room prepared. */
export const reverbsOf = ({ tracks, buses, master }: DeskPlan): readonly EffectPlan[] =>
  [...tracks, ...buses, master].flatMap(({ effects }) => effects.filter(({ kind }) => kind === "reverb"));
