/** Places, notes and choices in musical words. Pure. */
import { className, pitchName } from "../song/key.js";
import type { Key, Meter, Tick } from "../song/model.js";
import { placeOf } from "../song/time.js";
import type { ShownNote } from "./shown.js";
import { say } from "./words.js";

const PARTS: readonly (readonly [number, string])[] = [
  [1 / 4, "e"],
  [1 / 2, "and"],
  [3 / 4, "a"],
];

/** Bar and beat, with the e, and, a of the beat. */
export function placeSaid(meters: readonly Meter[], tick: Tick): string {
  const { bar, beat, tick: rest } = placeOf(meters, tick);
  const part = PARTS.find(([share]) => Math.abs(rest / 960 - share) < 0.02)?.[1];
  if (rest === 0) return say("place", { bar, beat });
  if (part === "and") return `${say("place", { bar, beat })} and`;
  return part
    ? `${say("place", { bar, beat })} ${part}`
    : say("place.and", { bar, beat, part: fraction(rest) });
}

function fraction(ticks: Tick): string {
  for (const below of [3, 6, 8, 12, 16]) {
    const above = (ticks * below) / 960;
    if (Math.abs(above - Math.round(above)) < 0.01) return `${Math.round(above)}/${below}`;
  }
  return `${Math.round((ticks / 960) * 100)}/100`;
}

/** A pitch as it is spoken: C sharp 5. */
export const pitchSaid = (pitch: number, key: Key | null): string =>
  pitchName(pitch, key).replace("♯", " sharp ").replace("♭", " flat ");

/** A pitch as it stands on a note; its octave where there is room. */
export const pitchShown = (pitch: number, key: Key | null, octave: boolean): string =>
  octave ? pitchName(pitch, key) : className(pitch, key);

export function lengthSaid(ticks: Tick): string {
  const count = Math.round((ticks / 960) * 100) / 100;
  return say(count === 1 ? "beats.one" : "beats.other", { count });
}

export const noteSaid = (
  { note, start, end }: ShownNote,
  meters: readonly Meter[],
  key: Key | null,
): string =>
  say("note", {
    pitch: pitchSaid(note.pitch, key),
    place: placeSaid(meters, start),
    length: lengthSaid(end - start),
    velocity: note.velocity,
  });

export function chosenSaid(notes: readonly ShownNote[], meters: readonly Meter[], key: Key | null): string {
  const [first, second] = notes;
  if (!first) return say("chosen.none");
  const [pitch, place] = [pitchSaid(first.note.pitch, key), placeSaid(meters, first.start)];
  if (!second) return say("chosen.one", { pitch, place });
  if (notes.length === 2)
    return say("chosen.two", { first: pitch, second: pitchSaid(second.note.pitch, key), place });
  return say("chosen.many", { count: notes.length, place });
}
