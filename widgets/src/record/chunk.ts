/** What the microphone gives, a little at a time. */

/** Some thirtieth of a second of the input, a line of samples for each channel. */
export interface Chunk {
  /** The frame of the page's audio at which its first sample came in. */
  readonly first: number;
  readonly channels: readonly Float32Array<ArrayBuffer>[];
}

export const framesOf = ({ channels }: Chunk): number => channels[0]?.length ?? 0;

/** The frame after its last. */
export const endOf = (chunk: Chunk): number => chunk.first + framesOf(chunk);

/** The part of a chunk from a frame on, or null where nothing is left. */
export function from(chunk: Chunk, frame: number): Chunk | null {
  if (frame <= chunk.first) return chunk;
  if (frame >= endOf(chunk)) return null;
  return { first: frame, channels: chunk.channels.map((line) => line.slice(frame - chunk.first)) };
}

/** The part of a chunk before a frame, or null where nothing is left. */
export function until(chunk: Chunk, frame: number): Chunk | null {
  if (frame >= endOf(chunk)) return chunk;
  if (frame <= chunk.first) return null;
  return { first: chunk.first, channels: chunk.channels.map((line) => line.slice(0, frame - chunk.first)) };
}
