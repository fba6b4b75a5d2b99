/** The module of the audio worklet that hands the input over, some thirty times a second, with the frame at which it came. */

/** The part of the worklet's world that is used; TypeScript's own library does not know it. */
declare const currentFrame: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, made: new (options: Options) => AudioWorkletProcessor): void;

interface Options {
  readonly processorOptions: { readonly channels: number };
}

const BLOCK = 128;
const FRAMES = 12 * BLOCK;

/** Made where there is such a thing as a processor: on the audio thread. */
function register(): void {
  class CaptureProcessor extends AudioWorkletProcessor {
    readonly #lines: Float32Array<ArrayBuffer>[];
    #first = 0;
    #used = 0;
    #closed = false;

    constructor({ processorOptions: { channels } }: Options) {
      super();
      this.#lines = Array.from({ length: channels }, () => new Float32Array(FRAMES));
      this.port.onmessage = () => {
        this.#closed = true;
        this.#post();
      };
    }

    process([input]: readonly (readonly Float32Array[])[]): boolean {
      if (this.#closed) return false;
      if (currentFrame !== this.#first + this.#used) this.#post();
      if (this.#used === 0) this.#first = currentFrame;
      // Until the device delivers there are no channels, and that is silence.
      this.#lines.forEach((line, i) => {
        const samples = input?.[i];
        if (samples) line.set(samples, this.#used);
        else line.fill(0, this.#used, this.#used + BLOCK);
      });
      this.#used += BLOCK;
      if (this.#used === FRAMES) this.#post();
      return true;
    }

    #post(): void {
      if (this.#used === 0) return;
      const channels = this.#lines.map((line) => line.slice(0, this.#used));
      this.port.postMessage(
        { first: this.#first, channels },
        channels.map((line) => line.buffer),
      );
      this.#used = 0;
    }
  }

  registerProcessor("musiclab-capture", CaptureProcessor);
}

if ("AudioWorkletProcessor" in globalThis) register();
