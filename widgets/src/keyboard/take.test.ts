import { describe, expect, it } from "vitest";
import { FakeTransport } from "../audio/fake_transport.js";
import { FakeSession } from "../live/fake_session.js";
import { apply, invert } from "../song/apply.js";
import { emptySong, newNoteClip, newTrack } from "../song/empty.js";
import type { NoteClip, Song } from "../song/model.js";
import { keptChords } from "./keep.js";
import { readMidi } from "./midi_messages.js";
import { heard, NOTHING } from "./played.js";
import { Recorder } from "./recorder.js";
import { type Kept, nearer, type PlayedNote, written } from "./take.js";
import { Voices } from "./voices.js";

const LEAD = { track: "piano", instrument: "piano", role: "" } as const;
const note = (start: number, end: number, pitch = 60): PlayedNote => ({ start, end, pitch, velocity: 90 });
const clips = (song: Song): readonly NoteClip[] =>
  song.tracks.flatMap((track) => track.clips.flatMap((clip) => (clip.kind === "notes" ? [clip] : [])));
const starts = (song: Song): readonly number[] =>
  clips(song).flatMap((clip) => clip.notes.map(({ start }) => clip.start + start));

function play(
  song: Song,
  from: number,
  ...notes: readonly PlayedNote[]
): { readonly song: Song; readonly kept: readonly Kept[] } {
  const kept: Kept[] = [];
  let now = song;
  for (const one of notes) {
    const done = written(now, LEAD, one, from);
    expect(apply(apply(now, done.edit), invert(now, done.edit))).toEqual(now);
    now = apply(now, done.edit);
    kept.push(done.kept);
  }
  return { song: now, kept };
}

describe("a take", () => {
  it("keeps exact times, and makes its track and its clip with the first note", () => {
    const { song } = play(emptySong(), 0, note(13.4, 480.2), note(961, 1500, 64));
    expect(song.tracks[0]).toMatchObject({ id: "piano", instrument: "piano" });
    expect(clips(song)[0]).toMatchObject({ start: 0, length: 3840 });
    expect(clips(song)[0]?.notes).toEqual([
      { start: 13, pitch: 60, duration: 467, velocity: 90 },
      { start: 961, pitch: 64, duration: 539, velocity: 90 },
    ]);
  });

  it("grows by whole bars while one plays on", () => {
    const { song } = play(emptySong(), 0, note(0, 400), note(3900, 4000), note(8000, 8100));
    expect(clips(song).map(({ start, length }) => [start, length])).toEqual([[0, 11520]]);
    expect(starts(song)).toEqual([0, 3900, 8000]);
  });

  it("begins in the bar where it was begun", () => {
    const { song } = play(emptySong(), 7680, note(8000, 8200));
    expect(clips(song)[0]).toMatchObject({ start: 7680, length: 3840 });
  });

  it("takes a first note that came a little early at the start", () => {
    const { song } = play(emptySong(), 3840, note(3820, 4200));
    expect(starts(song)).toEqual([3840]);
  });

  it("over a clip goes into it, and into its repeats", () => {
    const clip = { ...newNoteClip("old", 0, 3840), repeats: 2 };
    const old = apply(emptySong(), {
      edit: "add-track",
      track: { ...newTrack("piano"), clips: [clip] },
      index: null,
    });
    const { song } = play(old, 0, note(100, 400), note(3840 + 960, 5000, 67));
    expect(clips(song)).toHaveLength(1);
    expect(clips(song)[0]?.notes.map(({ start }) => start)).toEqual([100, 960]);
  });
});

describe("quantising a take", () => {
  const played = play(emptySong(), 0, note(13, 300), note(250, 500, 62), note(930, 1300, 64));
  const at = (strength: number) =>
    nearer(played.song, played.kept, played.kept, { grid: 240, strength, swing: null });

  it("all the way puts every note on the grid, and half the way halfway", () => {
    expect(starts(apply(played.song, at(1).edit))).toEqual([0, 240, 960]);
    expect(starts(apply(played.song, at(0.5).edit))).toEqual([7, 245, 945]);
  });

  it("by nothing gives the take as it was played, from wherever it stands", () => {
    const whole = at(1);
    const back = nearer(apply(played.song, whole.edit), played.kept, whole.now, {
      grid: 240,
      strength: 0,
      swing: null,
    });
    expect(apply(apply(played.song, whole.edit), back.edit)).toEqual(played.song);
  });
});

describe("chords that are kept", () => {
  it("lie one in a bar, as they were played, after what is there", () => {
    const chords = [[57, 60, 64], [], [53, 57, 60], []].reduce(heard, NOTHING).past;
    const song = apply(emptySong(), {
      edit: "add-track",
      track: { ...newTrack("piano"), clips: [newNoteClip("old", 0, 5000)] },
      index: null,
    });
    const { edit, bar } = keptChords(song, LEAD, chords);
    expect(bar).toBe(3);
    const clip = clips(apply(song, edit)).at(-1);
    expect(clip).toMatchObject({ start: 7680, length: 7680 });
    expect(clip?.notes.map(({ start, pitch }) => [start, pitch])).toEqual([
      [0, 57],
      [0, 60],
      [0, 64],
      [3840, 53],
      [3840, 57],
      [3840, 60],
    ]);
  });
});

