/** The one place that touches the anywidget model: what comes is decoded here, what goes is made here. */
import type { Piece, Section } from "./piece.js";

export type Stop = () => void;

/** The part of anywidget's model that is used. */
export interface Host {
  get(name: string): unknown;
  on(event: string, listener: (...words: unknown[]) => void): void;
  off(event: string, listener: (...words: unknown[]) => void): void;
  send(content: unknown, callbacks?: unknown, buffers?: readonly ArrayBuffer[]): void;
}

/** Hear what the model tells; the answer ends it. */
export function listening(host: Host, event: string, listener: (...words: unknown[]) => void): Stop {
  host.on(event, listener);
  return () => host.off(event, listener);
}

/** What the page asks of the kernel. `stream` names one rendering at one rate. */
export type Ask =
  | { readonly kind: "render"; readonly stream: string; readonly rate: number }
  | { readonly kind: "got"; readonly stream: string; readonly part: number }
  | { readonly kind: "drop"; readonly stream: string }
  | { readonly kind: "peaks" };

/** What the kernel answers; `pcm` is interleaved stereo of 16 bits. */
export type Answer =
  | { readonly kind: "coming"; readonly stream: string }
  | { readonly kind: "part"; readonly stream: string; readonly part: number; readonly pcm: Int16Array }
  | { readonly kind: "end"; readonly stream: string; readonly frames: number }
  | { readonly kind: "trouble"; readonly stream: string; readonly sentence: string };

export interface Link {
  piece(): Piece;
  /** The loudest sample of each of many equal stretches, 0 to 1; empty when nobody has measured them. */
  peaks(): Float32Array;
  onChange(listener: () => void): Stop;
  onAnswer(listener: (answer: Answer) => void): Stop;
  /** Send to the kernel; false when the page knows that nobody listens. */
  ask(message: Ask): boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const fields = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const section = (value: unknown): Section => {
  const [name, start, end] = list(value);
  return { name: text(name), start: number(start), end: number(end) };
};

/** Read the trait `piece`. */
export function decodePiece(value: unknown): Piece {
  const { title, subtitle, seconds, sections, bars } = fields(value);
  return {
    title: text(title),
    subtitle: text(subtitle),
    seconds: Math.max(0, number(seconds)),
    sections: list(sections).map(section),
    bars: list(bars).map(number),
  };
}

/** Read the trait `peaks`: one byte for each stretch. */
export function decodePeaks(value: unknown): Float32Array {
  if (!ArrayBuffer.isView(value)) return new Float32Array();
  const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return Float32Array.from(bytes, (byte) => byte / 255);
}

/** Read a message of the kernel; null for what is none of ours. */
export function decodeAnswer(content: unknown, buffers: unknown): Answer | null {
  const { kind, stream, part, frames, sentence } = fields(content);
  if (typeof stream !== "string") return null;
  if (kind === "coming") return { kind, stream };
  if (kind === "end") return { kind, stream, frames: number(frames) };
  if (kind === "trouble") return { kind, stream, sentence: text(sentence) };
  const [bytes] = list(buffers);
  if (kind !== "part" || !ArrayBuffer.isView(bytes)) return null;
  return { kind, stream, part: number(part), pcm: samples(bytes) };
}

/** A copy, since what comes over the wire may begin at an odd byte. */
function samples(bytes: ArrayBufferView): Int16Array {
  const whole = bytes.byteLength - (bytes.byteLength % 4);
  return new Int16Array(new Uint8Array(bytes.buffer, bytes.byteOffset, whole).slice().buffer);
}

/** Connect to the model of one widget. */
export function link(host: Host): Link {
  const listen = (event: string, listener: (...words: unknown[]) => void): Stop =>
    listening(host, event, listener);
  return {
    piece: () => decodePiece(host.get("piece")),
    peaks: () => decodePeaks(host.get("peaks")),
    onChange(listener) {
      const stops = ["change:piece", "change:peaks"].map((event) => listen(event, () => listener()));
      return () => {
        for (const stop of stops) stop();
      };
    },
    onAnswer: (listener) =>
      listen("msg:custom", (content, buffers) => {
        const answer = decodeAnswer(content, buffers);
        if (answer) listener(answer);
      }),
    ask(message) {
      try {
        host.send(message);
        return true;
      } catch {
        return false;
      }
    },
  };
}
