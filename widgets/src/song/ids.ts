/** Ids for what is new, made as Python makes them. */
import type { Song } from "./model.js";

/** An id of small letters, digits and hyphens that says what it names, and is not taken. */
export function makeId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "")
    .toLowerCase();
  const stem = trim(trim(plain.replace(/[^a-z0-9]+/g, "-")).slice(0, 56)) || "part";
  if (!taken.has(stem)) return stem;
  let count = 2;
  while (taken.has(`${stem}-${count}`)) count += 1;
  return `${stem}-${count}`;
}

const trim = (name: string): string => name.replace(/^-+|-+$/g, "");

export const clipIds = (song: Song): ReadonlySet<string> =>
  new Set(song.tracks.flatMap((track) => track.clips.map((clip) => clip.id)));

export const trackIds = (song: Song): ReadonlySet<string> =>
  new Set(["master", ...song.tracks.map((track) => track.id)]);

/** The id of a clip that begins in a bar of a track: `lead-5`.
 *
 * While others have the song open too, `mark` keeps two people from giving one id to two clips at the same moment.
 */
export const clipId = (song: Song, track: string, bar: number, mark = ""): string =>
  makeId([track.slice(0, 40), bar, mark].filter((part) => part !== "").join("-"), clipIds(song));
