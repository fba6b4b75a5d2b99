/** A low, high or band filter whose cut-off automation can move. */
import { BLOCK, type Stereo, silence } from "../block.js";
import { type Curve, valueAt } from "../curve.js";
import type { Place } from "../place.js";
import { Value } from "../value.js";
import { Biquad, bandPass, highPass, lowPass, type Shape } from "./biquad.js";
import { Gliding } from "./gliding.js";
import { blend, type Clock, type Processor, type Settings } from "./processor.js";

const SHAPES: Readonly<Record<string, Shape>> = { low: lowPass, high: highPass, band: bandPass };
/** A moving cut-off takes a new value every 256 frames, counted from the start of the song. */
const STEP = 256;

export class Filter implements Processor {
  readonly memory = 0;
  readonly #rate: number;
  readonly #wet = silence();
  readonly #left = new Biquad();
  readonly #right = new Biquad();
  readonly #coefficients = new Float64Array(5);
  /** The logarithm of the cut-off that was set by hand. */
  readonly #cutoff: Gliding;
  readonly #resonance: Gliding;
  readonly #mix: Value;
  #shape: Shape;
  #curve: Curve | null;
  /** What the coefficients were made for. */
  #made = Number.NaN;

  constructor(settings: Settings, clock: Clock) {
    this.#rate = clock.rate;
    this.#cutoff = new Gliding(Math.log(settings.number("cutoff_hz")));
    this.#resonance = new Gliding(settings.number("resonance_db"));
    this.#mix = new Value(settings.number("mix"));
    this.#mix.set(settings.number("mix"), settings.curve("mix"));
    this.#shape = shapeOf(settings);
    this.#curve = settings.curve("cutoff_hz");
    this.#hz = settings.number("cutoff_hz");
  }

  /** The cut-off once it has stopped gliding. */
  #hz: number;

  set(settings: Settings): void {
    this.#hz = settings.number("cutoff_hz");
    this.#cutoff.set(Math.log(this.#hz));
    this.#resonance.set(settings.number("resonance_db"));
    this.#mix.set(settings.number("mix"), settings.curve("mix"));
    this.#shape = shapeOf(settings);
    this.#curve = settings.curve("cutoff_hz");
    this.#made = Number.NaN;
  }

  process(block: Stereo, place: Place): void {
    this.#mix.fill(place);
    if (this.#resonance.move()) this.#made = Number.NaN;
    if (this.#curve !== null) this.#moving(block, place, this.#curve);
    else {
      this.#make(this.#cutoff.move() ? Math.exp(this.#cutoff.value) : this.#hz);
      this.#filter(block, 0, BLOCK);
    }
    blend(block, this.#wet, this.#mix);
  }

  refresh(): void {
    this.#cutoff.jump();
    this.#resonance.jump();
    this.#mix.refresh();
    this.#made = Number.NaN;
  }

  clear(): void {
    this.#left.clear();
    this.#right.clear();
  }

  #moving(block: Stereo, place: Place, curve: Curve): void {
    for (let piece = 0; piece < place.pieces; piece += 1) {
      const end = place.starts[piece + 1] ?? BLOCK;
      let at = place.starts[piece] ?? 0;
      let song = place.songs[piece] ?? 0;
      while (at < end) {
        const late = song % STEP;
        const count = place.moving[piece] === 1 ? Math.min(STEP - late, end - at) : end - at;
        this.#make(valueAt(curve, song - late));
        this.#filter(block, at, at + count);
        at += count;
        song += count;
      }
    }
  }

  #make(hz: number): void {
    if (hz === this.#made) return;
    this.#made = hz;
    this.#shape(hz, this.#resonance.value, this.#rate, this.#coefficients);
  }

  #filter(block: Stereo, at: number, end: number): void {
    this.#left.process(block.left, this.#wet.left, at, end, this.#coefficients);
    this.#right.process(block.right, this.#wet.right, at, end, this.#coefficients);
  }
}

const shapeOf = (settings: Settings): Shape => SHAPES[settings.word("shape")] ?? lowPass;
