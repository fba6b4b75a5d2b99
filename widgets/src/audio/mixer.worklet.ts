/** The module of the audio worklet: the mixer on the browser's audio thread.
 *
 * Where a page has no worklets it loads the same module for itself, and takes `Performing` from it.
 */
import type { ToMixer } from "./messages.js";
import { Performing } from "./performing.js";

/** The part of the worklet's world that is used; TypeScript's own library does not know it. */
declare const sampleRate: number;
declare const currentFrame: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, made: new () => AudioWorkletProcessor): void;

const clock = (): number => globalThis.performance?.now() ?? Date.now();

/** Made where there is such a thing as a processor: on the audio thread. */
function register(): void {
  class MixerProcessor extends AudioWorkletProcessor {
    readonly #performing = new Performing(sampleRate, currentFrame, clock, (message) =>
      this.port.postMessage(message),
    );
    #closed = false;

    constructor() {
      super();
      this.port.onmessage = ({ data }: MessageEvent<ToMixer | { readonly kind: "close" }>) => {
        if (data.kind === "close") this.#closed = true;
        else this.#performing.hear(data);
      };
    }

    process(_inputs: unknown, outputs: readonly (readonly Float32Array[])[]): boolean {
      const left = outputs[0]?.[0];
      const right = outputs[0]?.[1];
      this.#performing.mixer.catchUp(currentFrame);
      const block = this.#performing.process();
      left?.set(block.left);
      right?.set(block.right);
      return !this.#closed;
    }
  }

  registerProcessor("musiclab-mixer", MixerProcessor);
}

if ("AudioWorkletProcessor" in globalThis) register();

export { Performing };
