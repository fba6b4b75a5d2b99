/** Which parts of the sound a change of the song touches. A song's parts are values: what is the same object has not changed. */
import type { Song } from "../song/model.js";

/** Whether every tick still falls on the same frame. */
export const sameTime = (one: Song, other: Song): boolean =>
  one.tempo === other.tempo && one.meter === other.meter && one.swing === other.swing;

/** Whether the mix is still the same, whatever is played. */
export function sameMix(one: Song, other: Song): boolean {
  return (
    sameTime(one, other) &&
    one.buses === other.buses &&
    one.master === other.master &&
    one.tracks.length === other.tracks.length &&
    one.tracks.every((track, i) => {
      const now = other.tracks[i];
      return (
        now !== undefined &&
        track.id === now.id &&
        track.volumeDb === now.volumeDb &&
        track.pan === now.pan &&
        track.mute === now.mute &&
        track.solo === now.solo &&
        track.effects === now.effects &&
        track.sends === now.sends &&
        track.automation === now.automation
      );
    })
  );
}

/** Whether every track still plays the same. */
export const sameParts = (one: Song, other: Song): boolean =>
  one.tracks.length === other.tracks.length &&
  one.tracks.every((track, i) => {
    const now = other.tracks[i];
    return (
      now !== undefined &&
      track.id === now.id &&
      track.clips === now.clips &&
      track.instrument === now.instrument
    );
  });
