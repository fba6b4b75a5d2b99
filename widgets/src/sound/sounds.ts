/** The sounds of a page at one rate: what has come from the kernel, and what can be built of it. */
import type { Arrival, Source, Voices } from "./arriving.js";
import { build, ringOut } from "./buffers.js";
import { Recording } from "./recording.js";
import type { Buffer } from "./voice.js";

/** A buffer that is on its way, or has come. */
interface Finished {
  readonly samples: Float32Array<ArrayBuffer>;
  have: number;
}

export class Sounds {
  readonly rate: number;
  readonly #voices = new Map<string, Voices[]>();
  readonly #recordings = new Map<string, Recording>();
  readonly #finished = new Map<string, Finished>();
  readonly #refused = new Set<string>();

  constructor(rate: number) {
    this.rate = rate;
  }

  /** Take in what came. */
  add(arrival: Arrival): void {
    if (arrival.what === "voices") this.#addVoices(arrival.voices);
    else if (arrival.what === "sample")
      this.#recording(arrival.name, arrival.frames).add(arrival.at, arrival.pcm);
    else if (arrival.what === "buffer")
      this.#addFinished(arrival.name, arrival.frames, arrival.at, arrival.pcm);
    else if (arrival.what === "trouble") this.#refused.add(arrival.instrument);
  }

  /** The layers of a note, or null while nothing is known of them. */
  voices(instrument: string, pitch: number, velocity: number): Voices | null {
    const found = this.#voices.get(`${pitch} ${instrument}`);
    return found?.find(({ low, high }) => low <= velocity && velocity <= high) ?? null;
  }

  /** Whether the kernel has said that there is no such instrument. */
  refused(instrument: string): boolean {
    return this.#refused.has(instrument);
  }

  /** How many frames of each recording and buffer are here: what the kernel need not send again. */
  has(): Readonly<Record<string, number>> {
    const recordings = [...this.#recordings].map(([name, { have }]): [string, number] => [name, have]);
    const whole = [...this.#finished].filter(([, { have, samples }]) => have === samples.length);
    return Object.fromEntries([
      ...recordings,
      ...whole.map(([name, { have }]): [string, number] => [name, have]),
    ]);
  }

  /** Whether all that a source is built from has come. */
  arrived(source: Source): boolean {
    if (source.from === "recording") return (this.#recordings.get(source.name)?.have ?? 0) >= source.needs;
    const finished = this.#finished.get(source.name);
    return finished !== undefined && finished.have === finished.samples.length;
  }

  /** Build at least `frames` frames of a source that has arrived, or all there is. */
  build(source: Source, frames: number): Buffer {
    if (source.from === "buffer") {
      const samples = this.#finished.get(source.name)?.samples.slice() ?? new Float32Array(1);
      return { samples, loopStart: source.loopStart, loopEnd: source.loopEnd, whole: source.whole };
    }
    const recording = this.#recordings.get(source.name) ?? new Recording(0);
    if (source.oneShot) return ringOut(source.recipe, recording, this.rate);
    return build(source.recipe, recording, this.rate, frames);
  }

  #addVoices(voices: Voices): void {
    this.#refused.delete(voices.instrument);
    const key = `${voices.pitch} ${voices.instrument}`;
    const there = this.#voices.get(key) ?? [];
    const same = there.find(({ low }) => low === voices.low);
    // An answer to an older question may grant less.
    if (same !== undefined && same.frames > voices.frames) return;
    this.#voices.set(key, [...there.filter((other) => other !== same), voices]);
  }

  #recording(name: string, frames: number): Recording {
    const found = this.#recordings.get(name) ?? new Recording(frames);
    this.#recordings.set(name, found);
    return found;
  }

  #addFinished(name: string, frames: number, at: number, pcm: Float32Array): void {
    const found = this.#finished.get(name) ?? { samples: new Float32Array(frames), have: 0 };
    this.#finished.set(name, found);
    if (at > found.have || at + pcm.length > found.samples.length) return;
    found.samples.set(pcm, at);
    found.have = Math.max(found.have, at + pcm.length);
  }
}

/** What tells a buffer from every other: equal names give equal samples. */
export function nameOf(source: Source): string {
  if (source.from === "buffer") return source.name;
  const { start, end, loop, step, envelope, cutoff, resonance } = source.recipe;
  const { delay, attack, hold, fall, sustain } = envelope;
  const numbers = [
    start,
    end,
    loop?.start,
    loop?.end,
    step,
    delay,
    attack,
    hold,
    fall,
    sustain,
    cutoff,
    resonance,
  ];
  return `${source.name} ${numbers.join(" ")} ${source.oneShot}`;
}
