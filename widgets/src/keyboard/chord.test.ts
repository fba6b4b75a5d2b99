import { describe, expect, it } from "vitest";
import { chordOf, degreeOf, inversionOf, QUALITIES } from "./chord.js";
import { fullName, longName, reason, romanOf, said } from "./chord_words.js";
import { allOf, heard, NOTHING, type Played } from "./played.js";

const A_MINOR = { tonic: "A", mode: "minor" } as const;
const C_MAJOR = { tonic: "C", mode: "major" } as const;

const named = (...pitches: number[]): string => {
  const chord = chordOf(pitches);
  return chord ? fullName(chord, null) : "";
};

describe("a chord", () => {
  it("is known in every inversion and octave", () => {
    expect([named(57, 60, 64), named(60, 64, 69), named(64, 69, 72)]).toEqual(["Am", "Am/C", "Am/E"]);
    expect(named(45, 64, 72, 81)).toBe("Am");
  });

  it("of each quality is known from its root, wherever that is", () => {
    for (const quality of QUALITIES)
      for (let root = 40; root < 52; root += 1) {
        const found = chordOf(quality.notes.map((note) => root + (note < 3 && note > 0 ? note + 12 : note)));
        expect([found?.quality.sign, found?.root]).toEqual([quality.sign, root % 12]);
      }
  });

  it("needs three different notes", () => {
    expect([chordOf([]), chordOf([60]), chordOf([60, 67]), chordOf([60, 64, 72])]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(chordOf([60, 61, 62])).toBeNull();
  });

  it("of the seventh is known without its fifth", () => {
    expect(named(60, 64, 70)).toBe("C7");
    expect(named(62, 65, 72)).toBe("Dm7");
  });

  it("with two readings is the one on its lowest note", () => {
    expect([named(60, 64, 67, 69), named(57, 60, 64, 67)]).toEqual(["C6", "Am7"]);
    expect([named(60, 62, 67), named(55, 60, 62)]).toEqual(["Csus2", "Gsus4"]);
  });

  it("tells its shape and what carries it", () => {
    const chord = chordOf([60, 64, 69]);
    expect(chord && longName(chord, A_MINOR)).toBe("A minor, first inversion");
    expect(chord && reason(chord, A_MINOR)).toBe("C is lowest, so the third carries the chord");
    expect(chord && [60, 64, 69].map((pitch) => degreeOf(chord, pitch))).toEqual(["third", "fifth", "root"]);
    expect(chord && inversionOf(chord)).toBe(1);
  });

  it("has a numeral in its key, with the figures of its inversion", () => {
    const roman = (key: typeof A_MINOR | typeof C_MAJOR, ...pitches: number[]) => {
      const chord = chordOf(pitches);
      return chord ? romanOf(chord, key) : "";
    };
    expect(roman(A_MINOR, 57, 60, 64)).toBe("i");
    expect(roman(A_MINOR, 60, 64, 69)).toBe("i6");
    expect(roman(A_MINOR, 55, 59, 62)).toBe("VII");
    expect(roman(C_MAJOR, 55, 59, 62, 65)).toBe("V7");
    expect(roman(C_MAJOR, 59, 62, 65)).toBe("vii°");
    expect(roman(C_MAJOR, 61, 65, 68)).toBe("♭II");
    expect(roman(C_MAJOR, 67, 72, 76)).toBe("I64");
  });

  it("is said with its notes, sharps as words", () => {
    const play = (...pitches: number[]): Played => heard(NOTHING, pitches);
    expect(said(play(60, 64, 69), A_MINOR)).toBe("A minor over C: C4, E4, A4");
    expect(said(play(62, 66, 69), null)).toBe("D major: D4, F sharp 4, A4");
    expect(said(play(60, 64), null)).toBe("C4, E4");
  });
});

describe("the chords that were played", () => {
  const play = (...steps: (readonly number[])[]): Played => steps.reduce(heard, NOTHING);
  const names = (played: Played): readonly string[] =>
    allOf(played).map(({ chord }) => fullName(chord, null));

  it("are kept when their keys go up, however the fingers arrive and leave", () => {
    expect(
      names(play([57], [57, 60], [57, 60, 64], [60, 64], [64], [], [53], [53, 57], [53, 57, 60], [])),
    ).toEqual(["Am", "F"]);
  });

  it("are not what is left of a bigger one", () => {
    expect(names(play([60, 64, 67, 71], [60, 64, 67], [60, 64], []))).toEqual(["Cmaj7"]);
  });

  it("grow into bigger ones as notes are added", () => {
    const played = play([60, 64, 67], [60, 64, 67, 70]);
    expect(names(played)).toEqual(["C7"]);
    expect(played.now?.pitches).toEqual([60, 64, 67, 70]);
  });

  it("are written once when the same is played again", () => {
    expect(names(play([60, 64, 67], [], [60, 64, 67], [], [48, 52, 55]))).toEqual(["C"]);
  });
});
