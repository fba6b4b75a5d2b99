/** Nothing that is recorded is lost on its way, whatever the line and the kernel do. */
import { describe, expect, it } from "vitest";
import { ModelClock } from "../live/kernel_model.js";
import type { TakeInfo } from "./recording.js";
import { chance } from "./some_sound.js";
import { type Begin, Upload } from "./upload.js";

const BEGIN: Begin = {
  recording: "one",
  rate: 44_100,
  channels: 1,
  device: "",
  latency: { base: 0, output: 0, input: 0, used: 0, measured: false },
  track: "voice",
  from: 0,
  until: null,
  lead: 0.5,
};

type Content = Readonly<Record<string, unknown>>;

/** A kernel that writes parts down before it acknowledges them, and that can be started anew. */
class Kernel {
  readonly disk = new Map<number, Float32Array>();
  readonly acknowledged = new Set<number>();
  rounds = new Set<number>();
  away = false;
  ended = 0;
  #begun = false;

  restart(): void {
    this.#begun = false;
  }

  hear(content: Content, [bytes]: readonly ArrayBuffer[]): readonly Content[] {
    if (this.away) return [];
    const { what, n, first, round } = content;
    if (what === "begin") {
      this.#begun = true;
      return [{ recording: "one", what: "begun" }];
    }
    if (!this.#begun) return [];
    if (what === "round") this.rounds.add(Number(round));
    if (what === "part" && bytes) {
      this.disk.set(Number(first), new Float32Array(bytes));
      this.acknowledged.add(Number(n));
      return [{ recording: "one", what: "got", n }];
    }
    if (what !== "end") return [];
    this.ended += 1;
    return [{ recording: "one", what: "kept", takes: [{ name: "voice-1" }] }];
  }
}

/** An upload over a line that delays, repeats and loses by chance; `goTo` lets time pass. */
function uploading(seed: number, loss: number) {
  const next = chance(seed);
  const clock = new ModelClock();
  const kernel = new Kernel();
  const said: string[] = [];
  const kept: (readonly TakeInfo[])[] = [];
  const later = (work: () => void): void => {
    for (let times = next() < 0.1 ? 2 : 1; times > 0; times -= 1)
      if (next() >= loss) clock.after(1 + 80 * next(), work);
  };
  let largest = 0;
  const upload: Upload = new Upload(
    (content, buffers = []) => {
      for (const { byteLength } of buffers) largest = Math.max(largest, byteLength);
      const copies = buffers.map((bytes) => bytes.slice(0));
      later(() => {
        for (const answer of kernel.hear(content, copies)) later(() => upload.hear(answer));
      });
      return true;
    },
    clock,
    BEGIN,
    {
      kept: (takes) => kept.push(takes),
      trouble: (sentence) => said.push(sentence),
      silent: (silent) => said.push(silent ? "silent" : "back"),
      full: () => said.push("full"),
    },
  );
  return { next, clock, kernel, upload, said, kept };
}

const part = (i: number) => ({ first: i * 100, samples: new Float32Array(100).fill(i + 1) });

describe("the way of a recording to the kernel", () => {
  it("brings every part, and tells once that it is kept, over any line and any restart", () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const { next, clock, kernel, upload, kept } = uploading(seed, 0.15);
      for (let i = 0; i < 40; i += 1) {
        upload.add([part(i)]);
        if (i % 10 === 5) upload.round(2 + (i - 5) / 10, i * 100, 0.5);
        if (next() < 0.1) kernel.restart();
        clock.goTo(clock.now() + 350);
      }
      upload.finish({ frames: 4000, missing: 0, takes: [] });
      clock.goTo(clock.now() + 240_000);
      expect([...kernel.disk.keys()].sort((a, b) => a - b)).toEqual(
        Array.from({ length: 40 }, (_, i) => i * 100),
      );
      for (const [first, samples] of kernel.disk) expect(samples[0]).toBe(first / 100 + 1);
      expect(kept.map((takes) => takes[0]?.name)).toEqual(["voice-1"]);
    }
  });

  it("has no more than four parts on their way", () => {
    const { clock, kernel, upload } = uploading(1, 0);
    clock.goTo(200);
    kernel.away = true;
    upload.add(Array.from({ length: 20 }, (_, i) => part(i)));
    clock.goTo(400);
    kernel.away = false;
    clock.goTo(500);
    expect(kernel.acknowledged.size).toBe(0);
    clock.goTo(60_000);
    expect(kernel.acknowledged.size).toBe(20);
  });

  it("says that the kernel is away, keeps what it has not got, and says when it is back", () => {
    const { clock, kernel, upload, said } = uploading(2, 0);
    clock.goTo(500);
    upload.add([part(0)]);
    clock.goTo(1000);
    kernel.away = true;
    upload.add([part(1), part(2)]);
    clock.goTo(12_000);
    expect(said).toEqual(["silent"]);
    expect(upload.rest.map(({ first }) => first)).toEqual([100, 200]);
    kernel.away = false;
    clock.goTo(20_000);
    expect(said).toEqual(["silent", "back"]);
    expect(upload.safe).toBe(true);
  });

  it("says so when more waits than the page can hold, and that the disk is full", () => {
    const { clock, kernel, upload, said, kept } = uploading(3, 0);
    kernel.away = true;
    const large = { first: 0, samples: new Float32Array(1_000_000) };
    for (let i = 0; i < 16; i += 1) upload.add([large]);
    expect(said).toEqual([]);
    upload.add([large]);
    expect(said).toEqual(["full"]);
    upload.hear({ recording: "one", what: "trouble", sentence: "The disk is full." });
    expect(said).toEqual(["full", "The disk is full."]);
    upload.hear({ recording: "one", what: "kept", takes: [] });
    clock.goTo(60_000);
    expect([kept, said.length]).toEqual([[], 2]);
  });

  it("sends all there is when the page goes", () => {
    const { clock, kernel, upload } = uploading(4, 0);
    clock.goTo(500);
    upload.add(Array.from({ length: 9 }, (_, i) => part(i)));
    upload.hurry();
    clock.goTo(700);
    expect(kernel.acknowledged.size).toBe(9);
  });
});
