import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DRUMS, drumName, isKit, KITS } from "./drums.js";

const python = (file: string): string =>
  readFileSync(new URL(`../../../musiclab/${file}`, import.meta.url), "utf8");

describe("drum sounds", () => {
  it("are the same as in Python", () => {
    const [, table = ""] = /^DRUMS[^{]*\{(.*?)\}/ms.exec(python("song/drums.py")) ?? [];
    const theirs = [...table.matchAll(/"([^"]+)": (\d+)/g)].map(([, name, pitch]) => [name, Number(pitch)]);
    expect(Object.entries(DRUMS)).toEqual(theirs);
  });

  it("have the kits that Python has", () => {
    const { instruments } = JSON.parse(python("sound/instruments.json"));
    const kits = instruments.flatMap((row: { bank: number; name: string }) =>
      row.bank === 128 ? [row.name] : [],
    );
    expect([...KITS]).toEqual(kits);
    expect(isKit("808 kit")).toBe(true);
    expect(isKit("piano")).toBe(false);
  });

  it("know their names again", () => {
    for (const [name, pitch] of Object.entries(DRUMS)) expect(drumName(pitch)).toBe(name);
    expect(drumName(20)).toBeNull();
  });
});
