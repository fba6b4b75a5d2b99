import { describe, expect, it } from "vitest";
import { addToColumns, fitColumns } from "./columns.js";

describe("the columns of a wave", () => {
  it("are the same whether the sound comes in one part or in many", () => {
    const pcm = Int16Array.from({ length: 2000 }, (_, i) => Math.round(30000 * Math.sin(i * i)));
    const [once, often] = [new Float32Array(16), new Float32Array(16)];
    addToColumns(once, pcm, 0, 1000);
    for (let at = 0; at < 1000; at += 70) addToColumns(often, pcm.subarray(2 * at, 2 * (at + 70)), at, 1000);
    expect(often).toEqual(once);
  });

  it("show a single click in one column alone", () => {
    const columns = new Float32Array(10);
    const pcm = new Int16Array(200);
    pcm[2 * 57] = -32768;
    addToColumns(columns, pcm, 0, 100);
    expect([...columns]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });

  it("put sound that runs past the stated end into the last one", () => {
    const columns = new Float32Array(4);
    addToColumns(columns, Int16Array.of(16384, 0), 500, 100);
    expect([...columns]).toEqual([0, 0, 0, 0.5]);
  });

  it("keep the loudest when there is less room, and fill the height", () => {
    expect([...fitColumns(Float32Array.of(0, 0.25, 0.5, 0.125), 2)]).toEqual([0.5, 1]);
    expect([...fitColumns(Float32Array.of(0.5, 0.25), 4)]).toEqual([1, 1, 0.5, 0.5]);
  });

  it("are flat for silence", () => {
    expect([...fitColumns(new Float32Array(8), 3)]).toEqual([0, 0, 0]);
  });
});
