/** A song's place in the page's audio: the context, the mixer in it, the way out, and what the clock says is heard. */
import type { Stop } from "../link.js";
import { type PageAudio, pageAudio, takeTurn } from "./context.js";
import type { Engine } from "./engine.js";
import { ACCENT, BEAT, clickSound } from "./metronome.js";
import { pageEngine } from "./page_engine.js";
import { workletEngine } from "./worklet_engine.js";

/** How fast a change of volume is followed, in seconds. */
const GLIDE = 0.015;

export interface Stage {
  readonly context: AudioContext;
  readonly rate: number;
  /** The mixer, as soon as it is there. */
  readonly engine: Promise<Engine>;
  /** Ask the browser to let it sound, and become the one that does; must be called in a gesture. */
  enter(silence: Stop): void;
  /** Let others sound. */
  leave(): void;
  setVolume(gain: number): void;
  /** The mixer's frame that is heard at a moment of `performance.now()`. */
  heard(moment: number): number;
  close(): void;
}

/** Open a stage in a gesture; null where the browser gives no sound. `lost` is told when the context goes away. */
export function openStage(gain: number, lost: () => void): Stage | null {
  let audio: PageAudio;
  try {
    audio = pageAudio();
  } catch {
    return null;
  }
  const { context } = audio;
  const volume = new GainNode(context, { gain });
  volume.connect(audio.output);
  const engine = openEngine(context).then((made) => {
    made.connect(volume);
    for (const buffer of [ACCENT, BEAT] as const)
      made.post({ kind: "keep", buffer, samples: clickSound(buffer, made.rate), loopStart: 0, loopEnd: 0 });
    return made;
  });
  let giveBack: Stop = () => {};
  const watch = (): void => {
    if (context.state === "closed" || String(context.state) === "interrupted") lost();
  };
  context.addEventListener("statechange", watch);
  context.addEventListener("error", lost);
  return {
    context,
    rate: context.sampleRate,
    engine,
    enter(silence) {
      // A promise that a closed or held context rejects is seen by its state.
      context.resume().catch(() => {});
      giveBack = takeTurn(audio, silence);
    },
    leave: () => giveBack(),
    setVolume: (to) => volume.gain.setTargetAtTime(to, context.currentTime, GLIDE),
    heard: (moment) => heardAt(context, moment) * context.sampleRate,
    close() {
      giveBack();
      context.removeEventListener("statechange", watch);
      context.removeEventListener("error", lost);
      void engine.then((made) => made.close());
      volume.disconnect();
    },
  };
}

function openEngine(context: AudioContext): Promise<Engine> {
  return context.audioWorklet === undefined ? pageEngine(context) : workletEngine(context);
}

/** The context's time that is heard at a moment: the browser says which one left the device when; where it does not know,
 * what has been mixed is heard the output's latency later. */
export function heardAt(context: AudioContext, moment: number): number {
  const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp?.() ?? {};
  const latest = context.currentTime;
  if (contextTime > 0 && performanceTime > 0 && contextTime <= latest && latest - contextTime < 1)
    return contextTime + (moment - performanceTime) / 1000;
  return latest - (context.outputLatency || context.baseLatency || 0) + (moment - performance.now()) / 1000;
}
