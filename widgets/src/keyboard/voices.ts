/** Keys that are held, by whatever holds them, and what the pedal keeps sounding. */
import type { Held, Source, Transport } from "../audio/transport.js";
import type { PlayedNote } from "./take.js";

/** A note that sounds: who holds it (a finger, a key), since when, and whether only the pedal does. */
interface Voice {
  readonly source: Source;
  readonly pitch: number;
  readonly velocity: number;
  readonly start: number;
  readonly held: Held;
  readonly holders: Set<string>;
}

/** A note has ended: by what it was played, and how. */
export type Ended = (source: Source, note: PlayedNote) => void;

/** The pedal has moved, at a tick. */
export type Pedalled = (down: boolean, tick: number) => void;

const nameOf = (source: Source, pitch: number): string => `${JSON.stringify(source)} ${pitch}`;

export class Voices {
  readonly #transport: Transport;
  readonly #changed: () => void;
  readonly #ended: Ended;
  readonly #pedalled: Pedalled;
  readonly #sounding = new Map<string, Voice>();
  #pedal = false;

  constructor(transport: Transport, changed: () => void, ended: Ended, pedalled: Pedalled = () => {}) {
    [this.#transport, this.#changed, this.#ended, this.#pedalled] = [transport, changed, ended, pedalled];
  }

  get pedal(): boolean {
    return this.#pedal;
  }

  /** The pitches of a source that sound, whether held or by the pedal. */
  sounding(source: Source): readonly number[] {
    const voices = [...this.#sounding.values()].filter(
      (voice) => JSON.stringify(voice.source) === JSON.stringify(source),
    );
    return voices.map(({ pitch }) => pitch).sort((a, b) => a - b);
  }

  /** `holder` presses a key at a moment of `performance.now()`; must be called in a gesture. */
  press(holder: string, source: Source, pitch: number, velocity: number, moment: number): void {
    const name = nameOf(source, pitch);
    const before = this.#sounding.get(name);
    if (before) this.#end(name, before, moment);
    const held = this.#transport.press(source, pitch, velocity);
    const start = this.#transport.tickAt(moment);
    this.#sounding.set(name, { source, pitch, velocity, start, held, holders: new Set([holder]) });
    this.#changed();
  }

  /** `holder` lets go of whatever it holds, or of one pitch. */
  release(holder: string, moment: number, pitch?: number): void {
    let released = false;
    for (const [name, voice] of this.#sounding) {
      if (!voice.holders.has(holder) || (pitch !== undefined && voice.pitch !== pitch)) continue;
      released = true;
      voice.holders.delete(holder);
      if (voice.holders.size === 0 && !this.#pedal) this.#end(name, voice, moment);
    }
    if (released) this.#changed();
  }

  /** Whether a holder holds that pitch, so that a finger that stays on a key does not strike it again. */
  holds(holder: string, pitch: number): boolean {
    return [...this.#sounding.values()].some((voice) => voice.pitch === pitch && voice.holders.has(holder));
  }

  setPedal(down: boolean, moment: number): void {
    this.#pedal = down;
    this.#pedalled(down, this.#transport.tickAt(moment));
    if (!down) {
      for (const [name, voice] of this.#sounding)
        if (voice.holders.size === 0) this.#end(name, voice, moment);
    }
    this.#changed();
  }

  /** Let go of everything, as when the page loses the keyboard. */
  releaseAll(moment: number = performance.now()): void {
    this.#pedal = false;
    for (const [name, voice] of this.#sounding) this.#end(name, voice, moment);
    this.#changed();
  }

  #end(name: string, { held, source, pitch, velocity, start }: Voice, moment: number): void {
    this.#sounding.delete(name);
    held.release();
    this.#ended(source, { start, end: this.#transport.tickAt(moment), pitch, velocity });
  }
}
