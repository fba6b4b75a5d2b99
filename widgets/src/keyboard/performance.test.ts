/** What is played stays known as it was played: through quantising, swing, loops and a reload. */
import { describe, expect, it } from "vitest";
import { FakeTransport } from "../audio/fake_transport.js";
import { FakeSession } from "../live/fake_session.js";
import { emptySong } from "../song/empty.js";
import type { Song } from "../song/model.js";
import { swing, unswung } from "../song/timing.js";
import { decodePerformances, standing } from "./performance.js";
import { Performances } from "./performances.js";
import { Recorder } from "./recorder.js";
import type { PlayedNote } from "./take.js";

const LEAD = { track: "piano", instrument: "piano", role: "" } as const;
const SWUNG: Song = { ...emptySong(), swing: { ratio: 0.62, unit: 480 } };
const note = (start: number, end: number, pitch = 60): PlayedNote => ({ start, end, pitch, velocity: 90 });
const starts = ({ tracks }: Song): readonly number[] =>
  tracks.flatMap(({ clips }) =>
    clips.flatMap((clip) => (clip.kind === "notes" ? clip.notes.map((one) => clip.start + one.start) : [])),
  );

/** A take of these notes; what the kernel was asked to keep of it. */
function taken(song: Song, notes: readonly PlayedNote[], loop: { start: number; end: number } | null = null) {
  const session = new FakeSession(song);
  const transport = new FakeTransport(
    () => session.song,
    () => 0,
  );
  transport.setLoop(loop);
  const performances = new Performances(session, () => {});
  const recorder = new Recorder(session, transport, () => {}, performances);
  recorder.toggle();
  for (const one of notes) recorder.wrote(LEAD, one);
  recorder.pedal(true, 500);
  recorder.toggle();
  const kept = session.asked.filter(({ kind, what }) => kind === "performance" && what === "keep");
  return { session, recorder, performances, kept };
}

describe("swing", () => {
  it("is undone exactly, wherever a tick lies", () => {
    for (const ratio of [0.5, 0.55, 2 / 3, 0.75])
      for (const unit of [240, 480]) {
        const song: Song = { ...emptySong(), swing: { ratio, unit }, meter: [{ at: 0, beats: 7, unit: 8 }] };
        for (let tick = 0; tick < 8000; tick += 37)
          expect(unswung(song, swing(song, tick))).toBeCloseTo(tick, 6);
      }
  });

  it("of the song does not move what was played with it a second time", () => {
    const heard = swing(SWUNG, 480);
    const { session } = taken(SWUNG, [note(heard, heard + 200)]);
    expect(starts(session.song)).toEqual([480]);
  });

  it("that is chosen is what is heard, whatever the song's own", () => {
    for (const song of [emptySong(), SWUNG]) {
      const { session, recorder } = taken(song, [note(20, 200), note(500, 700)]);
      recorder.quantise({ grid: 480, strength: 1, swing: 0.7 }, false);
      expect(starts(session.song).map((tick) => Math.round(swing(session.song, tick)))).toEqual([0, 672]);
      recorder.quantise({ grid: 480, strength: 1, swing: null }, true);
      expect(starts(session.song)).toEqual([0, 480]);
    }
  });
});

describe("a performance", () => {
  const played = [note(12.25, 300.5), note(473.75, 900, 64), note(973, 1400, 67)];

  it("is kept with its fractions when the take ends, with the pedal", () => {
    const { kept } = taken(emptySong(), played);
    expect(kept).toEqual([
      {
        kind: "performance",
        what: "keep",
        name: "",
        track: "piano",
        from: 0,
        notes: played.map(({ start, end, pitch, velocity }) => [start, end, pitch, velocity]),
        pedals: [[500, 1]],
      },
    ]);
  });

  it("is brought back after a reload, in place of what its notes have become, as one step", () => {
    const { session, recorder, performances, kept } = taken(emptySong(), played);
    const asPlayed = session.song;
    recorder.quantise({ grid: 240, strength: 1, swing: null }, false);
    const quantised = session.song;
    session.receive({
      kind: "performance",
      what: "all",
      performances: [{ ...kept[0], name: "piano-keys", recorded: "" }],
    });
    const [performance] = performances.of("piano");
    if (performance === undefined) throw new Error("none is listed");
    expect(standing(session.song, performance).length).toBe(3);
    const later = new Recorder(session, new FakeTransport(() => session.song), () => {});
    later.asPlayed(performance, LEAD);
    expect(session.song).toEqual(asPlayed);
    expect(later.take?.kept.length).toBe(3);
    session.undo();
    expect(session.song).toEqual(quantised);
  });

  it("leaves the notes of others alone", () => {
    const song = taken(emptySong(), [note(0, 100, 48), ...played]).session.song;
    const [performance] = decodePerformances([
      { name: "a", track: "piano", from: 0, notes: [[20, 90, 48, 91]] },
    ]);
    if (performance) expect(standing(song, performance)).toEqual([]);
  });
});

describe("overdubbing a loop", () => {
  it("adds each round to the clip, also before where it was begun, and a note over the loop's end keeps its length", () => {
    const loop = { start: 0, end: 3840 };
    const { session } = taken(emptySong(), [note(0, 100), note(3600, 120, 62), note(960, 1200, 64)], loop);
    expect(starts(session.song)).toEqual([0, 960, 3600]);
    const [clip] = session.song.tracks[0]?.clips ?? [];
    if (clip?.kind === "notes") expect(clip.notes.at(-1)?.duration).toBe(360);
    expect(session.song.tracks[0]?.clips.length).toBe(1);
  });
});
