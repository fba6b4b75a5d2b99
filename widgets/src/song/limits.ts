/** How large and how far a song may go, and the sentences for what lies beyond. */
import { SongError, say, shown } from "./errors.js";

export const LONGEST_SECONDS = 7200;
export const LONGEST_TICKS = 960 * 40_000;
export const MOST_TRACKS = 256;
export const MOST_CLIPS = 10_000;
export const MOST_NOTES = 500_000;
export const MOST_POINTS = 50_000;
export const MOST_POINTS_IN_ALL = 500_000;
export const MOST_CHANGES = 10_000;
export const MOST_EFFECTS = 64;
export const MOST_JOINS = 1000;
export const COLOURS = 12;
const LONGEST_NAME = 200;

const ID = /^[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?$/;
/** No control characters, no unpaired surrogates, and of the spaces only the usual one. */
const ONE_LINE = /^(?:[^\p{C}\p{Z}]| )*$/u;

/** Refuse what is not a whole number from `low` to `high`. */
export function whole(value: number, name: string, low: number, high: number): void {
  if (Number.isInteger(value) && low <= value && value <= high) return;
  throw new SongError(
    say("{name} came as {value}. Use a whole number from {low} to {high}.", {
      name,
      value: shown(value),
      low,
      high,
    }),
  );
}

/** Refuse what is not a number from `low` to `high`; a NaN fails both comparisons. */
export function number(value: number, name: string, low: number, high: number): void {
  if (low <= value && value <= high) return;
  throw new SongError(
    say("{name} came as {value}. Use a number from {low} to {high}.", {
      name,
      value: shown(value),
      low,
      high,
    }),
  );
}

/** Refuse what is not a text of at most 200 characters on one line. */
export function words(value: string, name: string): void {
  if (ONE_LINE.test(value) && (value.length <= LONGEST_NAME || [...value].length <= LONGEST_NAME)) return;
  throw new SongError(
    say("{name} came as {value}. Use a text of at most {most} characters on one line.", {
      name,
      value: shown(value),
      most: LONGEST_NAME,
    }),
  );
}

/** Refuse what cannot be an id: 1 to 64 small letters, digits, `-` or `_`. */
export function checkId(value: string, name: string): void {
  if (ID.test(value)) return;
  throw new SongError(
    say("{name} came as {value}. Use up to 64 small letters, digits and hyphens, such as lead-2.", {
      name,
      value: shown(value),
    }),
  );
}

/** Refuse more things than a song can hold. */
export function atMost(count: number, most: number, name: string): void {
  if (count <= most) return;
  throw new SongError(
    say("{count} {name} came, and a song holds at most {most}. Split it into several songs.", {
      count,
      name,
      most,
    }),
  );
}

/** Refuse two things with one name. */
export function checkUnique(names: readonly string[], what: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      throw new SongError(
        say("Two {what} are both called {name}. Give each a name of its own.", { what, name: shown(name) }),
      );
    }
    seen.add(name);
  }
}
