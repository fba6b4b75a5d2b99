/** Every round of the audio clips of a track, as the mixer plays them. */

import type { AudioClip, Track } from "../song/model.js";
import { firstWhere } from "../song/order.js";
import type { Window } from "../song/schedule.js";
import type { Timing } from "../song/timing.js";
import { roundEven } from "../sound/pitches.js";
import { gainOf } from "./levels.js";

/** One round of an audio clip, in frames of the song. */
export interface Stretch {
  readonly clip: AudioClip;
  readonly start: number;
  readonly frames: number;
}

/** The rounds that sound in a window, those that began before it included. */
export function stretches(track: Track, timing: Timing, window: Window): readonly Stretch[] {
  return track.clips.flatMap((clip) => (clip.kind === "audio" ? rounds(clip, timing, window) : []));
}

function rounds(clip: AudioClip, timing: Timing, { first, end }: Window): readonly Stretch[] {
  const edge = (round: number): number => timing.frame(clip.start + clip.length * round);
  const found: Stretch[] = [];
  let round = firstWhere(clip.repeats, (i) => edge(i + 1) > first);
  for (; round < clip.repeats && edge(round) < end; round += 1)
    found.push({ clip, start: edge(round), frames: edge(round + 1) - edge(round) });
  return found;
}

/** Where in its recording a clip begins, how loud it is, and its fades, in frames. */
export function cutOf(clip: AudioClip, rate: number) {
  return {
    take: clip.take,
    offset: roundEven(clip.offset * rate),
    gain: gainOf(clip.gainDb),
    fadeIn: roundEven(clip.fadeIn * rate),
    fadeOut: roundEven(clip.fadeOut * rate),
  };
}
