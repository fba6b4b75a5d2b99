import { describe, expect, it } from "vitest";
import { apply, invert } from "./apply.js";
import { decodeEdit, encodeEdit } from "./edit_wire.js";
import { EditError } from "./errors.js";
import { golden, goldenNames } from "./golden.js";
import type { Song } from "./model.js";
import { decode, encode } from "./wire.js";

interface Case {
  readonly name: string;
  readonly song: Song;
  readonly edit: unknown;
  readonly expected: unknown;
  readonly inverse: unknown;
  readonly refused: boolean;
}

const CASES = goldenNames("edits").flatMap((name) => {
  const { document, cases } = golden(`edits/${name}`);
  return cases.map(
    ({ edit, expected, inverse, refused }, i): Case => ({
      name: `${name} ${i + 1}`,
      song: decode(document.song),
      edit,
      expected,
      inverse,
      refused: refused === true,
    }),
  );
});
const FITTING = CASES.filter(({ refused }) => !refused);
const REFUSED = CASES.filter(({ refused }) => refused);

describe("the golden edits", () => {
  it("are of every kind, fitting and refused", () => {
    expect(goldenNames("edits")).toHaveLength(26);
    expect(FITTING.length).toBeGreaterThan(60);
    expect(REFUSED.length).toBeGreaterThan(25);
  });

  it.each(FITTING)("$name: is read and written as it came", ({ edit, inverse }) => {
    expect(encodeEdit(decodeEdit(edit))).toEqual(edit);
    expect(encodeEdit(decodeEdit(inverse))).toEqual(inverse);
  });

  it.each(FITTING)("$name: gives the song that Python gives, and leaves the old one alone", (one) => {
    const before = encode(one.song);
    const after = apply(one.song, decodeEdit(one.edit));
    expect(encode(after)).toEqual(one.expected);
    expect(after).toEqual(decode(one.expected));
    expect(encode(one.song)).toEqual(before);
  });

  it.each(FITTING)("$name: is taken back by the edit that Python takes it back with", (one) => {
    const edit = decodeEdit(one.edit);
    const back = invert(one.song, edit);
    expect(encodeEdit(back)).toEqual(one.inverse);
    expect(apply(apply(one.song, edit), back)).toEqual(one.song);
    expect(apply(decode(one.expected), decodeEdit(one.inverse))).toEqual(one.song);
  });

  it.each(REFUSED)("$name: is refused in a sentence", ({ song, edit }) => {
    const refused = caught(() => apply(song, decodeEdit(edit)));
    expect(refused).toBeInstanceOf(EditError);
    expect(String(refused)).toMatch(/\w.*\./);
  });
});

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}
