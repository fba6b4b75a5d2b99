/** Plays one piece at a time from any place, while it is still coming part by part. What came is kept for a while, so that two can be compared at the same place. */
import { pageAudio, takeTurn } from "../audio/context.js";
import type { Stop } from "../link.js";

/** So many pieces are kept. */
const MOST = 6;
/** So long before it sounds a piece is planned, in seconds. */
const SOON = 0.02;

/** A part of a piece as it comes: which it is, and how many frames the whole piece has. */
export interface Part {
  readonly part: number;
  readonly frames: number;
  readonly rate: number;
  readonly pcm: Int16Array;
}

/** A part in its place, in frames of its piece. */
interface Placed {
  readonly from: number;
  readonly buffer: AudioBuffer;
}

interface Coming {
  readonly frames: number;
  readonly rate: number;
  readonly parts: Placed[];
}

const arrived = (piece: Coming): number => piece.parts.reduce((sum, { buffer }) => sum + buffer.length, 0);

export class Turntable {
  readonly #ask: (piece: string, part: number, rate: number) => void;
  readonly #changed: () => void;
  readonly #kept = new Map<string, Coming>();
  readonly #sources = new Set<AudioBufferSourceNode>();
  #piece = "";
  #wanted = false;
  #leave: Stop = () => {};
  #from = 0;
  #begun = 0;

  constructor(ask: (piece: string, part: number, rate: number) => void, changed: () => void) {
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
    if (this.#sources.size === 0) return this.#from;
    return this.#from + Math.max(0, pageAudio().context.currentTime - this.#begun);
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
    this.#askOn();
    this.#changed();
  }

  /** Take a part of a piece; it plays if the piece is still wanted, and the next part is asked for. */
  take(piece: string, { part, frames, rate, pcm }: Part): void {
    const kept = this.#kept.get(piece) ?? { frames, rate, parts: [] };
    if (part !== kept.parts.length) return;
    if (pcm.length < 2) {
      if (this.plays(piece)) this.pause();
      return;
    }
    const placed = { from: arrived(kept), buffer: stereo(pageAudio().context, pcm, rate) };
    kept.parts.push(placed);
    this.#kept.delete(piece);
    this.#kept.set(piece, kept);
    for (const old of [...this.#kept.keys()].slice(0, -MOST)) this.#kept.delete(old);
    if (!this.plays(piece)) return;
    if (this.#sources.size > 0) this.#plan(kept, placed);
    else this.#start(kept);
    this.#askOn();
  }

  seek(second: number): void {
    this.#from = Math.max(0, second);
    if (this.#sources.size === 0) return;
    this.#silence();
    const kept = this.#kept.get(this.#piece);
    if (kept) this.#start(kept);
  }

  pause(): void {
    if (!this.#wanted) return;
    this.#from = this.second;
    this.#wanted = false;
    this.#silence();
    this.#changed();
  }

  #askOn(): void {
    const kept = this.#kept.get(this.#piece);
    if (kept && arrived(kept) >= kept.frames) return;
    this.#ask(this.#piece, kept?.parts.length ?? 0, kept?.rate ?? pageAudio().context.sampleRate);
  }

  /** Plan all that has come, from the place where it goes on; before that place has come, nothing. */
  #start(piece: Coming): void {
    const audio = pageAudio();
    if (this.#from * piece.rate >= piece.frames - 1) this.#from = 0;
    if (this.#from * piece.rate >= arrived(piece)) return;
    this.#begun = Math.ceil((audio.context.currentTime + SOON) * piece.rate) / piece.rate;
    for (const placed of piece.parts) this.#plan(piece, placed);
    this.#leave = takeTurn(audio, () => this.pause());
  }

  /** Plan one part; all begin on whole frames, so that no seam is heard. */
  #plan(piece: Coming, { from, buffer }: Placed): void {
    const audio = pageAudio();
    const ahead = from / piece.rate - this.#from;
    if (ahead + buffer.duration <= 0) return;
    const source = new AudioBufferSourceNode(audio.context, { buffer });
    source.connect(audio.output);
    source.onended = () => this.#ended(source, piece, from + buffer.length);
    source.start(this.#begun + Math.max(0, ahead), Math.max(0, -ahead));
    this.#sources.add(source);
  }

  /** The last that was planned has sounded: the piece is over, or its next part is still on its way. */
  #ended(source: AudioBufferSourceNode, piece: Coming, end: number): void {
    this.#sources.delete(source);
    source.disconnect();
    if (this.#sources.size > 0) return;
    this.#leave();
    this.#from = end / piece.rate;
    if (end < piece.frames) return;
    [this.#from, this.#wanted] = [0, false];
    this.#changed();
  }

  #silence(): void {
    if (this.#sources.size === 0) return;
    for (const source of this.#sources) {
      source.onended = null;
      source.stop();
      source.disconnect();
    }
    this.#sources.clear();
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
