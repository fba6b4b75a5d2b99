/** By how much each device comes late: as the browser tells, or as it was measured. */
import type { Chunk } from "./chunk.js";
import type { Latencies } from "./latencies.js";
import { Measurement } from "./measuring.js";
import type { Opened } from "./microphones.js";
import type { Latency, Measured, Measuring, MeasuringNow, TakeLatency } from "./recording.js";

export class Calibrator {
  readonly #latencies: Latencies;
  readonly #today: () => string;
  #measurement: Measurement | null = null;

  constructor(latencies: Latencies, today: () => string) {
    [this.#latencies, this.#today] = [latencies, today];
  }

  get now(): MeasuringNow | null {
    return this.#measurement?.now ?? null;
  }

  /** What a take that is recorded now has to be moved by, and why; `stalled` is how much later the input has become. */
  of(opened: Opened, stalled: number): TakeLatency {
    const told = opened.latency();
    const known = this.#latencies.of(opened.device.label, opened.rate);
    const used = known ? known.seconds + stalled : told.base + told.output + told.input;
    return { ...told, used, measured: known !== null };
  }

  shown(opened: Opened, stalled: number): Latency {
    const { used: seconds, measured } = this.of(opened, stalled);
    const { label: device } = opened.device;
    return { seconds, measured, device, date: this.#latencies.of(device, opened.rate)?.date ?? "" };
  }

  /** Measure, and remember what was found, without what the input has come late since it was opened. */
  async measure(opened: Opened, way: Measuring, stalled: () => number): Promise<Measured> {
    this.stop();
    const measurement = new Measurement(opened, way);
    this.#measurement = measurement;
    const measured = await measurement.measured;
    if (this.#measurement === measurement) this.#measurement = null;
    if (measured.kind === "measured")
      this.#latencies.set(opened.device.label, opened.rate, {
        seconds: measured.seconds - stalled(),
        date: this.#today(),
      });
    return measured;
  }

  forget(opened: Opened): void {
    this.#latencies.set(opened.device.label, opened.rate, null);
  }

  chunk(chunk: Chunk): void {
    this.#measurement?.chunk(chunk);
  }

  stop(): void {
    this.#measurement?.stop();
    this.#measurement = null;
  }
}
