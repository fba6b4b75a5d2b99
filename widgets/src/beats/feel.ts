/** Swing in words and as dots: how late the second of each pair comes. Pure. */
import type { Song, Swing, Tick } from "../song/model.js";
import { swing } from "../song/timing.js";
import { say } from "./words.js";

/** Swing in per cent of a pair: 50 is straight, 67 a triplet. */
export const percentOf = ({ ratio }: Swing): number => Math.round(ratio * 100);

export function feelOf(percent: number): string {
  if (percent <= 51) return say("feel.straight");
  if (percent <= 59) return say("feel.light");
  if (percent <= 64) return say("feel.medium");
  if (percent <= 68) return say("feel.triplet");
  return say("feel.hard");
}

/** A place as a share of its beat, as it is written and as it sounds. */
export interface Dot {
  readonly at: number;
  readonly sounds: number;
}

/** Where the steps of a beat that begins at tick `start` of the song sound, as shares of the beat's length. */
export function dots(song: Song, start: Tick, length: Tick, division: number): readonly Dot[] {
  return Array.from({ length: division }, (_, i) => {
    const tick = start + Math.floor((length * i) / division + 0.5);
    return { at: i / division, sounds: (swing(song, tick) - start) / length };
  });
}
