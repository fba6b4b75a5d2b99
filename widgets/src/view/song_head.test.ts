import { describe, expect, it } from "vitest";
import { apply } from "../song/apply.js";
import { emptySong } from "../song/empty.js";
import { newLines, pieces } from "./colour_code.js";
import { height } from "./meter.js";
import { initials } from "./people.js";
import { shownTick } from "./playhead.js";
import { sharedKey } from "./shared_keys.js";
import {
  keyText,
  meterAt,
  placeText,
  readKey,
  readMeter,
  readPlace,
  setMeterAt,
  tempoAt,
} from "./song_head.js";

const song = {
  ...emptySong(),
  meter: [
    { at: 0, beats: 4, unit: 4 },
    { at: 7680, beats: 3, unit: 4 },
  ],
};

describe("what the position display shows", () => {
  it("is a place that can be typed back", () => {
    for (const tick of [0, 960, 4800, 7680, 7680 + 2880 + 240])
      expect(readPlace(song.meter, placeText(song.meter, tick, true))).toBe(tick);
    expect([placeText(song.meter, 5000, false), placeText(song.meter, 5000.7, true)]).toEqual([
      "2.2",
      "2.2.1",
    ]);
    expect([readPlace(song.meter, "3"), readPlace(song.meter, "2.3")]).toEqual([7680, 5760]);
    expect(["", "x", "0", "2.0", "-1"].map((text) => readPlace(song.meter, text))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it("is a metre, and a new one keeps later changes on barlines", () => {
    expect([readMeter("7/8"), readMeter("four")]).toEqual([{ beats: 7, unit: 8 }, null]);
    const changed = apply(song, setMeterAt(song, 0, { beats: 5, unit: 4 }));
    expect(changed.meter).toEqual([
      { at: 0, beats: 5, unit: 4 },
      { at: 9600, beats: 3, unit: 4 },
    ]);
    expect(meterAt(changed, 10_000)).toMatchObject({ beats: 3 });
  });

  it("is a key, however it is written", () => {
    expect(["A minor", "eb major", "F#", "b♭ dorian"].map((text) => keyText(readKey(text)))).toEqual([
      "A minor",
      "E♭ major",
      "F♯ major",
      "B♭ dorian",
    ]);
    expect([readKey("H minor"), readKey("A sad"), keyText(null)]).toEqual([null, null, ""]);
  });

  it("is the tempo where one is, and changes there alone", () => {
    const two = {
      ...song,
      tempo: [
        { at: 0, bpm: 96, ramp: false },
        { at: 3840, bpm: 120, ramp: false },
      ],
    };
    expect(apply(two, tempoAt(two, 5000, 130)).tempo.map(({ bpm }) => bpm)).toEqual([96, 130]);
  });
});

describe("shared keys", () => {
  const plain = { shift: false, alt: false, mod: false, onButton: false };
  it("are those of the table, and leave a button its Space", () => {
    expect(sharedKey({ ...plain, key: " " })).toBe("toggle");
    expect(sharedKey({ ...plain, key: " ", onButton: true })).toBeNull();
    expect(sharedKey({ ...plain, key: " ", shift: true })).toBe("play-choice");
    expect(sharedKey({ ...plain, key: "Z", mod: true, shift: true })).toBe("redo");
    expect(sharedKey({ ...plain, key: "z", mod: true })).toBe("undo");
    expect(sharedKey({ ...plain, key: "C", mod: true, shift: true })).toBe("code");
    expect(["r", "L", "k", "Home", "End", "?"].map((key) => sharedKey({ ...plain, key }))).toEqual([
      "record",
      "loop",
      "click",
      "start",
      "end",
      "help",
    ]);
  });

  it("leave saving and whatever else to others", () => {
    for (const key of ["s", "f", "c"]) expect(sharedKey({ ...plain, key, mod: true })).toBeNull();
    for (const key of ["a", "Enter", "Tab", "ArrowUp"]) expect(sharedKey({ ...plain, key })).toBeNull();
    expect(sharedKey({ ...plain, key: "r", shift: true })).toBeNull();
  });
});

describe("code in colour", () => {
  it("is the same code, whatever stands in it", () => {
    for (const line of [
      'song.beat("kick", "X... ..x.")',
      "from musiclab import *",
      "# bar 2",
      "x = 'a # b' # c 4",
      'song.x("open',
      "",
    ])
      expect(
        pieces(line)
          .map(({ text }) => text)
          .join(""),
      ).toBe(line);
    expect(pieces('song.beat("kick", 4)  # four').map(({ kind }) => kind)).toEqual([
      "plain",
      "text",
      "plain",
      "number",
      "plain",
      "remark",
    ]);
  });

  it("knows the lines that are new", () => {
    expect([...newLines("a\nb\nc", "a\nB\nc")]).toEqual([1]);
    expect([...newLines("a\na", "a\na\na")]).toEqual([2]);
    expect([...newLines("a\nb", "b\na")]).toEqual([]);
  });
});

describe("small things", () => {
  it("initials are two letters of a name", () => {
    expect(["Jonas", "Mira Klein", "  Ada de la Cruz "].map(initials)).toEqual(["Jo", "MK", "AC"]);
  });

  it("meters stand from -60 dB to +6", () => {
    expect([-100, -60, -27, 6, 20].map(height)).toEqual([0, 0, 0.5, 1, 1]);
  });

  it("the playhead steps by beat where motion is reduced, while it plays", () => {
    expect(shownTick({ tick: 1500, motion: "playing" }, true)).toBe(960);
    expect(shownTick({ tick: 1500, motion: "playing" }, false)).toBe(1500);
    expect(shownTick({ tick: 1500, motion: "stopped" }, true)).toBe(1500);
  });
});