describe("recording", () => {
  function studio() {
    let now = 1000;
    const session = new FakeSession({ ...emptySong(), tempo: [{ at: 0, bpm: 60, ramp: false }] });
    const transport = new FakeTransport(
      () => session.song,
      () => now,
    );
    const said: string[] = [];
    const recorder = new Recorder(session, transport, (sentence) => said.push(sentence));
    const voices = new Voices(
      transport,
      () => {},
      (_, note) => recorder.wrote(LEAD, note),
    );
    return { session, transport, said, recorder, voices, wait: (moment: number) => (now = moment) };
  }

  it("counts one bar in, and then keeps what is played by the moment of the key, not of the page", () => {
    const { session, transport, recorder, voices, said, wait } = studio();
    recorder.toggle();
    expect([transport.motion, transport.tick]).toEqual(["playing", -3840]);
    wait(9000);
    voices.press("A", { instrument: "piano" }, 60, 96, 5250);
    voices.release("A", 5750);
    expect(starts(session.song)).toEqual([240]);
    recorder.toggle();
    expect(said.at(-1)).toBe("Take kept, 1 bar");
    expect([transport.motion, transport.countIn]).toEqual(["stopped", 0]);
    expect(session.undoName).toBe("Undo: record a take");
  });

  it("is one step to undo, and quantising another", () => {
    const { session, recorder, voices } = studio();
    const before = session.song;
    recorder.toggle();
    for (const [i, moment] of [5010, 6020, 7005].entries()) {
      voices.press("A", { instrument: "piano" }, 60 + i, 96, moment);
      voices.release("A", moment + 200);
    }
    recorder.toggle();
    const asPlayed = session.song;
    recorder.quantise({ grid: 240, strength: 0.5, swing: null }, false);
    recorder.quantise({ grid: 240, strength: 1, swing: null }, true);
    expect(starts(session.song)).toEqual([0, 960, 1920]);
    session.undo();
    expect(session.song).toEqual(asPlayed);
    session.undo();
    expect(session.song).toEqual(before);
  });

  it("of nothing keeps nothing, and says so", () => {
    const { session, recorder, said } = studio();
    const before = session.song;
    recorder.toggle();
    recorder.toggle();
    expect([session.song, said.at(-1)]).toEqual([before, "Nothing was played, so nothing was kept"]);
  });
});

describe("held keys", () => {
  const make = () => {
    const transport = new FakeTransport(emptySong);
    const ended: number[] = [];
    return {
      transport,
      ended,
      voices: new Voices(
        transport,
        () => {},
        (_, { pitch }) => ended.push(pitch),
      ),
    };
  };
  const PIANO = { instrument: "piano" };

  it("sound until they are let go, and with the pedal until it comes up", () => {
    const { voices, ended, transport } = make();
    voices.press("a", PIANO, 60, 96, 0);
    voices.setPedal(true, 1);
    voices.release("a", 2);
    expect([voices.sounding(PIANO), ended]).toEqual([[60], []]);
    voices.setPedal(false, 3);
    expect([voices.sounding(PIANO), ended]).toEqual([[], [60]]);
    expect(transport.sounded.every(({ held }) => !held)).toBe(true);
  });

  it("of one finger don't let go of another's", () => {
    const { voices } = make();
    voices.press("finger 1", PIANO, 60, 96, 0);
    voices.press("finger 2", PIANO, 64, 96, 0);
    voices.release("finger 1", 1);
    expect(voices.sounding(PIANO)).toEqual([64]);
  });

  it("struck again begin again", () => {
    const { voices, ended, transport } = make();
    voices.press("a", PIANO, 60, 96, 0);
    voices.press("b", PIANO, 60, 96, 1);
    expect([ended, transport.sounded.map(({ held }) => held)]).toEqual([[60], [false, true]]);
    voices.releaseAll(2);
    expect(voices.sounding(PIANO)).toEqual([]);
  });
});

describe("a MIDI keyboard", () => {
  it("says keys down and up, with velocity 0 for up too, and the pedal", () => {
    expect(readMidi([0x90, 60, 100])).toEqual({ kind: "down", pitch: 60, velocity: 100, channel: 0 });
    expect(readMidi([0x91, 60, 0])).toEqual({ kind: "up", pitch: 60, channel: 1 });
    expect(readMidi([0x80, 60, 64])).toEqual({ kind: "up", pitch: 60, channel: 0 });
    expect(readMidi([0xb0, 64, 127])).toEqual({ kind: "pedal", down: true });
    expect(readMidi([0xb0, 1, 5])).toBeNull();
    expect(readMidi([0xf8])).toBeNull();
  });
});
