/** Plays what a report speaks of: one piece at a time, in the page's own context. */
import { pageAudio, takeTurn } from "../audio/context.js";
import type { Stop } from "../link.js";
import type { Piece } from "./page.js";

const same = (a: Piece | null, b: Piece): boolean => a?.which === b.which && a.number === b.number;

export class Sounds {
  readonly #ask: (piece: Piece, rate: number) => void;
  readonly #changed: () => void;
  #now: Piece | null = null;
  #stop: Stop = () => {};

  constructor(ask: (piece: Piece, rate: number) => void, changed: () => void) {
    [this.#ask, this.#changed] = [ask, changed];
  }

  /** Whether a piece is playing, or on its way. */
  plays(piece: Piece): boolean {
    return same(this.#now, piece);
  }

  /** Play a piece, or stop it where it plays; to be called by a gesture. */
  toggle(piece: Piece): void {
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
  play(piece: Piece, samples: Float32Array, rate: number): void {
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
    this.#changed();
  }

  stop(): void {
    if (!this.#now) return;
    this.#now = null;
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
