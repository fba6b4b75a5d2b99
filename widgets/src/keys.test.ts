import { describe, expect, it } from "vitest";
import { gestureFor, type Part } from "./keys.js";

const pressed = (key: string, on: Part = "", chord = false) => gestureFor({ key, chord, on });

describe("keys", () => {
  it("plays by Space, but leaves it to a button that has focus", () => {
    expect(pressed(" ")).toEqual({ kind: "toggle" });
    expect(pressed(" ", "slider")).toEqual({ kind: "toggle" });
    expect(pressed(" ", "volume")).toEqual({ kind: "toggle" });
    for (const button of ["section", "loop", "mute"] as const) expect(pressed(" ", button)).toBeNull();
  });

  it("leaves arrows to the volume", () => {
    for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "Home", "End"])
      expect(pressed(key, "volume")).toBeNull();
    expect(pressed("ArrowLeft", "loop")).toEqual({ kind: "bar", by: -1 });
  });

  it("knows every key of a slider", () => {
    const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
    for (const key of keys) expect(pressed(key, "slider")).not.toBeNull();
  });

  it("goes to tenths by digits", () => {
    expect("0123456789".split("").map((key) => pressed(key))).toEqual(
      Array.from({ length: 10 }, (_, tenths) => ({ kind: "tenths", tenths })),
    );
  });

  it("takes no part in chords, and leaves other keys alone", () => {
    for (const key of ["l", " ", "5", "ArrowLeft"]) expect(pressed(key, "", true)).toBeNull();
    for (const key of ["b", "Enter", "Tab", "Escape", "F5"]) expect(pressed(key)).toBeNull();
  });
});
