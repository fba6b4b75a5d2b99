import { expect, test } from "vitest";
import { decodeAnswer, decodePage } from "./page.js";

test("a page before anybody has asked has nothing that is not there yet", () => {
  expect(decodePage({ title: "First beat" }).open).toBeNull();
  expect(decodePage({ open: [] }).open).toEqual([]);
  expect(decodePage({ open: ["one more drum", 3] }).open).toEqual(["one more drum", ""]);
});

test("a receipt keeps its words in their order", () => {
  const { receipt } = decodePage({ receipt: { words: ["oak", "lute"], number: 2, put: true } });
  expect(receipt).toEqual({ words: ["oak", "lute"], when: "", number: 2, put: true, trouble: "", file: "" });
  expect(decodePage({ receipt: "oak" }).receipt).toBeNull();
  expect(decodePage(null).title).toBe("");
});

test("a file arrives with its bytes, and as a copy", () => {
  const sent = new Uint8Array([0, 80, 75]);
  const answer = decodeAnswer({ kind: "file", name: "a.zip" }, [new DataView(sent.buffer, 1)]);
  sent[1] = 0;
  expect(answer).toEqual({ kind: "file", name: "a.zip", bytes: new Uint8Array([80, 75]) });
});

test("what is none of ours is passed over", () => {
  expect(decodeAnswer({ kind: "file" }, [])).toBeNull();
  expect(decodeAnswer(7, null)).toBeNull();
});
