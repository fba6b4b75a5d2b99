import { describe, expect, it } from "vitest";
import { BLOCK } from "../mix/block.js";
import { Built } from "../mix/built.js";
import type { Copy } from "../mix/copies.js";
import { load } from "../mix/render.js";
import type { Effect, Song, Track } from "../song/model.js";
import { Sounds } from "../sound/sounds.js";
import { busiest, copyOf } from "./copying.js";
import { Performing } from "./performing.js";
import { scoreOf } from "./works.js";

const RATE = 8000;
const PLAIN = {
  name: "",
  colour: 0,
  mute: false,
  solo: false,
  pan: 0,
  role: "",
  sends: [],
  automation: [],
} as const;

const effect = (kind: string, settings: Effect["settings"]): Effect => ({
  id: kind,
  kind,
  settings,
  on: true,
});
const DRIVE = effect("distortion", { drive_db: 18, level_db: -6, mix: 0.8 });
const SQUEEZE = effect("compressor", {
  threshold_db: -30,
  ratio: 4,
  attack_ms: 5,
  release_ms: 50,
  makeup_db: 6,
});

function track(id: string, effects: readonly Effect[]): Track {
  const notes = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => ({
    start: 480 * i,
    pitch: 60,
    duration: 400,
    velocity: 60 + 8 * i,
  }));
  const clip = {
    kind: "notes",
    id: `${id}-clip`,
    start: 0,
    length: 3840,
    repeats: 3,
    name: "",
    colour: 0,
    notes,
  } as const;
  return { ...PLAIN, id, instrument: "made up", volumeDb: -5, effects, clips: [clip] };
}

const SONG: Song = {
  title: "",
  author: "",
  tempo: [{ at: 0, bpm: 120, ramp: false }],
  meter: [{ at: 0, beats: 4, unit: 4 }],
  key: null,
  swing: { ratio: 0.5, unit: 480 },
  sections: [],
  tracks: [track("driven", [DRIVE, SQUEEZE]), track("plain", [])],
  buses: [],
  master: { volumeDb: 0, ceilingDb: -1, effects: [], automation: [] },
};

/** One instrument with one buffer: a tone that dies away. */
function sounds(): Sounds {
  const pcm = Float32Array.from({ length: 4000 }, (_, n) => Math.sin(n / 5) * Math.exp(-n / 900));
  const layer = { gain: 1, pan: 0, release: 2000, oneShot: false, group: 0 };
  const source = { ...layer, from: "buffer", name: "tone", loopStart: 0, loopEnd: 0, whole: true } as const;
  const made = new Sounds(RATE);
  const voices = { instrument: "made up", pitch: 60, low: 1, high: 127, frames: 4000, layers: [source] };
  made.add({ what: "voices", voices });
  made.add({ what: "buffer", name: "tone", frames: 4000, at: 0, pcm });
  return made;
}

const performing = (): Performing =>
  new Performing(
    RATE,
    0,
    () => 0,
    () => {},
  );

/** The left side of the song, `frames` long; with a copy of the driven track where there is one. */
function heard(frames: number, copy: Copy | null): Float32Array {
  const made = performing();
  load(made.mixer, SONG, new Built(sounds()));
  if (copy !== null) made.hear({ kind: "copy", strip: "track:driven", copy });
  const out = new Float32Array(Math.ceil(frames / BLOCK) * BLOCK);
  for (let at = 0; at < out.length; at += BLOCK) out.set(made.process().left, at);
  return out;
}

const level = (wave: Float32Array): number =>
  10 * Math.log10(wave.reduce((sum, x) => sum + x * x, 0) / wave.length);

describe("a track that is played from a copy", () => {
  const score = scoreOf(SONG, RATE, 1);
  const [driven] = SONG.tracks;
  if (driven === undefined) throw new Error("there is no track");
  const stretch = { song: 20_000, frames: 12_000 };
  const make = performing;

  it("sounds as it does live", async () => {
    const copy = await copyOf(make, score, driven, sounds(), stretch);
    const [live, copied] = [heard(36_000, null), heard(36_000, copy)];
    const rest = live.map((sample, n) => sample - (copied[n] ?? 0)).subarray(0, 31_000);
    expect(level(rest) - level(live)).toBeLessThan(-100);
  });

  it("is really played from it: another copy sounds otherwise", async () => {
    const { song, left, right } = await copyOf(make, score, driven, sounds(), stretch);
    const silent = { song, left: left.map(() => 0), right: right.map(() => 0) };
    const [live, copied] = [heard(36_000, null), heard(36_000, silent)];
    const rest = live.map((sample, n) => sample - (copied[n] ?? 0));
    expect(level(rest)).toBeGreaterThan(-40);
  });

  it("is one of those with the most to do", () => {
    expect(busiest(SONG.tracks, 5).map(({ id }) => id)).toEqual(["driven"]);
    expect(busiest(SONG.tracks, 0)).toEqual([]);
  });
});
