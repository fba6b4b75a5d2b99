import { describe, expect, it } from "vitest";
import { golden, rows } from "../song/golden.js";
import { BLOCK, silence } from "./block.js";
import { Convolver } from "./convolver.js";
import { impulse } from "./impulse.js";
import { spectra } from "./spectra.js";

const { document, cases } = golden("sound/rooms");
const RATE = Number(document.rate);

describe("a room", () => {
  it.each(cases)("is Python's: $seconds s, seed $seed", (one) => {
    const room = {
      seconds: Number(one.seconds),
      predelayMs: Number(one.predelay_ms),
      dampingHz: Number(one.damping_hz),
      seed: Number(one.seed),
    };
    const [left, right] = [impulse(room, 0, RATE), impulse(room, 1, RATE)];
    expect(left.length).toBe(one.length);
    for (const [at = 0, l = 0, r = 0] of rows(one.samples)) {
      expect(left[at]).toBeCloseTo(l, 5);
      expect(right[at]).toBeCloseTo(r, 5);
    }
  });
});

describe("convolution in blocks", () => {
  it.each([1, 100, 128, 4096, 4097, 9000])(
    "is the sum that it stands for, for a response of %i frames",
    (size) => {
      const left = Float32Array.from({ length: size }, (_, n) => Math.sin(n * n) / (1 + n / 50));
      const right = Float32Array.from({ length: size }, (_, n) => Math.cos(3 * n * n) / (1 + n / 90));
      const blocks = Math.ceil((size + 6000) / BLOCK);
      const convolver = new Convolver(spectra(left), spectra(right));
      const heard = { left: new Float32Array(blocks * BLOCK), right: new Float32Array(blocks * BLOCK) };
      const clicks = [0, 77, 500, 2047, 2048, 5001];
      for (let block = 0; block < blocks; block += 1) {
        const [dry, wet] = [silence(), silence()];
        for (const at of clicks)
          if (Math.floor(at / BLOCK) === block) [dry.left[at % BLOCK], dry.right[at % BLOCK]] = [1, -0.5];
        convolver.process(dry, wet);
        heard.left.set(wet.left, block * BLOCK);
        heard.right.set(wet.right, block * BLOCK);
      }
      for (let n = 0; n < heard.left.length; n += 13) {
        const sum = (response: Float32Array) => clicks.reduce((all, at) => all + (response[n - at] ?? 0), 0);
        expect(heard.left[n]).toBeCloseTo(sum(left), 5);
        expect(heard.right[n]).toBeCloseTo(-0.5 * sum(right), 5);
      }
    },
  );
});
