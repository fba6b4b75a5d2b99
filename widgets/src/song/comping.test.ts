import { describe, expect, it } from "vitest";
import { apply, invert } from "./apply.js";
import {
  audioClips,
  beginsAt,
  bestClip,
  chosen,
  joinMoved,
  kept,
  nudged,
  type TakePlace,
  takeAt,
} from "./comping.js";
import { emptySong, newAudioClip, newTrack } from "./empty.js";
import type { AudioClip, Song } from "./model.js";

const BAR = 3840;
const HOME = { track: "voice", name: "Voice" };

const take = (n: number, over: Partial<TakePlace> = {}): TakePlace => ({
  name: `voice-${n}`,
  from: 4 * BAR,
  until: 8 * BAR,
  lead: 0.25 * n,
  nudge: 0,
  ...over,
});

const TAKES = [take(1), take(2), take(3), take(4, { from: 5 * BAR, until: 6 * BAR, lead: 0.3 })];
const find = (name: string): TakePlace | null => TAKES.find((one) => one.name === name) ?? null;

const song = (clips: readonly AudioClip[] = []): Song => ({
  ...emptySong(),
  tracks: [{ ...newTrack("voice"), name: "Voice", clips }],
});

const clip = (song: Song): AudioClip => {
  const [found] = audioClips(song.tracks[0]);
  if (found) return found;
  throw new Error("no recording");
};

describe("recorded takes in the song", () => {
  it("make a track with a clip where they were sung, and undo takes it away", () => {
    const before = emptySong();
    const edit = kept(before, HOME, [take(1)], find);
    const after = apply(before, edit);
    expect(after.tracks[0]).toMatchObject({ id: "voice", name: "Voice" });
    expect(clip(after)).toMatchObject({ start: 4 * BAR, length: 4 * BAR, take: "voice-1", offset: 0.25 });
    expect(apply(after, invert(before, edit))).toEqual(before);
  });

  it("are heard as sung last, until phrases are chosen by hand", () => {
    const first = apply(song(), kept(song(), HOME, [take(1)], find));
    const second = apply(first, kept(first, HOME, [take(2)], find));
    expect(clip(second)).toMatchObject({ take: "voice-2", offset: 0.5, joins: [] });
    const mixed = chosen(second, clip(second), "voice-1", { start: 5 * BAR, end: 6 * BAR }, find);
    const third = song(mixed ? [mixed] : []);
    expect(apply(third, kept(third, HOME, [take(3)], find))).toEqual(third);
  });

  it("of a loop are represented by the last whole round", () => {
    const edit = kept(emptySong(), HOME, [take(1), take(2), take(3, { until: 5 * BAR })], find);
    expect(clip(apply(emptySong(), edit)).take).toBe("voice-2");
  });

  it("punched in are heard in their part, in time, and the rest stays", () => {
    const first = apply(song(), kept(song(), HOME, [take(1)], find));
    const after = apply(first, kept(first, HOME, TAKES.slice(3), find));
    const heard = [4, 5, 5.99, 6, 7].map((bar) => takeAt(after, clip(after), bar * BAR));
    expect(heard).toEqual(["voice-1", "voice-4", "voice-4", "voice-1", "voice-1"]);
    expect(clip(after).joins[0]?.offset).toBeCloseTo(0.3, 9);
    expect(clip(after).joins[1]?.offset).toBeCloseTo(0.25 + 4, 9);
  });

  it("push aside what reaches into their stretch of the track", () => {
    const before = song([
      newAudioClip("old", 2 * BAR, 4 * BAR, "voice-9"),
      newAudioClip("far", 12 * BAR, BAR, "voice-9"),
    ]);
    const after = apply(before, kept(before, HOME, [take(1)], find));
    expect(audioClips(after.tracks[0]).map(({ id, start, length }) => [id, start, length])).toEqual([
      ["old", 2 * BAR, 2 * BAR],
      ["voice-5", 4 * BAR, 4 * BAR],
      ["far", 12 * BAR, BAR],
    ]);
  });

  it("keep their place in the music when the clip has been moved", () => {
    const first = apply(song(), kept(song(), HOME, [take(1)], find));
    const moved = { ...clip(first), start: 20 * BAR };
    const other = chosen(song([moved]), moved, "voice-3", { start: 21 * BAR, end: 22 * BAR }, find);
    expect(other?.joins[0]).toMatchObject({ at: BAR, take: "voice-3" });
    expect(other?.joins[0]?.offset).toBeCloseTo(0.75 + 2, 9);
  });

  it("are joined elsewhere when the join is moved, and each goes on where it was", () => {
    const first = apply(song(), kept(song(), HOME, [take(1)], find));
    const mixed =
      chosen(first, clip(first), "voice-2", { start: 6 * BAR, end: 8 * BAR }, find) ?? clip(first);
    const moved = joinMoved(first, mixed, 2 * BAR, -960);
    expect(moved.joins).toEqual([{ at: 2 * BAR - 960, take: "voice-2", offset: 0.5 + 4 - 0.5 }]);
    expect(joinMoved(first, mixed, 2 * BAR, -99 * BAR).joins[0]?.at).toBe(1);
  });

  it("are nudged wherever they are heard, and nowhere else", () => {
    const first = apply(song(), kept(song(), HOME, [take(1)], find));
    const mixed =
      chosen(first, clip(first), "voice-2", { start: 6 * BAR, end: 7 * BAR }, find) ?? clip(first);
    const before = song([mixed]);
    const after = clip(apply(before, nudged(before, "voice-2", 0.01)));
    expect(after.joins.map(({ offset }) => offset)).toEqual([4.51, 6.25]);
    expect(after.offset).toBe(0.25);
  });

  it("begin so many seconds before their tick", () => {
    expect(beginsAt(take(2, { nudge: 0.01 }), emptySong().tempo)).toBeCloseTo(8 - 0.51, 9);
    expect(bestClip(undefined, { start: 0, end: BAR })).toBeNull();
  });
});
