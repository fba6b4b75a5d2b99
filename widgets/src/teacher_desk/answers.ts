/** What the kernel answers: sound, how loud it is, what has changed, a score. Whose it is comes with it. */
import { fields, list, number, text, texts } from "./values.js";

/** What can be heard: the song, one track of it, what it began with, or what was handed in before. */
export type Which = "song" | "track" | "start" | "before";
export interface Heard {
  readonly student: string;
  readonly song: string;
  readonly which: Which;
  readonly track: string;
}

/** One name for each piece of sound. */
export const nameOf = ({ student, song, which, track }: Heard): string =>
  JSON.stringify([student, song, which, track]);

export type Answer =
  | ({
      readonly kind: "sound";
      readonly part: number;
      readonly frames: number;
      readonly rate: number;
      readonly pcm: Int16Array;
    } & Heard)
  | ({ readonly kind: "peaks"; readonly levels: Float32Array } & Heard)
  | ({ readonly kind: "compared"; readonly sentences: readonly string[] } & Heard)
  | ({ readonly kind: "score"; readonly address: string; readonly words: string } & Heard)
  | { readonly kind: "told"; readonly sentence: string }
  | { readonly kind: "kept"; readonly student: string }
  | { readonly kind: "trouble"; readonly sentence: string };

const WHICH: readonly Which[] = ["song", "track", "start", "before"];

/** Read a message of the kernel; null for what is none of ours. */
export function decodeAnswer(content: unknown, buffers: unknown): Answer | null {
  const { kind, student, song, which, track, part, frames, rate, sentence, sentences, words } =
    fields(content);
  if (kind === "kept") return { kind, student: text(student) };
  if (kind === "told" || kind === "trouble") return { kind, sentence: text(sentence) };
  const heard: Heard = {
    student: text(student),
    song: text(song),
    which: WHICH.find((known) => known === which) ?? "song",
    track: text(track),
  };
  if (kind === "compared") return { kind, ...heard, sentences: texts(sentences) };
  const [bytes] = list(buffers);
  if (!ArrayBuffer.isView(bytes)) return null;
  const copy = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).slice();
  if (kind === "peaks") return { kind, ...heard, levels: Float32Array.from(copy, (byte) => byte / 255) };
  if (kind === "score") return { kind, ...heard, address: picture(copy), words: text(words) };
  if (kind !== "sound" || number(rate) <= 0) return null;
  const whole = copy.byteLength - (copy.byteLength % 4);
  const pcm = new Int16Array(copy.buffer, 0, whole / 2);
  return { kind, ...heard, part: number(part), frames: number(frames), rate: number(rate), pcm };
}

/** An image: what is in it can be seen, and cannot run or reach anything. */
function picture(svg: Uint8Array): string {
  const signs = Array.from(svg, (byte) => String.fromCharCode(byte)).join("");
  return `data:image/svg+xml;base64,${btoa(signs)}`;
}
