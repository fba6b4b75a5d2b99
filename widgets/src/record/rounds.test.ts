import { describe, expect, it } from "vitest";
import { type Cut, firstOf, Rounds } from "./rounds.js";
import { passages, type Run } from "./some_run.js";
import { chance } from "./some_sound.js";

const RATE = 44_100;
const SAME = { margin: 22_050, shortest: RATE };

/** What becomes of a loop that goes round for a while: the takes, from looking at the song now and then. */
function followed(
  run: Run,
  looks: readonly number[],
  of: { readonly start: number; readonly latency: number },
) {
  const at = run.at + run.lead;
  const rounds = new Rounds(run.from, at, { loop: run.loop, rate: RATE });
  const moves = looks.map((look) => rounds.follow(passages(run, rounds.seen, look), run.tempo));
  const last = looks.at(-1) ?? 0;
  const cuts = rounds.cuts(
    { ...of, frames: last + 10 * RATE },
    { until: Math.round(rounds.tickAt(last, run.tempo)), end: last },
    SAME,
  );
  return { moves, cuts, at };
}

describe("the rounds of a recording", () => {
  it("lie where the song begins anew, to the frame, however often one looks", () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const next = chance(seed);
      const bpm = 60 + Math.floor(next() * 120);
      const run = {
        from: 0,
        at: 1000 + Math.floor(next() * 5000),
        lead: 4000,
        loop: { start: 0, end: 1920 },
        tempo: [{ at: 0, bpm, ramp: false }],
      };
      const latency = next() * 8000;
      const period = Math.floor((120 / bpm) * RATE + 0.5);
      const end = run.at + run.lead + Math.floor(period * (1.2 + 4 * next()));
      const looks: number[] = [];
      for (let look = run.at; look < end; look += 128 + Math.floor(next() * 9000)) looks.push(look);
      const { moves, cuts, at } = followed(run, [...looks, end], { start: 500, latency });
      expect(moves.every((moved) => moved === null)).toBe(true);
      cuts.forEach((cut: Cut, i: number) => {
        const place = at + i * period + latency - 500;
        expect(cut.first + cut.lead * RATE).toBeCloseTo(place, 6);
        expect([cut.round, cut.from]).toEqual([i + 1, 0]);
      });
      const whole = Math.floor((end - at) / period);
      expect(cuts.length).toBe((end - at - whole * period < RATE ? 0 : 1) + Math.max(whole, 0));
    }
  });

  it("know a song that was moved from one that goes round", () => {
    const tempo = [{ at: 0, bpm: 120, ramp: false }];
    const rounds = new Rounds(960, 0, { loop: null, rate: RATE });
    expect(rounds.follow([{ at: 0, tick: 960, frames: RATE }], tempo)).toBeNull();
    expect(rounds.follow([{ at: RATE, tick: 960 + 1920, frames: 100 }], tempo)).toBeNull();
    expect(rounds.follow([{ at: RATE + 100, tick: 0, frames: 100 }], tempo)).toBeCloseTo(2884.35, 1);
  });

  it("begin where the first tick leaves the page", () => {
    const tempo = [{ at: 0, bpm: 100, ramp: false }];
    const ways = [
      { at: 5000, tick: 0, frames: 40_000 },
      { at: 45_000, tick: 0, frames: 40_000 },
    ];
    expect(firstOf(ways, 960, tempo, RATE)).toBe(5000 + 26_460);
    expect(firstOf(ways, 9600, tempo, RATE)).toBeNull();
    expect(firstOf([], 0, tempo, RATE)).toBeNull();
  });
});
