/** A recording as a WAV file of 32-bit floats, which any sound program opens. */
import type { Part } from "./parts.js";

const HEADER = 58;

/** Parts of one recording as a file; what lies between them is silent. */
export function wavOf(parts: readonly Part[], rate: number, channels: number): Blob {
  const start = Math.min(...parts.map(({ first }) => first));
  const end = Math.max(...parts.map(({ first, samples }) => first + samples.length / channels));
  const pieces: BlobPart[] = [header(end - start, rate, channels)];
  let at = start;
  for (const { first, samples } of [...parts].sort((a, b) => a.first - b.first)) {
    if (first > at) pieces.push(new Uint8Array((first - at) * channels * 4));
    pieces.push(samples);
    at = first + samples.length / channels;
  }
  return new Blob(pieces, { type: "audio/wav" });
}

function header(frames: number, rate: number, channels: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(HEADER));
  const bytes = frames * channels * 4;
  const word = (at: number, text: string): void => {
    for (let i = 0; i < 4; i += 1) view.setUint8(at + i, text.charCodeAt(i));
  };
  word(0, "RIFF");
  view.setUint32(4, HEADER - 8 + bytes, true);
  word(8, "WAVE");
  word(12, "fmt ");
  view.setUint32(16, 18, true);
  view.setUint16(20, 3, true); // floats
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * channels * 4, true);
  view.setUint16(32, channels * 4, true);
  view.setUint16(34, 32, true);
  word(38, "fact");
  view.setUint32(42, 4, true);
  view.setUint32(46, frames, true);
  word(50, "data");
  view.setUint32(54, bytes, true);
  return view.buffer;
}
