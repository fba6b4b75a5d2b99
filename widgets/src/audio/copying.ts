/** Makes copies of tracks ahead of time, a little at a time, on the page's own thread.
 *
 * A copy is what the track's effects give. It is mixed by the very mixer that would have played it, well under the
 * limiter's ceiling, and begins a while early, so that whatever rings is in it.
 */

import { BLOCK } from "../mix/block.js";
import { Built } from "../mix/built.js";
import type { Copy } from "../mix/copies.js";
import { prepare } from "../mix/effects/reverb.js";
import { type DeskPlan, deskPlan, reverbsOf, type StripPlan } from "../mix/plan.js";
import { voicing } from "../mix/voicing.js";
import type { Track } from "../song/model.js";
import type { Sounds } from "../sound/sounds.js";
import { delayAt } from "./engine.js";
import type { Performing } from "./performing.js";
import { toRows } from "./rows.js";
import type { Run } from "./run.js";
import { notesIn, type Score } from "./score.js";

/** Seconds that a copy begins early. */
const EARLY = 2;
/** Decibels that it is kept under full scale meanwhile. */
const UNDER = 24;
/** Milliseconds of work before the page gets its turn. */
const SLICE = 6;

export type MakePerforming = (rate: number) => Performing;

/** Copy `frames` frames of a track from frame `song` of the song on. */
export async function copyOf(
  make: MakePerforming,
  score: Score,
  track: Track,
  sounds: Sounds,
  stretch: { readonly song: number; readonly frames: number },
): Promise<Copy> {
  const { rate } = score;
  const first = Math.max(0, stretch.song - EARLY * rate);
  const performing = make(rate);
  load(performing, score, track, sounds, { at: 0, song: first, lead: 0, loop: null, joins: false }, stretch);
  const skipped = stretch.song - first + delayAt(rate);
  const total = Math.ceil((skipped + stretch.frames) / BLOCK) * BLOCK;
  const [left, right] = [new Float32Array(total), new Float32Array(total)];
  let began = performance.now();
  for (let at = 0; at < total; at += BLOCK) {
    const block = performing.process();
    left.set(block.left, at);
    right.set(block.right, at);
    if (performance.now() - began < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve, 4));
    began = performance.now();
  }
  return {
    song: stretch.song,
    left: raised(left, skipped, stretch.frames),
    right: raised(right, skipped, stretch.frames),
  };
}

const raised = (wave: Float32Array<ArrayBuffer>, from: number, frames: number): Float32Array<ArrayBuffer> =>
  wave.slice(from, from + frames).map((sample) => sample * 10 ** (UNDER / 20));

function load(
  performing: Performing,
  score: Score,
  track: Track,
  sounds: Sounds,
  run: Run,
  stretch: { readonly song: number; readonly frames: number },
): void {
  const plan = alone(deskPlan(score.song, score.timing), `track:${track.id}`);
  for (const { settings } of reverbsOf(plan)) {
    const prepared = prepare((name) => Number(settings[name] ?? 0), score.rate);
    performing.hear({ kind: "room", name: prepared.name, prepared });
  }
  performing.hear({ kind: "desk", plan });
  const built = new Built(sounds);
  const until = stretch.song - run.song + stretch.frames;
  const voices = notesIn(score, run, track, 0, until).flatMap((note, id) => {
    const { start, frames, pitch, velocity, skip } = note;
    const layers = built.voices(track.instrument, pitch, velocity, frames);
    return voicing({ id, strip: `track:${track.id}`, start, frames, velocity, skip }, layers);
  });
  for (const buffer of new Set(voices.map((due) => due.buffer)))
    performing.hear({ kind: "keep", buffer, ...built.kept(buffer) });
  performing.hear({ kind: "follow", from: 0, legs: [{ at: 0, song: run.song, moves: true }] });
  performing.hear({ kind: "replace", from: 0, voices: toRows(voices), tapes: [] });
}

/** A plan of one track with its effects and nothing else. */
function alone({ bpm, tracks }: DeskPlan, id: string): DeskPlan {
  const inside = ([target]: readonly [string, unknown]): boolean =>
    target !== "volume_db" && target !== "pan" && !target.startsWith("send:");
  const only = tracks
    .filter((track) => track.id === id)
    .map((track): StripPlan => {
      const curves = Object.fromEntries(Object.entries(track.curves).filter(inside));
      return { ...track, curves, volumeDb: -UNDER, pan: 0, heard: true, sends: [] };
    });
  return { bpm, tracks: only, buses: [], master: { volumeDb: 0, ceilingDb: 0, effects: [], curves: {} } };
}

/** How much work each effect makes, roughly. */
const WORK: Readonly<Record<string, number>> = {
  reverb: 6,
  chorus: 3,
  compressor: 3,
  distortion: 2,
  echo: 2,
  eq: 2,
};

/** The tracks that are most worth copying, at most `count` of them: those whose effects have most to do. */
export function busiest(tracks: readonly Track[], count: number): readonly Track[] {
  const work = ({ effects }: Track): number =>
    effects.reduce((sum, { kind, on }) => sum + (on ? (WORK[kind] ?? 1) : 0), 0);
  return tracks
    .filter((track) => !track.mute && work(track) > 0 && track.clips.every(({ kind }) => kind === "notes"))
    .sort((a, b) => work(b) - work(a))
    .slice(0, count);
}
