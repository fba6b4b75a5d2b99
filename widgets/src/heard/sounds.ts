/** Plays what the kernel renders for a page: one piece at a time, in the page's own context. */
import { pageAudio, takeTurn } from "../audio/context.js";
import type { Stop } from "../link.js";

export class Sounds {
  readonly #ask: (piece: string, rate: number) => void;
  readonly #changed: () => void;
  #now = "";
  #stop: Stop = () => {};
  #begun = 0;

  constructor(ask: (piece: string, rate: number) => void, changed: () => void) {
    [this.#ask, this.#changed] = [ask, changed];
  }

  /** Whether a piece is playing, or on its way. */
  plays(piece: string): boolean {
    return piece !== "" && this.#now === piece;
  }

  /** Play a piece, or stop it where it plays; to be called by a gesture. */
  toggle(piece: string): void {
    const playing = this.plays(piece);
    this.stop();
    if (playing) return;
    const { context } = pageAudio();
    void context.resume();
    this.#now = piece;
    this.#ask(piece, context.sampleRate);
    this.#changed();
  }

  /** Play the sound of the piece that was asked for; any other came too late. */
  play(piece: string, samples: Float32Array, rate: number): void {
    if (!this.plays(piece)) return;
    if (samples.length < 2) {
      this.stop();
      return;
    }
    const audio = pageAudio();
    const source = new AudioBufferSourceNode(audio.context, { buffer: stereo(audio.context, samples, rate) });
    source.connect(audio.output);
    const leave = takeTurn(audio, () => this.stop());
    this.#stop = () => {
      source.onended = null;
      source.stop();
      source.disconnect();
      leave();
    };
    source.onended = () => this.stop();
    source.start();
    this.#begun = audio.context.currentTime;
    this.#changed();
  }

  /** Seconds into the piece at a moment of the page, as events tell it; nothing while nothing sounds. */
  secondsAt(stamp: number): number {
    const { context } = pageAudio();
    const { contextTime = context.currentTime, performanceTime = performance.now() } =
      context.getOutputTimestamp();
    return contextTime + (stamp - performanceTime) / 1000 - this.#begun;
  }

  stop(): void {
    if (!this.#now) return;
    this.#now = "";
    this.#stop();
    this.#stop = () => {};
    this.#changed();
  }
}

function stereo(context: BaseAudioContext, samples: Float32Array, rate: number): AudioBuffer {
  const frames = samples.length >> 1;
  const buffer = context.createBuffer(2, frames, rate);
  for (const side of [0, 1]) {
    const channel = buffer.getChannelData(side);
    for (let i = 0; i < frames; i++) channel[i] = samples[2 * i + side] ?? 0;
  }
  return buffer;
}
