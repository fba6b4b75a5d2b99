/** What is made of the input: its level, silence, the parts that are sent, the file that is saved, the picture. */
import { describe, expect, it } from "vitest";
import type { Chunk } from "./chunk.js";
import { LevelMeter } from "./level.js";
import { LivePeaks, PER_SECOND } from "./live_peaks.js";
import { type Part, Parts } from "./parts.js";
import { Silence } from "./silence.js";
import { chance, noise } from "./some_sound.js";
import { wavOf } from "./wav.js";

const RATE = 44_100;
const chunkOf = (first: number, samples: Float32Array<ArrayBuffer>): Chunk => ({
  first,
  channels: [samples],
});

describe("the level", () => {
  it("falls 20 dB a second, and holds its peak for a second and a half", () => {
    const meter = new LevelMeter();
    meter.add(chunkOf(0, Float32Array.of(0, -0.5, 0.1)), 10);
    expect(meter.level(10)).toEqual({ db: 20 * Math.log10(0.5), peak: 20 * Math.log10(0.5), clipped: false });
    expect(meter.level(11).db).toBeCloseTo(-26.02, 1);
    expect(meter.level(11.5).peak).toBeCloseTo(-6.02, 1);
    expect(meter.level(12.5).peak).toBeCloseTo(-26.02, 1);
    expect(meter.level(100)).toMatchObject({ db: -100, peak: -100 });
  });

  it("calls three full samples in a row clipped, also across chunks, until that has been seen", () => {
    const meter = new LevelMeter();
    meter.add(chunkOf(0, Float32Array.of(1, 1, 0, -1, 1, 0.5, 1, -1)), 0);
    expect(meter.level(0).clipped).toBe(false);
    meter.add(chunkOf(8, Float32Array.of(1, 0)), 0);
    expect(meter.level(99).clipped).toBe(true);
    meter.forgive();
    expect(meter.level(99).clipped).toBe(false);
  });
});

describe("silence", () => {
  it("is noticed after three seconds, and over with the first sound", () => {
    const silence = new Silence(RATE);
    const quiet = new Float32Array(RATE / 2).fill(0.00005);
    const changes = Array.from({ length: 8 }, (_, i) => silence.add(chunkOf((i * RATE) / 2, quiet)));
    expect(changes.indexOf(true)).toBe(6);
    expect(silence.long).toBe(true);
    expect(
      silence.add(
        chunkOf(
          4 * RATE,
          quiet.map(() => 0.001),
        ),
      ),
    ).toBe(true);
    expect(silence.long).toBe(false);
  });
});

/** The recording that parts make: what is missing is silent. */
function joined(parts: readonly Part[], channels: number): Float32Array {
  const end = Math.max(0, ...parts.map(({ first, samples }) => first * channels + samples.length));
  const whole = new Float32Array(end);
  for (const { first, samples } of parts) whole.set(samples, first * channels);
  return whole;
}

describe("parts", () => {
  it("hold every frame once, at its place, however the chunks and the gaps fall", () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const next = chance(seed);
      const channels = 1 + (seed % 2);
      const parts = new Parts(RATE, channels);
      const wanted = new Float32Array(400_000);
      const sent: Part[] = [];
      let [at, missing] = [0, 0];
      for (let i = 0; i < 60; i += 1) {
        const gap = next() < 0.1 ? Math.floor(next() * 3000) : 0;
        [at, missing] = [at + gap, missing + gap];
        const lines = Array.from({ length: channels }, () => noise(Math.floor(next() * 3000), 1, next));
        const frames = lines[0]?.length ?? 0;
        const even = lines.map((line) => Float32Array.from({ length: frames }, (_, n) => line[n] ?? 0));
        for (let n = 0; n < frames; n += 1)
          for (let c = 0; c < channels; c += 1) wanted[(at + n) * channels + c] = even[c]?.[n] ?? 0;
        sent.push(...parts.add({ first: at, channels: even }));
        at += frames;
      }
      sent.push(...parts.flush());
      const whole = joined(sent, channels);
      expect(whole.findIndex((sample, i) => sample !== wanted[i])).toBe(-1);
      expect(whole.length).toBe(sent.length > 0 ? parts.frames * channels : 0);
      expect([parts.frames, parts.missing]).toEqual([at, missing]);
      for (const { samples } of sent) expect(samples.byteLength).toBeLessThan(1_000_000);
    }
  });

  it("are small at every rate", () => {
    for (const [rate, channels] of [
      [8000, 1],
      [192_000, 2],
    ] as const) {
      const line = new Float32Array(rate);
      const parts = new Parts(rate, channels).add({ first: 0, channels: [line, line].slice(0, channels) });
      for (const { samples } of parts) expect(samples.byteLength).toBeLessThanOrEqual(500_000);
      expect(parts.length).toBeGreaterThan(1);
    }
  });
});

describe("the file of what is saved by hand", () => {
  it("has each sample at its place after a header of 58 bytes", async () => {
    const parts = [
      { first: 10, samples: Float32Array.of(0.25, -0.5) },
      { first: 15, samples: Float32Array.of(1) },
    ];
    const view = new DataView(await wavOf(parts, 48_000, 1).arrayBuffer());
    expect(String.fromCharCode(...new Uint8Array(view.buffer, 0, 4))).toBe("RIFF");
    expect([view.getUint32(4, true), view.getUint32(24, true), view.getUint32(54, true)]).toEqual([
      74, 48_000, 24,
    ]);
    const samples = Array.from({ length: 6 }, (_, i) => view.getFloat32(58 + 4 * i, true));
    expect(samples).toEqual([0.25, -0.5, 0, 0, 0, 1]);
  });
});

describe("the picture", () => {
  it("has the loudest sample of each fiftieth of a second, and grows for as long as one likes", () => {
    const peaks = new LivePeaks(RATE);
    for (let i = 0; i < 130; i += 1) {
      const sound = new Float32Array(RATE);
      sound[100] = -(i + 1) / 200;
      peaks.add({ first: i * RATE, channels: [sound] });
    }
    expect(peaks.seconds).toBeCloseTo(130, 9);
    expect(peaks.peaks.length).toBe(130 * PER_SECOND);
    expect(peaks.peaks[129 * PER_SECOND]).toBeCloseTo(0.65, 6);
    expect(peaks.peaks[129 * PER_SECOND + 1]).toBe(0);
  });
});
