/** One measurement of a device's latency: clicks go out at exact frames, and what comes in is searched for them. */
import { type Finding, findLoop, findTaps, loopTrain, type Train, tapTrain } from "./calibration.js";
import { type Chunk, framesOf } from "./chunk.js";
import type { Opened } from "./microphones.js";
import type { Measured, Measuring, MeasuringNow } from "./recording.js";
import { say } from "./words.js";

/** Seconds from the decision until the train goes out. */
const HEAD_START = 0.1;

export class Measurement {
  /** What was found, as soon as all has come in. */
  readonly measured: Promise<Measured>;
  readonly #way: Measuring;
  readonly #rate: number;
  readonly #train: Train;
  readonly #begins: number;
  readonly #recorded: Float32Array;
  readonly #silence: () => void;
  #resolve: (measured: Measured) => void = () => {};
  #came = 0;
  #over = false;

  constructor(opened: Opened, way: Measuring) {
    [this.#way, this.#rate] = [way, opened.rate];
    this.#train = (way === "loop" ? loopTrain : tapTrain)(opened.rate);
    this.#begins = opened.now() + Math.round(HEAD_START * opened.rate);
    this.#recorded = new Float32Array(this.#train.samples.length);
    this.#silence = opened.play(this.#train.samples, this.#begins);
    this.measured = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get now(): MeasuringNow {
    return { way: this.#way, done: Math.min(this.#came / this.#recorded.length, 1) };
  }

  chunk(chunk: Chunk): void {
    if (this.#over) return;
    for (let n = 0; n < framesOf(chunk); n += 1) {
      const at = chunk.first + n - this.#begins;
      if (at >= 0 && at < this.#recorded.length)
        this.#recorded[at] =
          chunk.channels.reduce((sum, line) => sum + (line[n] ?? 0), 0) / chunk.channels.length;
    }
    this.#came = chunk.first + framesOf(chunk) - this.#begins;
    if (this.#came >= this.#recorded.length) this.#finish();
  }

  /** Leave off. */
  stop(): void {
    this.#silence();
    this.#resolve({ kind: "unclear", sentence: say("unclear.off") });
  }

  #finish(): void {
    this.#over = true;
    this.#silence();
    const find = this.#way === "loop" ? findLoop : findTaps;
    this.#resolve(told(this.#way, find(this.#recorded, this.#train, this.#rate), this.#train.starts.length));
  }
}

function told(way: Measuring, finding: Finding, of: number): Measured {
  if (finding.kind === "found") return { ...finding, kind: "measured" };
  if (finding.kind === "few")
    return {
      kind: "unclear",
      sentence: say(way === "loop" ? "unclear.few" : "unclear.taps", { found: finding.clicks, of }),
    };
  const spread = Math.round(finding.spread * 1000);
  return { kind: "unclear", sentence: say(way === "loop" ? "unclear.spread" : "unclear.steady", { spread }) };
}
