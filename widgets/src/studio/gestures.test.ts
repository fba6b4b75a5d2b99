import { describe, expect, it } from "vitest";
import { apply, invert } from "../song/apply.js";
import { emptySong, newAudioClip, newNoteClip, newTrack } from "../song/empty.js";
import type { AudioClip, Clip, Note, Song } from "../song/model.js";
import { secondsIn } from "../song/recordings.js";
import { schedule } from "../song/schedule.js";
import { timing } from "../song/timing.js";
import {
  chosenClips,
  clipEnd,
  copied,
  doubled,
  endAt,
  moved,
  movedSection,
  nearestBar,
  removed,
  repeatedTo,
  split,
  startAt,
} from "./gestures.js";
import { cutAt } from "./pieces.js";

const note = (start: number, pitch: number, duration = 480): Note => ({
  start,
  pitch,
  duration,
  velocity: 96,
});

function songWith(...clips: readonly Clip[]): Song {
  const tracks = [
    { ...newTrack("one"), clips: [...clips].sort((a, b) => a.start - b.start) },
    { ...newTrack("two"), clips: [{ ...newNoteClip("two-1", 3840, 3840), notes: [note(0, 50)] }] },
  ];
  return { ...emptySong(), tracks };
}

const phrase = (repeats = 1): Clip => ({
  ...newNoteClip("one-1", 3840, 3840),
  repeats,
  notes: [note(0, 60), note(960, 62, 1920), note(3360, 64)],
});

const voice: AudioClip = {
  ...newAudioClip("voice-1", 0, 7680, "take-1"),
  offset: 1,
  fadeIn: 0.1,
  fadeOut: 0.2,
};

/** Every note as it is heard: its frame, pitch and length. */
function heard(song: Song): readonly string[] {
  const clock = timing(song, 48_000);
  return song.tracks
    .flatMap((track) => schedule(track, clock, { first: 0, end: 1e9 }))
    .map(({ start, pitch, frames }) => `${start} ${pitch} ${frames}`)
    .sort();
}

/** Which frames each pitch sounds in, joined where one note goes on as another of its pitch. */
function sounding(song: Song): readonly string[] {
  const clock = timing(song, 48_000);
  const spans = song.tracks
    .flatMap((track) => schedule(track, clock, { first: 0, end: 1e9 }))
    .sort((a, b) => a.pitch - b.pitch || a.start - b.start);
  const joined: { pitch: number; start: number; end: number }[] = [];
  for (const { pitch, start, frames } of spans) {
    const last = joined.at(-1);
    if (last && last.pitch === pitch && last.end === start) last.end = start + frames;
    else joined.push({ pitch, start, end: start + frames });
  }
  return joined.map(({ pitch, start, end }) => `${pitch} ${start} ${end}`);
}

const all = (song: Song): ReadonlySet<string> =>
  new Set(song.tracks.flatMap(({ clips }) => clips.map(({ id }) => id)));

describe("gestures on the timeline", () => {
  it("are taken back by undo", () => {
    const song = songWith(phrase(3), voice);
    const edits = [
      moved(song, all(song), 960, 0).edit,
      moved(song, new Set(["one-1"]), -960, 1).edit,
      copied(song, all(song), 3840).edit,
      doubled(song, all(song)).edit,
      removed(song, all(song)).edit,
      split(song, all(song), 5000).edit,
      endAt(phrase(), 5000, 240),
      startAt(song, "one", voice, 960),
      repeatedTo(phrase(3), 40_000),
    ];
    for (const edit of edits) expect(apply(apply(song, edit), invert(song, edit))).toEqual(song);
  });

  it("cut a clip wherever, and what is heard stays the same", () => {
    for (const repeats of [1, 2, 5])
      for (const tick of [3841, 4320, 4800, 5000, 7200, 7680, 8000, 11_520, 11_521, 20_000]) {
        const song = songWith(phrase(repeats));
        const cut = apply(song, split(song, new Set(["one-1"]), tick).edit);
        expect(sounding(cut), `${repeats} rounds, cut at ${tick}`).toEqual(sounding(song));
      }
  });

  it("cut a clip at a round's beginning into two of whole rounds", () => {
    expect(cutAt(phrase(5), 3840 * 3, secondsIn([])).map(({ repeats }) => repeats)).toEqual([2, 3]);
  });

  it("cut a recording so that it plays on", () => {
    const [first, second] = cutAt(voice, 3840, secondsIn([{ at: 0, bpm: 120, ramp: false }]));
    expect(first).toMatchObject({ length: 3840, offset: 1, fadeOut: 0, fadeIn: 0.1 });
    expect(second).toMatchObject({ start: 3840, length: 3840, offset: 3, fadeIn: 0, fadeOut: 0.2 });
  });

  it("trim the beginning, and leave what sounds after it where it is", () => {
    const song = songWith(phrase());
    const later = apply(song, startAt(song, "one", phrase(), 4320));
    expect(heard(later)).toEqual(heard(song).filter((line) => !line.includes(" 60 ")));
    const clip = later.tracks[0]?.clips[0] ?? expect.fail();
    expect(clip).toMatchObject({ start: 4320, length: 3360 });
    const earlier = apply(later, startAt(later, "one", clip, 3840));
    expect(earlier.tracks[0]?.clips[0]).toMatchObject({ start: 3840, length: 3840 });
    expect(heard(earlier)).toEqual(heard(later));
  });

  it("never show more of a recording than there is", () => {
    const song = songWith({ ...voice, start: 3840 });
    expect(startAt(song, "one", { ...voice, start: 3840 }, 0)).toMatchObject({ edits: [] });
  });

  it("move clips together, not before the start, and to other tracks only all or none", () => {
    const song = songWith(phrase());
    const left = apply(song, moved(song, all(song), -99_999, 0).edit);
    expect(chosenClips(left, all(left)).map(({ clip }) => clip.start)).toEqual([0, 0]);
    const down = apply(song, moved(song, all(song), 0, 1).edit);
    expect(down).toEqual(song);
    const one = apply(song, moved(song, new Set(["one-1"]), 0, 1).edit);
    expect(one.tracks.map(({ clips }) => clips.length)).toEqual([0, 2]);
  });

  it("copy under new names and choose the copies", () => {
    const song = songWith(phrase());
    const { edit, choice } = doubled(song, new Set(["one-1"]));
    const after = apply(song, edit);
    expect([...choice].every((id) => !all(song).has(id))).toBe(true);
    expect(chosenClips(after, choice).map(({ clip }) => clip.start)).toEqual([clipEnd(phrase())]);
  });

  it("move a section with everything that begins in it", () => {
    const section = { start: 3840, length: 3840, name: "Verse" };
    const song = { ...songWith(phrase()), sections: [section] };
    const after = apply(song, movedSection(song, section, 3840));
    expect(after.sections[0]?.start).toBe(7680);
    expect(chosenClips(after, all(after)).map(({ clip }) => clip.start)).toEqual([7680, 7680]);
  });

  it("find the nearest bar line", () => {
    expect([0, 1919, 1921, 3840, 5800].map((tick) => nearestBar(emptySong(), tick))).toEqual([
      0, 0, 3840, 3840, 7680,
    ]);
  });
});
