/** The recorder of a live song: one for all views of a page. It asks nothing of the browser before a gesture. */
import type { Transport } from "../audio/transport.js";
import type { Clock } from "../clock.js";
import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";
import type { Badge } from "./badge.js";
import { Calibrator } from "./calibrator.js";
import type { Chunk } from "./chunk.js";
import type { Guard } from "./guard.js";
import { Making } from "./making.js";
import { Microphone } from "./microphone.js";
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
} from "./recording.js";
import { pageSurroundings, type Surroundings } from "./surroundings.js";
import { newName, TakeShelf } from "./take_shelf.js";
import { say } from "./words.js";

/** A microphone that nobody uses is switched off after so many milliseconds. */
const IDLE = 300_000;
const UNKNOWN: Latency = { seconds: 0, measured: false, device: "", date: "" };

export class LiveRecorder extends TakeShelf implements Recorder {
  armed: string | null = null;
  readonly #transport: Transport;
  readonly #calibrator: Calibrator;
  readonly #microphone: Microphone;
  readonly #badge: Badge;
  readonly #guard: Guard;
  readonly #listeners = new Set<() => void>();
  #making: Making | null = null;
  #idle: Stop = () => {};
  #online = true;

  constructor(
    session: Session,
    transport: Transport,
    clock: Clock,
    around: Surroundings = pageSurroundings(),
  ) {
    super(session, clock);
    this.#transport = transport;
    this.#calibrator = new Calibrator(around.latencies, around.today);
    this.#microphone = new Microphone(around.microphones, clock, {
      chunk: (chunk) => this.#hear(chunk),
      lost: (what) => this.#lost(what),
      changed: () => this.tell(),
    });
    this.#badge = around.badge(() => this.#pressed());
    this.#guard = around.guard(() => this.#making?.hurry());
    session.listen(({ kind }) => kind === "trouble" && this.#lineChanged());
  }

  get phase(): Phase {
    const stage = this.#making?.stage;
    if (stage === "waiting" || stage === "counting") return "counting";
    if (stage === "recording" || stage === "keeping") return stage;
    if (stage === "ending" && !this.#making?.held) return "keeping";
    if (this.#microphone.asking) return "asking";
    return this.#microphone.opened ? "open" : "off";
  }

  get inputs(): readonly Input[] {
    return this.#microphone.inputs;
  }

  get trouble(): string {
    return this.sentence || this.#microphone.remark;
  }

  get monitor(): boolean {
    return this.#microphone.monitor;
  }

  get stereo(): boolean {
    return this.#microphone.stereo;
  }

  get canStereo(): boolean {
    return this.#microphone.opened?.canStereo ?? false;
  }

  get latency(): Latency {
    const { opened } = this.#microphone;
    return opened ? this.#calibrator.shown(opened, this.#microphone.stalled) : UNKNOWN;
  }

  get measuring(): MeasuringNow | null {
    return this.#calibrator.now;
  }

  /** One's own that goes on, or was dropped, is not among them, though the kernel offers it too. */
  override get recovered(): readonly Recovered[] {
    const own = this.#making?.stage === "over" ? null : this.#making?.recording;
    return super.recovered.filter(({ recording }) => recording !== own);
  }

  get dropped(): boolean {
    return this.#making?.held ?? false;
  }

  level(): InputLevel {
    return this.#microphone.level();
  }

  live(): LiveTake | null {
    return this.#making?.live() ?? null;
  }

  pitchNow(): Pitch | null {
    return this.#microphone.pitch();
  }

  async open(): Promise<boolean> {
    this.sentence = "";
    const open = await this.#microphone.open();
    this.#used();
    return open;
  }

  close(): void {
    this.#making?.cutOff();
    if (this.#making?.held) this.#making.erase();
    this.#calibrator.stop();
    this.#microphone.close();
  }

  choose(input: string): Promise<boolean> {
    this.#used();
    return this.#busy ? Promise.resolve(false) : this.#microphone.choose(input);
  }

  setMonitor(on: boolean): void {
    this.#microphone.setMonitor(on);
    this.#used();
  }

  setStereo(on: boolean): void {
    if (!this.#busy) void this.#microphone.setStereo(on);
    this.#used();
  }

  arm(track: string | null): void {
    this.armed = track;
    this.#used();
  }

  forgive(): void {
    this.sentence = "";
    this.#microphone.forgive();
    this.tell();
  }

  async start(plan: Plan, kept: Kept): Promise<void> {
    if (this.#busy) {
      this.say(say("keeping"));
      return;
    }
    if (this.#making?.held) this.#making.erase();
    this.#making = null;
    if (!(await this.open())) return;
    const { opened, past } = this.#microphone;
    if (opened === null || this.#busy) return;
    this.#microphone.forgive();
    if (this.#transport.speed !== 1) this.say(say("slow"));
    const { session, clock } = this;
    const transport = this.#transport;
    const latency = () => this.#calibrator.of(opened, this.#microphone.stalled);
    const recording = newName();
    this.#making = new Making({ session, transport, clock, opened, past, latency, recording }, plan, kept, {
      changed: () => this.tell(),
      say: (sentence) => this.say(sentence),
    });
    this.tell();
  }

  stop(): void {
    this.#making?.stop();
    this.#used();
  }

  drop(): void {
    this.#making?.drop();
    this.#used();
  }

  restore(): void {
    this.#making?.restore();
    this.#used();
  }

  rescue(): Blob | null {
    return this.#making?.rescue ?? null;
  }

  async measure(way: Measuring): Promise<Measured> {
    if (this.#busy || !(await this.open()))
      return { kind: "unclear", sentence: this.trouble || say("keeping") };
    const { opened } = this.#microphone;
    if (opened === null) return { kind: "unclear", sentence: this.trouble };
    this.#transport.stop();
    const measured = this.#calibrator.measure(opened, way, () => this.#microphone.stalled);
    this.tell();
    await measured;
    this.#used();
    return measured;
  }

  forgetMeasured(): void {
    const { opened } = this.#microphone;
    if (opened) this.#calibrator.forget(opened);
    this.#used();
  }

  listen(listener: () => void): Stop {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.close();
    };
  }

  /** Whether something is being recorded or kept. */
  get #busy(): boolean {
    return ["counting", "recording", "keeping"].includes(this.phase);
  }

  #hear(chunk: Chunk): void {
    this.#making?.chunk(chunk);
    this.#calibrator.chunk(chunk);
  }

  #lost(what: "device" | "audio"): void {
    const busy = this.#busy;
    this.#making?.cutOff();
    this.#calibrator.stop();
    this.#microphone.fail(what === "audio" ? "stopped" : busy ? "unplugged" : "unplugged.idle");
  }

  /** The badge's button: stop the recording, or switch the microphone off. */
  #pressed(): void {
    if (this.#busy) this.stop();
    else this.close();
  }

  #lineChanged(): void {
    if (this.session.online && !this.#online) {
      this.#making?.again();
      this.forgetAsked();
    }
    this.#online = this.session.online;
  }

  /** Somebody uses the microphone: it stays on for a while longer. */
  #used(): void {
    this.#idle();
    this.#idle = this.clock.after(IDLE, () => this.#rest());
    this.tell();
  }

  #rest(): void {
    if (this.#busy || this.#calibrator.now) this.#used();
    else if (this.phase === "open") this.#microphone.fail("idle");
  }

  protected tell(): void {
    const going = this.phase === "counting" || this.phase === "recording";
    this.#badge.show(going ? "recording" : this.#microphone.opened ? "on" : "off");
    this.#guard.set(this.#making?.unsafe ?? false);
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The recorder of a song, for the room that all its widgets share. */
export const createRecorder = (session: Session, transport: Transport, clock: Clock): Recorder =>
  new LiveRecorder(session, transport, clock);
