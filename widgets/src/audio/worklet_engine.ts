/** The mixer in an audio worklet: the page may be busy, and the music goes on. */
import { delayAt, type Engine } from "./engine.js";
import type { FromMixer, ToMixer } from "./messages.js";
import { withModule } from "./module.js";

const loaded = new WeakMap<BaseAudioContext, Promise<void>>();

/** Load the module into a context, once. */
export function loadWorklet(context: BaseAudioContext): Promise<void> {
  const found = loaded.get(context);
  if (found !== undefined) return found;
  const loading = withModule((address) => context.audioWorklet.addModule(address));
  loaded.set(context, loading);
  return loading;
}

/** The mixer's node; the module has to be there. */
export const mixerNode = (context: BaseAudioContext): AudioWorkletNode =>
  new AudioWorkletNode(context, "musiclab-mixer", { numberOfInputs: 0, outputChannelCount: [2] });

export async function workletEngine(context: AudioContext): Promise<Engine> {
  await loadWorklet(context);
  const node = mixerNode(context);
  const listeners = new Set<(message: FromMixer) => void>();
  node.port.onmessage = ({ data }: MessageEvent<FromMixer>) => {
    for (const listener of listeners) listener(data);
  };
  return {
    rate: context.sampleRate,
    delay: delayAt(context.sampleRate),
    apart: true,
    now: () => Math.ceil(context.currentTime * context.sampleRate),
    post: (message: ToMixer, transfer: Transferable[] = []) => node.port.postMessage(message, transfer),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: (to) => node.connect(to),
    close() {
      node.port.postMessage({ kind: "close" });
      node.disconnect();
    },
  };
}
