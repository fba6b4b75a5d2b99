import { describe, expect, it } from "vitest";
import { copyName } from "./copy_name.js";
import { newAudioClip } from "./empty.js";

const clip = newAudioClip("a", 0, 960, "voice-1");

describe("the name of a copy", () => {
  it("is the recording's own where nothing is done to it", () => {
    expect(copyName("voice-1", clip, { tonic: "A", mode: "minor" })).toBe("voice-1");
  });

  it("says what is done, as Python reads it", () => {
    const treated = { ...clip, reverse: true, stretch: 1.25, transpose: -2, tune: 0.5 };
    expect(copyName("voice-1", treated, { tonic: "F#", mode: "minor" })).toBe(
      "voice-1?reverse=1&stretch=1.25&transpose=-2&tune=0.5&key=F%23+minor",
    );
    expect(copyName("voice-2", { ...clip, tune: 1 }, null)).toBe("voice-2?tune=1");
  });
});
