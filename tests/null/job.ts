/** A song to render and everything that it sounds of, as the null test's Python half writes it down. */
import { Built } from "../../widgets/src/mix/built.js";
import type { Take } from "../../widgets/src/mix/tape.js";
import type { Song } from "../../widgets/src/song/model.js";
import { decode } from "../../widgets/src/song/wire.js";
import { decodeArrival } from "../../widgets/src/sound/arriving.js";
import { Sounds } from "../../widgets/src/sound/sounds.js";

/** A message of the kernel: its content, and its bytes as base64. */
type Message = readonly [Readonly<Record<string, unknown>>, readonly string[]];

export interface Job {
  readonly song: unknown;
  readonly rate: number;
  readonly frames: number;
  readonly sounds: readonly Message[];
  readonly takes: readonly Message[];
}

export interface Ready {
  readonly song: Song;
  readonly instruments: Built;
}

/** Hear the kernel's messages, and build what they bring. */
export function ready({ song, rate, sounds, takes }: Job): Ready {
  const heard = new Sounds(rate);
  for (const [content, buffers] of sounds) {
    const arrival = decodeArrival(content, buffers.map(bytes), rate);
    if (arrival !== null) heard.add(arrival);
  }
  return { song: decode(song), instruments: new Built(heard, takesOf(takes)) };
}

function takesOf(messages: readonly Message[]): ReadonlyMap<string, Take> {
  const found = new Map<string, Take>();
  for (const [{ take, at, frames }, buffers] of messages) {
    if (buffers.length !== 2) continue;
    const name = String(take);
    const whole = found.get(name) ?? {
      left: new Float32Array(Number(frames)),
      right: new Float32Array(Number(frames)),
    };
    found.set(name, whole);
    const [left, right] = buffers.map((text) => new Float32Array(bytes(text).buffer));
    if (left !== undefined) whole.left.set(left, Number(at));
    if (right !== undefined) whole.right.set(right, Number(at));
  }
  return found;
}

const bytes = (text: string): DataView<ArrayBuffer> =>
  new DataView(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer);
