/** Plays one piece at a time from any place. What was fetched is kept for a while, so that two can be compared at the same place. */
import { pageAudio, takeTurn } from "../audio/context.js";
import type { Stop } from "../link.js";

/** So many pieces are kept. */
const MOST = 6;

export class Turntable {
  readonly #ask: (piece: string, rate: number) => void;
  readonly #changed: () => void;
  readonly #kept = new Map<string, AudioBuffer>();
  #piece = "";
  #wanted = false;
  #source: AudioBufferSourceNode | null = null;
  #leave: Stop = () => {};
  #from = 0;
  #begun = 0;

  constructor(ask: (piece: string, rate: number) => void, changed: () => void) {
    [this.#ask, this.#changed] = [ask, changed];
  }

  /** Playing, or waiting for the sound to come. */
  get on(): boolean {
    return this.#wanted;
  }

  plays(piece: string): boolean {
    return this.#wanted && this.#piece === piece;
  }

  get second(): number {
    return this.#source ? this.#from + pageAudio().context.currentTime - this.#begun : this.#from;
  }

  /** Play a piece from where the last one was, or stop it where it plays; to be called by a gesture. */
  toggle(piece: string): void {
    const playing = this.plays(piece);
    this.pause();
    if (playing) return;
    const { context } = pageAudio();
    void context.resume();
    [this.#piece, this.#wanted] = [piece, true];
    const kept = this.#kept.get(piece);
    if (kept) this.#start(kept);
    else this.#ask(piece, context.sampleRate);
    this.#changed();
  }

  /** Take the sound of a piece; it plays if it is still wanted. */
  take(piece: string, pcm: Int16Array, rate: number): void {
    if (pcm.length < 2) {
      if (this.plays(piece)) this.pause();
      return;
    }
    const buffer = stereo(pageAudio().context, pcm, rate);
    this.#kept.delete(piece);
    this.#kept.set(piece, buffer);
    for (const old of [...this.#kept.keys()].slice(0, -MOST)) this.#kept.delete(old);
    if (this.plays(piece) && !this.#source) this.#start(buffer);
    this.#changed();
  }

  seek(second: number): void {
    this.#from = Math.max(0, second);
    const kept = this.#kept.get(this.#piece);
    if (!this.#source || !kept) return;
    this.#silence();
    this.#start(kept);
  }

  pause(): void {
    if (!this.#wanted) return;
    this.#from = this.second;
    this.#wanted = false;
    this.#silence();
    this.#changed();
  }

  #start(buffer: AudioBuffer): void {
    const audio = pageAudio();
    if (this.#from >= buffer.duration - 0.01) this.#from = 0;
    const source = new AudioBufferSourceNode(audio.context, { buffer });
    source.connect(audio.output);
    source.onended = () => {
      this.pause();
      this.#from = 0;
      this.#changed();
    };
    this.#leave = takeTurn(audio, () => this.pause());
    source.start(0, this.#from);
    [this.#source, this.#begun] = [source, audio.context.currentTime];
  }

  #silence(): void {
    if (!this.#source) return;
    this.#source.onended = null;
    this.#source.stop();
    this.#source.disconnect();
    this.#source = null;
    this.#leave();
  }
}

function stereo(context: BaseAudioContext, pcm: Int16Array, rate: number): AudioBuffer {
  const frames = pcm.length >> 1;
  const buffer = context.createBuffer(2, frames, rate);
  for (const side of [0, 1]) {
    const channel = buffer.getChannelData(side);
    for (let i = 0; i < frames; i++) channel[i] = (pcm[2 * i + side] ?? 0) / 32768;
  }
  return buffer;
}
