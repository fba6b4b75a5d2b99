import { describe, expect, it } from "vitest";
import { newAudioClip } from "./empty.js";
import { type Fields, fields, golden } from "./golden.js";
import type { AudioClip } from "./model.js";
import { heardAt, picked, type Seconds, secondsIn, since, stretched, turned, until } from "./recordings.js";
import { CLIP, TEMPOS } from "./wire/shapes.js";

const { document, cases } = golden("recordings/recordings");
const lengths = (take: string): number => Number(fields(document.lengths)[take]);

function recording(data: unknown): AudioClip {
  const clip = CLIP.read(data, "");
  if (clip.kind === "audio") return clip;
  throw new Error("a recording was expected");
}

function done(clip: AudioClip, words: Fields, seconds: Seconds): AudioClip {
  const [at, start, end] = [Number(words.at), Number(words.start), Number(words.end)];
  const { take, offset } = fields(words.source);
  switch (words.do) {
    case "until":
      return until(clip, at);
    case "since":
      return since(clip, at, seconds);
    case "picked":
      return picked(clip, { start, end }, { take: String(take), offset: Number(offset) }, seconds);
    case "turned":
      return turned(clip, lengths, seconds);
    default:
      return stretched(clip, Number(words.by));
  }
}

/** Numbers to a billionth: the two languages need not agree on the last bit of a logarithm. */
const rounded = (clip: AudioClip): AudioClip => ({
  ...clip,
  offset: Math.round(clip.offset * 1e9),
  stretch: Math.round(clip.stretch * 1e9),
  joins: clip.joins.map((join) => ({ ...join, offset: Math.round(join.offset * 1e9) })),
});

describe("a clip of recordings", () => {
  it("becomes in the browser what it becomes in Python", () => {
    expect(cases.length).toBeGreaterThan(90);
    for (const words of cases) {
      const seconds = secondsIn(TEMPOS.read(words.tempo, ""));
      const after = done(recording(words.clip), words, seconds);
      expect(rounded(after), JSON.stringify(words)).toEqual(rounded(recording(words.after)));
    }
  });

  it("plays what was picked inside, and outside what it did before", () => {
    const seconds = secondsIn([{ at: 0, bpm: 97, ramp: false }]);
    let clip: AudioClip = { ...newAudioClip("a", 960, 7680, "one"), offset: 0.5 };
    for (let n = 0; n < 200; n += 1) {
      const start = (n * 1777) % 7000;
      const end = Math.min(7680, start + 1 + ((n * 613) % 3000));
      const take = ["one", "two", "three"][n % 3] ?? "one";
      const source = { take, offset: 0.5 + seconds(960, 960 + start) };
      const before = clip;
      clip = picked(clip, { start, end }, source, seconds);
      for (const at of [0, start - 1, start, end - 1, end, 7679].filter((tick) => tick >= 0 && tick < 7680)) {
        const inside = at >= start && at < end;
        expect(heardAt(clip, at, seconds).take).toBe(inside ? take : heardAt(before, at, seconds).take);
      }
    }
    expect(clip.joins.length).toBeGreaterThan(3);
  });
});
