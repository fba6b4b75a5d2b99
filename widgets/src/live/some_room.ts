/** A recorder for tests, with a microphone, a song and a kernel that the test holds in its hands. */
import { FakeTransport } from "../audio/fake_transport.js";
import type { LoopRegion } from "../audio/transport.js";
import type { Shown } from "../record/badge.js";
import { Latencies } from "../record/latencies.js";
import type { Hearing, Microphones, Opened } from "../record/microphones.js";
import { LiveRecorder } from "../record/recorder.js";
import type { Plan, TakeInfo } from "../record/recording.js";
import { Refusal } from "../record/refusal.js";
import type { Cut } from "../record/rounds.js";
import { passages } from "../record/some_run.js";
import type { Word } from "../record/words.js";
import { emptySong } from "../song/empty.js";
import type { Song } from "../song/model.js";
import { secondsAt } from "../song/tempo.js";
import { FakeSession } from "./fake_session.js";
import { ModelClock } from "./kernel_model.js";

export const RATE = 44_100;
const CHUNK = 1536;
const SONG: Song = { ...emptySong(), tempo: [{ at: 0, bpm: 120, ramp: false }] };
/** What each frame of the input sounds like, so that one can tell which it is. */
export const soundAt = (frame: number): number => Math.fround(0.1 + ((frame * 7919) % 10_007) / 12_000);

/** A microphone that gives each frame a sound of its own. */
class Microphone implements Microphones {
  hearing: Hearing | null = null;
  refuses: Word | null = null;
  device = { id: "a", label: "Headset" };
  monitored = false;
  closed = 0;
  sound: (frame: number) => number = soundAt;
  played: { readonly samples: Float32Array; readonly at: number } | null = null;
  frame = 10_000;

  async open(_wish: unknown, hearing: Hearing): Promise<Opened> {
    if (this.refuses !== null) throw new Refusal(this.refuses);
    this.hearing = hearing;
    return {
      device: this.device,
      rate: RATE,
      channels: 1,
      canStereo: false,
      latency: () => ({ base: 0.01, output: 0.02, input: 0.01 }),
      ahead: () => null,
      now: () => this.frame,
      monitor: (on) => {
        this.monitored = on;
      },
      play: (samples, at) => {
        this.played = { samples, at };
        return () => {};
      },
      close: () => {
        this.hearing = null;
        this.closed += 1;
      },
    };
  }

  list = async () => [this.device, { id: "b", label: "Built-in" }];
  watch = () => () => {};

  give(frames: number): void {
    const samples = Float32Array.from({ length: frames }, (_, n) => this.sound(this.frame + n));
    const first = this.frame;
    this.frame += frames;
    this.hearing?.chunk({ first, channels: [samples] });
  }
}

export class SomeRoom {
  readonly clock = new ModelClock();
  readonly session = new FakeSession(SONG);
  readonly transport = new FakeTransport(
    () => this.session.song,
    () => this.clock.now(),
  );
  readonly microphone = new Microphone();
  readonly kept: (readonly TakeInfo[])[] = [];
  readonly shown: Shown[] = [];
  guarded = false;
  away = false;
  /** What has arrived in the kernel, at the frames of the recording. */
  readonly arrived = new Map<number, number>();
  ends: { readonly takes: readonly Cut[]; readonly frames: number; readonly missing: number } | null = null;
  begun: Readonly<Record<string, unknown>> | null = null;
  dropped: unknown[] = [];
  readonly recorder: LiveRecorder;
  readonly unlisten: () => void;
  goes: () => void = () => {};
  #answered = 0;
  #run: { at: number; from: number; lead: number; loop: LoopRegion | null } | null = null;

  constructor() {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
    };
    this.recorder = new LiveRecorder(this.session, this.transport, this.clock, {
      microphones: this.microphone,
      latencies: new Latencies(() => ({
        ...storage,
        setItem: (key, text) => void storage.setItem(key, text),
      })),
      badge: () => ({ show: (shown) => this.shown.at(-1) !== shown && this.shown.push(shown) }),
      guard: (goes) => {
        this.goes = goes;
        return {
          set: (on) => {
            this.guarded = on;
          },
        };
      },
      today: () => "2026-11-25",
    });
    this.unlisten = this.recorder.listen(() => {});
    this.transport.listen(() => this.#played());
    this.transport.way = (from, until) =>
      this.#run === null ? [] : passages({ ...this.#run, tempo: SONG.tempo }, from, until);
  }

  /** Begin to record, and answer the kernel's part once. */
  async start(plan: Partial<Plan> = {}): Promise<void> {
    const whole = { track: "voice", from: 3840, punch: null, loop: null, countIn: 1, preroll: 0, ...plan };
    await this.recorder.start(whole, (takes) => this.kept.push(takes));
  }

  /** Let time pass: the microphone gives, the song goes, the kernel answers. */
  go(seconds: number): void {
    const end = this.microphone.frame + seconds * RATE;
    while (this.microphone.frame < end) {
      this.clock.goTo(((this.microphone.frame + CHUNK) * 1000) / RATE);
      this.microphone.give(CHUNK);
      if (!this.away) this.answer();
    }
  }

  /** Let the kernel answer all that it was asked. */
  answer(): void {
    for (; this.#answered < this.session.asked.length; this.#answered += 1) this.#hear(this.#answered);
  }

  /** Forget what was asked while it was away. */
  lose(): void {
    this.#answered = this.session.asked.length;
  }

  /** The frame of the input in which a tick's sound comes in, in the first round. */
  comes(tick: number, latency = 0.04): number {
    const { at = 0, lead = 0, from = 0 } = this.#run ?? {};
    const seconds = secondsAt(SONG.tempo, tick) - secondsAt(SONG.tempo, from);
    return at + lead + (seconds + latency) * RATE;
  }

  #played(): void {
    const { motion, countIn, loop } = this.transport;
    if (motion !== "playing") {
      this.#run = null;
      return;
    }
    if (this.#run !== null) return;
    const at = Math.round((this.clock.now() * RATE) / 1000);
    const lead = Math.round(countIn * 2 * RATE);
    this.#run = { at, lead, from: Math.round(this.transport.tick + countIn * 3840), loop };
  }

  #hear(i: number): void {
    const content = this.session.asked[i] ?? {};
    const { kind, what, recording, n, first } = content;
    if (kind !== "recording") return;
    const tell = (more: Readonly<Record<string, unknown>>): void =>
      this.session.receive({ kind, recording, ...more });
    if (what === "begin") this.begun = content;
    if (what === "begin") tell({ what: "begun" });
    if (what === "part") {
      new Float32Array(this.session.sent[i]?.[0] ?? new ArrayBuffer(0)).forEach((sample, at) => {
        this.arrived.set(Number(first) + at, sample);
      });
      tell({ what: "got", n });
    }
    if (what === "drop") this.dropped.push(recording);
    if (what !== "end") return;
    const takes = content.takes as readonly Cut[];
    this.ends = { takes, frames: Number(content.frames), missing: Number(content.missing) };
    tell({ what: "kept", takes: takes.map(({ round }) => ({ name: `voice-${round}`, round })) });
  }
}
