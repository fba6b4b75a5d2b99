import { describe, expect, it } from "vitest";
import { say, WORDS } from "./words.js";

describe("words", () => {
  it("fills in what is named", () => {
    expect(say("loop.section", { section: "Verse" })).toBe("Loop Verse");
  });

  it("leaves a name that nobody gave, so that it is seen", () => {
    expect(say("loop.section")).toBe("Loop {section}");
  });

  it("has a text for every word", () => {
    expect(WORDS.length).toBeGreaterThan(30);
    for (const word of WORDS) expect(say(word).trim()).not.toBe("");
  });

  it("says what stands in the way in whole sentences", () => {
    for (const word of WORDS.filter((word) => word.startsWith("trouble.")))
      expect(say(word)).toMatch(/^[A-Z].*\.$/);
  });
});
