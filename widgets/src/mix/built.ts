/** The instruments of a whole song, built of what the kernel sent: each buffer once, as long as its longest note needs. */
import { nameOf, type Sounds } from "../sound/sounds.js";
import type { Buffer } from "../sound/voice.js";
import type { Instruments } from "./render.js";
import type { Kept } from "./sounding.js";
import type { Take } from "./tape.js";
import { framesFor, type Voice } from "./voicing.js";

const NOTHING: Kept = { samples: new Float32Array(1), loopStart: 0, loopEnd: 0 };

export class Built implements Instruments {
  readonly rate: number;
  readonly #sounds: Sounds;
  readonly #takes: ReadonlyMap<string, Take>;
  readonly #names = new Map<string, number>();
  readonly #buffers: Buffer[] = [];

  constructor(sounds: Sounds, takes: ReadonlyMap<string, Take> = new Map()) {
    [this.rate, this.#sounds, this.#takes] = [sounds.rate, sounds, takes];
  }

  voices(instrument: string, pitch: number, velocity: number, frames: number): readonly Voice[] {
    const layers = this.#sounds.voices(instrument, pitch, velocity)?.layers ?? [];
    const needed = framesFor(frames, velocity, layers);
    return layers.map((source) => {
      const name = nameOf(source);
      const buffer = this.#names.get(name) ?? this.#names.size;
      this.#names.set(name, buffer);
      const there = this.#buffers[buffer];
      if (there === undefined || !(there.whole || there.samples.length >= needed))
        this.#buffers[buffer] = this.#sounds.build(source, needed);
      const { gain, pan, release, oneShot, group } = source;
      return { gain, pan, release, oneShot, group, buffer };
    });
  }

  kept(buffer: number): Kept {
    return this.#buffers[buffer] ?? NOTHING;
  }

  take(name: string): Take {
    const { samples } = NOTHING;
    return this.#takes.get(name) ?? { left: samples, right: samples };
  }
}
