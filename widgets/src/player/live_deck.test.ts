import { describe, expect, it } from "vitest";
import { FakeTransport } from "../audio/fake_transport.js";
import { FakeSession } from "../live/fake_session.js";
import { FakeRecorder } from "../record/fake_recorder.js";
import { emptySong, newNoteClip, newTrack } from "../song/empty.js";
import type { Song } from "../song/model.js";
import { readComments } from "./comment_text.js";
import { heardAt } from "./comments.js";
import { LiveDeck, pieceOf } from "./live_deck.js";
import { loudnessOf } from "./loudness_of_notes.js";

const SONG: Song = {
  ...emptySong(),
  title: "Boats",
  sections: [{ name: "Verse", start: 3840, length: 3840 }],
  tracks: [
    {
      ...newTrack("lead"),
      clips: [
        {
          ...newNoteClip("lead-1", 0, 3840),
          repeats: 2,
          notes: [{ start: 0, pitch: 60, duration: 960, velocity: 100 }],
        },
      ],
    },
  ],
};

function deck() {
  const session = new FakeSession(SONG);
  const transport = new FakeTransport(
    () => session.song,
    () => 0,
  );
  return {
    session,
    transport,
    deck: new LiveDeck({ session, transport, recorder: new FakeRecorder() }, () => 0),
  };
}

describe("a live song in a player", () => {
  it("is told in seconds: its length, sections and bars", () => {
    expect(pieceOf(SONG)).toEqual({
      title: "Boats",
      subtitle: "",
      seconds: 4,
      sections: [{ name: "Verse", start: 2, end: 4 }],
      bars: [0, 2],
    });
  });

  it("goes where it is told, and loops the section that is meant", () => {
    const { deck: it, transport } = deck();
    it.seek(2.5);
    expect(transport.tick).toBe(4800);
    it.setLoop({ name: "Verse", start: 2, end: 4 });
    expect(transport.loop).toEqual({ start: 3840, end: 7680 });
    expect(it.loop?.name).toBe("Verse");
  });

  it("begins again from the start when it had come to the end", () => {
    const { deck: it, transport } = deck();
    it.seek(4);
    it.toggle();
    expect(transport.tick).toBe(0);
  });

  it("shows what is edited", () => {
    const { deck: it, session } = deck();
    expect(it.piece.title).toBe("Boats");
    session.edit({ edit: "set-song", field: "title", value: "Paper Boats" });
    expect(it.piece.title).toBe("Paper Boats");
  });

  it("is as loud after muting as before", () => {
    const { deck: it, transport } = deck();
    it.setVolume(0.6);
    it.setMuted(true);
    expect(transport.volume).toBe(0);
    it.setMuted(false);
    expect(transport.volume).toBe(0.6);
  });

  it("looks loud where notes begin, and silent where there are none", () => {
    const columns = loudnessOf(SONG, 8);
    expect(columns[0]).toBeCloseTo(1);
    expect(columns[3]).toBe(0);
    expect(columns[4]).toBeCloseTo(1);
    expect(loudnessOf(emptySong(), 4)).toEqual(new Float32Array(4));
  });
});

describe("comments", () => {
  it("are read in the order of their moments, and what is none is left out", () => {
    const text = JSON.stringify([[3840, "Jo", "Here"], [0, "Ms Okafor", "There"], [1], "x", [2, 3, 4]]);
    expect(readComments(text, SONG).map(({ second, who }) => [second, who])).toEqual([
      [0, "Ms Okafor"],
      [2, "Jo"],
    ]);
    expect(readComments("{", SONG)).toEqual([]);
  });

  it("are shown while they are heard", () => {
    const comments = readComments(JSON.stringify([[3840, "Jo", "Here"]]), SONG);
    expect([1.9, 2, 5.9, 6.1].map((second) => heardAt(comments, second)?.who)).toEqual([
      undefined,
      "Jo",
      "Jo",
      undefined,
    ]);
  });
});
