/** A recorder without a microphone, which writes down what it was asked. For tests, and for pages that only show a view. */
import type { Stop } from "../link.js";
import type { Tick } from "../song/model.js";
import type {
  Input,
  InputLevel,
  Kept,
  Latency,
  LiveTake,
  Measured,
  Measuring,
  MeasuringNow,
  Phase,
  Pitch,
  Plan,
  Recorder,
  Recovered,
  TakeInfo,
} from "./recording.js";

export class FakeRecorder implements Recorder {
  /** Each call, such as `["nudge", "voice-1", 0.02]`. */
  readonly asked: (readonly unknown[])[] = [];
  phase: Phase = "off";
  inputs: readonly Input[] = [];
  trouble = "";
  monitor = false;
  stereo = false;
  canStereo = false;
  latency: Latency = { seconds: 0.04, measured: false, device: "", date: "" };
  measuring: MeasuringNow | null = null;
  armed: string | null = null;
  takes: readonly TakeInfo[] = [];
  recovered: readonly Recovered[] = [];
  dropped = false;
  heard: InputLevel = { db: -100, peak: -100, clipped: false };
  drawn: LiveTake | null = null;
  pitch: Pitch | null = null;
  measured: Measured = { kind: "measured", seconds: 0.05, spread: 0.001, clicks: 10 };
  #kept: Kept = () => {};
  readonly #listeners = new Set<() => void>();

  level(): InputLevel {
    return this.heard;
  }

  live(): LiveTake | null {
    return this.drawn;
  }

  pitchNow(): Pitch | null {
    return this.pitch;
  }

  async open(): Promise<boolean> {
    this.#do("open");
    this.go("open");
    return true;
  }

  close(): void {
    this.#do("close");
    this.go("off");
  }

  async choose(input: string): Promise<boolean> {
    this.inputs = this.inputs.map((one) => ({ ...one, chosen: one.id === input }));
    this.#do("choose", input);
    return true;
  }

  setMonitor(on: boolean): void {
    this.monitor = on;
    this.#do("setMonitor", on);
  }

  setStereo(on: boolean): void {
    this.stereo = on;
    this.#do("setStereo", on);
  }

  arm(track: string | null): void {
    this.armed = track;
    this.#do("arm", track);
  }

  forgive(): void {
    this.trouble = "";
    this.#do("forgive");
  }

  async start(plan: Plan, kept: Kept): Promise<void> {
    this.#kept = kept;
    this.dropped = false;
    this.#do("start", plan);
    this.go("recording");
  }

  stop(): void {
    this.#do("stop");
    this.go("keeping");
  }

  /** As if the kernel had kept it. */
  keep(takes: readonly TakeInfo[]): void {
    this.takes = [...this.takes, ...takes];
    this.go("open");
    this.#kept(takes);
  }

  drop(): void {
    this.dropped = true;
    this.#do("drop");
    this.go("open");
  }

  restore(): void {
    this.dropped = false;
    this.#do("restore");
  }

  rescue(): Blob | null {
    return null;
  }

  async measure(way: Measuring): Promise<Measured> {
    this.#do("measure", way);
    return this.measured;
  }

  forgetMeasured(): void {
    this.latency = { ...this.latency, measured: false, date: "" };
    this.#do("forgetMeasured");
  }

  hear(take: string): Stop {
    this.#do("hear", take);
    return () => this.#do("unhear", take);
  }

  rename(take: string, title: string): void {
    this.#change(take, { title });
    this.#do("rename", take, title);
  }

  nudge(take: string, seconds: number): void {
    this.#change(take, { nudge: seconds });
    this.#do("nudge", take, seconds);
  }

  delete(take: string, force = false): void {
    this.takes = this.takes.filter(({ name }) => name !== take);
    this.#do("delete", take, force);
  }

  recover(recording: string, kept: Kept): void {
    this.#kept = kept;
    this.recovered = this.recovered.filter((one) => one.recording !== recording);
    this.#do("recover", recording);
  }

  discard(recording: string): void {
    this.recovered = this.recovered.filter((one) => one.recording !== recording);
    this.#do("discard", recording);
  }

  async import(file: File, track: string, at: Tick): Promise<TakeInfo | null> {
    this.#do("import", file.name, track, at);
    return null;
  }

  listen(listener: () => void): Stop {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Come to another phase. */
  go(phase: Phase): void {
    this.phase = phase;
    this.#tell();
  }

  #change(take: string, change: Partial<TakeInfo>): void {
    this.takes = this.takes.map((one) => (one.name === take ? { ...one, ...change } : one));
  }

  #do(...call: readonly unknown[]): void {
    this.asked.push(call);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
