import { describe, expect, it } from "vitest";
import { apply, invert } from "../song/apply.js";
import { emptySong, newTrack } from "../song/empty.js";
import { isInKey } from "../song/key.js";
import type { Key, Note, NoteClip, Song, Track } from "../song/model.js";
import { lengthened, louder, quantised } from "../song/verbs.js";
import { chosenIn, everything, inBox, neighbour, ofPitch, toggled } from "./choice.js";
import {
  change,
  doubled,
  drawn,
  type Gesture,
  inSong,
  moved,
  newClip,
  pasted,
  removed,
  split,
  steppedInKey,
} from "./gestures.js";
import { keyOf, notesBetween } from "./shown.js";

const A_MINOR: Key = { tonic: "A", mode: "minor" };
const note = (start: number, pitch: number, duration = 480, velocity = 96): Note => ({
  start,
  pitch,
  duration,
  velocity,
});

/** A small generator of chances: tests with the same seed try the same music. */
function chances(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
}

function songWith(clips: readonly Partial<NoteClip>[]): Song {
  const track: Track = { ...newTrack("lead"), name: "Lead", instrument: "flute" };
  const song: Song = { ...emptySong(), tracks: [track] };
  const all = clips.map(
    (clip, i): NoteClip => ({
      kind: "notes",
      id: `lead-${i}`,
      start: 0,
      length: 3840,
      repeats: 1,
      name: "",
      colour: 0,
      notes: [],
      ...clip,
    }),
  );
  return all.reduce((now, clip) => apply(now, { edit: "add-clip", track: "lead", clip }), song);
}

function anySong(seed: number): Song {
  const chance = chances(seed);
  const notes = new Map<string, Note>();
  for (let i = 0; i < 12; i += 1) {
    const one = note(chance(16) * 240, 50 + chance(30), 120 + chance(8) * 120, 1 + chance(127));
    notes.set(`${one.start} ${one.pitch}`, one);
  }
  return songWith([
    {
      notes: [...notes.values()].sort((a, b) => a.start - b.start || a.pitch - b.pitch),
      repeats: 1 + chance(3),
    },
  ]);
}

const lead = (song: Song): Track => song.tracks[0] ?? expect.fail("no track");
const made = (song: Song, gesture: Gesture): Song => apply(song, gesture.edit);
const notes = (song: Song): readonly Note[] =>
  lead(song).clips.flatMap((clip) => (clip.kind === "notes" ? clip.notes : []));
const SEEDS = Array.from({ length: 40 }, (_, seed) => seed + 1);

