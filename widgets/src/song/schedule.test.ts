import { describe, expect, it } from "vitest";
import { fields, golden, goldenNames, list, rows } from "./golden.js";
import type { Song, Track } from "./model.js";
import { type Sounding, schedule, type Window } from "./schedule.js";
import { timing } from "./timing.js";
import { decode } from "./wire.js";

interface Case {
  readonly name: string;
  readonly song: Song;
  readonly track: Track;
  readonly rate: number;
  readonly windows: readonly (Window & { readonly notes: readonly (readonly number[])[] })[];
}

const CASES = goldenNames("schedule").flatMap((name) =>
  golden(`schedule/${name}`).cases.map((one, i): Case => {
    const song = decode(one.song);
    const track = song.tracks.find(({ id }) => id === one.track);
    if (track === undefined) throw new Error(`${name}: there is no track ${one.track}`);
    const windows = list(one.windows)
      .map(fields)
      .map(({ first, end, notes }) => ({ first: Number(first), end: Number(end), notes: rows(notes) }));
    return { name: `${name} ${i + 1}`, song, track, rate: Number(one.rate), windows };
  }),
);
const ALL: Window = { first: 0, end: Number.POSITIVE_INFINITY };

const row = ({ start, frames, pitch, velocity }: Sounding) => [start, frames, pitch, velocity];

describe("the golden schedules", () => {
  it("are at both rates, and hold many notes", () => {
    expect(CASES.map(({ rate }) => rate)).toEqual(expect.arrayContaining([44_100, 48_000]));
    const notes = CASES.flatMap(({ windows }) => windows.flatMap((window) => window.notes));
    expect(notes.length).toBeGreaterThan(1000);
  });

  it.each(CASES)("$name at $rate Hz: each window holds the same notes to the frame", (one) => {
    const clock = timing(one.song, one.rate);
    for (const window of one.windows)
      expect(schedule(one.track, clock, window).map(row)).toEqual(window.notes);
  });

  it.each(CASES)("$name at $rate Hz: windows of any width tile", ({ song, track, rate }) => {
    const clock = timing(song, rate);
    const whole = schedule(track, clock, ALL);
    const end = (whole.at(-1)?.start ?? 0) + 1;
    for (const width of [997, 44_100, end]) {
      const tiles = Array.from({ length: Math.ceil(end / width) }, (_, i) =>
        schedule(track, clock, { first: i * width, end: (i + 1) * width }),
      );
      expect(tiles.flat()).toEqual(whole);
    }
  });
});
