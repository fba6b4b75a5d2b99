import { partAt, type Span } from "./stream.js";

/** The sound of a piece as far as it has come, kept as the 16-bit samples that crossed the wire. */
export interface Sound {
  readonly parts: readonly Span[];
  /** How many frames have come, without a gap, from the start. */
  readonly frames: number;
  /** True when nothing more will come. */
  readonly whole: boolean;
  has(frame: number): boolean;
  add(pcm: Int16Array): Span;
  close(): void;
  /** `frames` frames of one part, left and right, from -1 to 1. */
  read(
    part: number,
    offset: number,
    frames: number,
  ): readonly [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>];
}

const CHANNELS = 2;

/** 16-bit samples reach from -32768 to 32767; the same number scales both ways here and in the kernel. */
const FULL_SCALE = 32768;

export function createSound(): Sound {
  const parts: Span[] = [];
  const samples: Int16Array[] = [];
  let [frames, whole] = [0, false];
  return {
    parts,
    get frames() {
      return frames;
    },
    get whole() {
      return whole;
    },
    has: (frame) => partAt(parts, frame) >= 0,
    add(pcm) {
      const span = { start: frames, frames: pcm.length / CHANNELS };
      parts.push(span);
      samples.push(pcm);
      frames += span.frames;
      return span;
    },
    close() {
      whole = true;
    },
    read: (part, offset, count) => [
      channel(samples[part], 0, offset, count),
      channel(samples[part], 1, offset, count),
    ],
  };
}

function channel(
  pcm: Int16Array | undefined,
  which: number,
  offset: number,
  count: number,
): Float32Array<ArrayBuffer> {
  const wave = new Float32Array(count);
  for (let i = 0; i < count; i++) wave[i] = (pcm?.[(offset + i) * CHANNELS + which] ?? 0) / FULL_SCALE;
  return wave;
}
