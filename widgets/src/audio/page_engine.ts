/** The mixer on the page's own thread, for pages without a secure connection, where browsers have no audio worklet.
 *
 * It mixes ahead into buffers that the browser plays one after another.
 */
import { BLOCK } from "../mix/block.js";
import { delayAt, type Engine } from "./engine.js";
import type { FromMixer, ToMixer } from "./messages.js";
import { withModule } from "./module.js";
import type { Performing } from "./performing.js";

/** How far ahead it mixes, and how much at a time, in seconds. */
const AHEAD = 0.25;
const PIECE = 0.05;
const TICK = 20;

interface Module {
  readonly Performing: typeof Performing;
}

/** The same module as a worklet would load, so that a page carries it once. */
export async function pageEngine(context: AudioContext): Promise<Engine> {
  const { Performing: Made }: Module = await withModule((address) => import(address));
  const { sampleRate: rate } = context;
  const listeners = new Set<(message: FromMixer) => void>();
  const tell = (message: FromMixer): void => {
    for (const listener of listeners) listener(message);
  };
  const blocks = Math.round((PIECE * rate) / BLOCK);
  const reached = (): number => Math.ceil(context.currentTime * rate);
  const performing = new Made(rate, reached(), () => performance.now(), tell);
  const out = new GainNode(context);
  const mix = (): void => {
    if (context.state !== "running") return;
    performing.mixer.catchUp(reached() + 2 * BLOCK);
    while (performing.mixer.now < reached() + AHEAD * rate) play(piece(context, performing, blocks), out);
  };
  const ticker = setInterval(mix, TICK);
  return {
    rate,
    delay: delayAt(rate),
    apart: false,
    now: () => performing.mixer.now,
    post: (message: ToMixer) => performing.hear(message),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: (to) => out.connect(to),
    close() {
      clearInterval(ticker);
      out.disconnect();
    },
  };
}

interface Piece {
  readonly buffer: AudioBuffer;
  readonly at: number;
}

/** Mix so many blocks into one buffer. */
function piece(context: AudioContext, performing: Performing, blocks: number): Piece {
  const at = performing.mixer.now;
  const buffer = context.createBuffer(2, blocks * BLOCK, context.sampleRate);
  for (let i = 0; i < blocks; i += 1) {
    const { left, right } = performing.process();
    buffer.copyToChannel(left, 0, i * BLOCK);
    buffer.copyToChannel(right, 1, i * BLOCK);
  }
  return { buffer, at };
}

function play({ buffer, at }: Piece, out: AudioNode): void {
  const source = new AudioBufferSourceNode(out.context, { buffer });
  source.connect(out);
  source.start(at / buffer.sampleRate);
}
