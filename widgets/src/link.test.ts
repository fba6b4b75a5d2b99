import { describe, expect, it } from "vitest";
import { decodeAnswer, decodePeaks, decodePiece } from "./link.js";

describe("what comes from the kernel", () => {
  it("is a piece, or an empty one where nothing can be read", () => {
    const sent = { title: "Boats", subtitle: "", seconds: 20, sections: [["Verse", 0, 20]], bars: [0, 10] };
    expect(decodePiece(sent).sections).toEqual([{ name: "Verse", start: 0, end: 20 }]);
    expect(decodePiece("nonsense")).toEqual({ title: "", subtitle: "", seconds: 0, sections: [], bars: [] });
  });

  it("is read from any byte on", () => {
    const bytes = Uint8Array.of(9, 0, 128, 255, 127);
    const answer = decodeAnswer({ kind: "part", stream: "a", part: 0 }, [new DataView(bytes.buffer, 1)]);
    expect(answer?.kind === "part" && [...answer.pcm]).toEqual([-32768, 32767]);
  });

  it("is left alone when it is none of ours", () => {
    expect(decodeAnswer({ kind: "part", stream: "a", part: 0 }, [])).toBeNull();
    expect(decodeAnswer({ kind: "dance", stream: "a" }, [])).toBeNull();
    expect(decodeAnswer(null, [])).toBeNull();
  });

  it("is a wave of one byte for each column", () => {
    expect([...decodePeaks(new DataView(Uint8Array.of(0, 255).buffer))]).toEqual([0, 1]);
    expect(decodePeaks(null)).toHaveLength(0);
  });
});