describe("gestures on a roll", () => {
  it("are taken back by undo, whatever was chosen", () => {
    for (const seed of SEEDS) {
      const [song, chance] = [anySong(seed), chances(seed + 1000)];
      const choice = new Set([...everything(lead(song))].filter(() => chance(2) === 0));
      const tried = [
        moved(lead(song), choice, (chance(9) - 4) * 240, chance(25) - 12),
        moved(lead(song), choice, 240, 3, true),
        steppedInKey(lead(song), choice, A_MINOR, chance(9) - 4),
        removed(lead(song), choice),
        split(lead(song), choice, chance(3840)),
        change(lead(song), choice, (clip) => quantised(clip, 480)),
        change(lead(song), choice, () => louder(chance(60) - 30)),
        drawn(song, lead(song), [{ start: 20_000, pitch: 60, duration: 480, velocity: 90 }]),
        ...(choice.size > 0 ? [doubled(song, lead(song), choice, 960)] : []),
      ];
      for (const { edit } of tried) expect(apply(apply(song, edit), invert(song, edit))).toEqual(song);
    }
  });

  it("move notes there and back where nothing was in the way", () => {
    for (const seed of SEEDS) {
      const song = anySong(seed);
      const there = moved(lead(song), everything(lead(song)), 0, 5);
      const back = moved(lead(made(song, there)), there.choice, 0, -5);
      expect(made(made(song, there), back)).toEqual(song);
    }
  });

  it("keep what is chosen chosen", () => {
    for (const seed of SEEDS) {
      const song = anySong(seed);
      const gesture = moved(lead(song), everything(lead(song)), 240, -2);
      expect(everything(lead(made(song, gesture)))).toEqual(gesture.choice);
    }
  });

  it("never push a note off the keyboard or out of its clip", () => {
    const song = songWith([{ notes: [note(0, 2), note(3600, 125)] }]);
    const far = made(song, moved(lead(song), everything(lead(song)), 9999, 50));
    expect(notes(far)).toEqual([note(239, 4), note(3839, 127)]);
    expect(notes(made(song, moved(lead(song), everything(lead(song)), -9999, -50)))).toEqual([
      note(0, 0),
      note(3600, 123),
    ]);
  });

  it("step along the key and stay in it", () => {
    for (const seed of SEEDS) {
      const song = anySong(seed);
      const stepped = made(song, steppedInKey(lead(song), everything(lead(song)), A_MINOR, 2));
      for (const { pitch } of notes(stepped)) expect(isInKey(A_MINOR, pitch)).toBe(true);
    }
  });

  it("draw a note into the clip that is there, in whatever round it is drawn", () => {
    const song = songWith([{ repeats: 4 }]);
    const gesture = drawn(song, lead(song), [
      { start: 3840 * 2 + 480, pitch: 64, duration: 240, velocity: 90 },
    ]);
    expect(notes(made(song, gesture))).toEqual([note(480, 64, 240, 90)]);
    expect(lead(made(song, gesture)).clips.length).toBe(1);
  });

  it("draw a note where there is no clip into a new one of whole bars", () => {
    const song = songWith([{}]);
    const second = lead(
      made(song, drawn(song, lead(song), [{ start: 8160, pitch: 64, duration: 4000, velocity: 90 }])),
    ).clips[1];
    expect(second).toMatchObject({
      id: "lead-3",
      start: 7680,
      length: 7680,
      notes: [note(480, 64, 4000, 90)],
    });
  });

  it("give a new clip no more room than there is before the next", () => {
    const song = songWith([{ start: 5000 }]);
    expect(newClip(song, lead(song), 100, 200).length).toBe(3840);
    expect(newClip(song, lead(song), 4000, 4100)).toMatchObject({ start: 3840, length: 1160 });
  });

  it("draw a chord across an empty bar into one clip", () => {
    const song = songWith([]);
    const chord = [60, 64, 67].map((pitch) => ({ start: 0, pitch, duration: 960, velocity: 90 }));
    expect(lead(made(song, drawn(song, lead(song), chord))).clips.length).toBe(1);
  });

  it("double to the right and let the last clip grow by whole bars", () => {
    const song = songWith([{ notes: [note(0, 60), note(2880, 62)] }]);
    const twice = made(song, doubled(song, lead(song), everything(lead(song)), 960));
    expect(lead(twice).clips[0]).toMatchObject({ length: 7680 });
    expect(notes(twice).map(({ start }) => start)).toEqual([0, 2880, 3840, 6720]);
  });

  it("paste at the playhead, with the same distances", () => {
    const song = songWith([{ notes: [note(480, 60), note(960, 62)], length: 7680 }]);
    const kept = inSong(chosenIn(lead(song), everything(lead(song))));
    const twice = made(song, pasted(song, lead(song), kept, 3840));
    expect(notes(twice).map(({ start }) => start)).toEqual([480, 960, 3840, 4320]);
  });

  it("split a note in two that sound as long as it did", () => {
    const song = songWith([{ notes: [note(0, 60, 1920, 80)] }]);
    expect(notes(made(song, split(lead(song), everything(lead(song)), 960)))).toEqual([
      note(0, 60, 960, 80),
      note(960, 60, 960, 80),
    ]);
  });

  it("never make a note shorter than can be seen, nor longer one that was shorter already", () => {
    const song = songWith([{ notes: [note(0, 60, 480), note(0, 61, 10)] }]);
    const gesture = change(lead(song), everything(lead(song)), () => lengthened(-960));
    expect(notes(made(song, gesture)).map(({ duration }) => duration)).toEqual([30, 10]);
  });
});

describe("what is chosen", () => {
  it("is what a box touches, every round of it", () => {
    const song = songWith([{ notes: [note(0, 60), note(1920, 72)], repeats: 2 }]);
    expect([...inBox(lead(song), { from: 3840, to: 4000, low: 50, high: 65 })]).toEqual(["lead-0 0 60"]);
    expect([...inBox(lead(song), { from: 0, to: 7680, low: 0, high: 127 })].length).toBe(2);
  });

  it("can be one pitch, and one more or less", () => {
    const song = songWith([{ notes: [note(0, 60), note(480, 60), note(480, 72)] }]);
    expect(ofPitch(lead(song), 60).size).toBe(2);
    expect(toggled(toggled(new Set(), "a"), "a").size).toBe(0);
  });

  it("goes from note to note and ends at the ends", () => {
    const song = songWith([{ notes: [note(0, 60), note(0, 64), note(480, 62)] }]);
    const all = notesBetween(lead(song), 0, 3840);
    expect(all.map((shown) => neighbour(lead(song), shown, 1)?.note.pitch)).toEqual([64, 62, undefined]);
    expect(neighbour(lead(song), null, -1)?.note.pitch).toBe(62);
    expect(keyOf(all[0] ?? expect.fail())).toBe("lead-0 0 60");
  });
});
