/** Distortion, `level * tanh(drive * x)`: a soft curve that bends the wave the more, the harder it is driven. */
import { BLOCK, type Stereo, silence } from "../block.js";
import { gainOf } from "../levels.js";
import type { Place } from "../place.js";
import { Value } from "../value.js";
import { blend, type Processor, type Settings } from "./processor.js";

export class Distortion implements Processor {
  readonly memory = 0;
  readonly #wet = silence();
  readonly #drive: Value;
  readonly #level: Value;
  readonly #mix: Value;

  constructor(settings: Settings) {
    this.#drive = new Value(settings.number("drive_db"), gainOf);
    this.#level = new Value(settings.number("level_db"), gainOf);
    this.#mix = new Value(settings.number("mix"));
    this.set(settings);
  }

  set(settings: Settings): void {
    this.#drive.set(settings.number("drive_db"), settings.curve("drive_db"));
    this.#level.set(settings.number("level_db"), null);
    this.#mix.set(settings.number("mix"), settings.curve("mix"));
  }

  process(block: Stereo, place: Place): void {
    for (const value of [this.#drive, this.#level, this.#mix]) value.fill(place);
    const [drive, level] = [this.#drive, this.#level];
    for (let i = 0; i < BLOCK; i += 1) {
      const hard = drive.still ? drive.fixed : (drive.samples[i] ?? 0);
      const loud = level.still ? level.fixed : (level.samples[i] ?? 0);
      this.#wet.left[i] = loud * Math.tanh(hard * (block.left[i] ?? 0));
      this.#wet.right[i] = loud * Math.tanh(hard * (block.right[i] ?? 0));
    }
    blend(block, this.#wet, this.#mix);
  }

  refresh(): void {
    for (const value of [this.#drive, this.#level, this.#mix]) value.refresh();
  }

  clear(): void {}
}
