import { describe, expect, it } from "vitest";
import { type Cut, frameAt, partAt, plan, type Run, type Span } from "./stream.js";

/** Numbers that look like chance and are the same each time (xorshift, Marsaglia 2003). */
function chance(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % (most + 1);
  };
}

function somewhere(seed: number): { parts: Span[]; total: number; run: Run } {
  const any = chance(seed);
  const parts: Span[] = [];
  let total = 0;
  for (let i = 0; i <= any(8); i++) {
    const span = { start: total, frames: 1 + any(50) };
    parts.push(span);
    total += span.frames;
  }
  const start = any(total - 1);
  const loop = any(1) === 1 ? { start, end: start + 1 + any(total - start - 1) } : null;
  return { parts, total, run: { origin: any(total - 1), loop } };
}

const SEEDS = Array.from({ length: 200 }, (_, i) => 7919 * (i + 1));

const sounding = (parts: readonly Span[], cuts: readonly Cut[]): number[] =>
  cuts.flatMap(({ part, offset, frames }) =>
    Array.from({ length: frames }, (_, i) => (parts[part]?.start ?? Number.NaN) + offset + i),
  );

describe("what sounds when", () => {
  it.each(SEEDS)("tiles a window without gap or overlap (%i)", (seed) => {
    const { parts, run } = somewhere(seed);
    const { cuts, until } = plan(run, parts, 0, 300);
    let at = 0;
    for (const cut of cuts) {
      expect(cut.at).toBe(at);
      expect(cut.frames).toBeGreaterThan(0);
      at += cut.frames;
    }
    expect(at).toBe(until);
  });

  it.each(SEEDS)("sounds the frame that the run says (%i)", (seed) => {
    const { parts, run } = somewhere(seed);
    const { cuts, until } = plan(run, parts, 0, 300);
    expect(sounding(parts, cuts)).toEqual(Array.from({ length: until }, (_, n) => frameAt(run, n)));
  });

  it.each(SEEDS)("sounds the same in small windows as in a large one (%i)", (seed) => {
    const { parts, run } = somewhere(seed);
    const size = 1 + chance(seed)(40);
    const heard: number[] = [];
    let from = 0;
    for (;;) {
      const { cuts, until } = plan(run, parts, from, Math.min(from + size, 300));
      heard.push(...sounding(parts, cuts));
      if (until === from) break;
      from = until;
    }
    expect(heard).toEqual(sounding(parts, plan(run, parts, 0, 300).cuts));
  });

  it("stops at the end of what has come, and goes on when more comes", () => {
    const run = { origin: 0, loop: null };
    const first = [{ start: 0, frames: 10 }];
    expect(plan(run, first, 0, 50).until).toBe(10);
    expect(plan(run, [...first, { start: 10, frames: 10 }], 10, 50).until).toBe(20);
  });

  it("goes on for ever in a loop", () => {
    const run = { origin: 8, loop: { start: 4, end: 10 } };
    expect(plan(run, [{ start: 0, frames: 20 }], 0, 1000).until).toBe(1000);
    expect([0, 1, 2, 7, 8].map((n) => frameAt(run, n))).toEqual([8, 9, 4, 9, 4]);
  });

  it("leaves a loop alone that lies behind", () => {
    expect(frameAt({ origin: 12, loop: { start: 4, end: 10 } }, 5)).toBe(17);
  });

  it("takes an empty loop for none", () => {
    expect(plan({ origin: 0, loop: { start: 4, end: 4 } }, [{ start: 0, frames: 20 }], 0, 50).until).toBe(20);
  });

  it.each(SEEDS.slice(0, 50))("finds the part of each frame (%i)", (seed) => {
    const { parts, total } = somewhere(seed);
    for (let frame = 0; frame < total; frame++) {
      const span = parts[partAt(parts, frame)];
      expect(span && span.start <= frame && frame < span.start + span.frames).toBe(true);
    }
    expect([partAt(parts, -1), partAt(parts, total)]).toEqual([-1, -1]);
  });
});
