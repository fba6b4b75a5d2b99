import type { Stop } from "../link.js";

/** What all widgets of a page share: one context, one way out, and whoever is sounding now. */
export interface PageAudio {
  readonly context: AudioContext;
  /** Everything that sounds goes through here. */
  readonly output: GainNode;
  /** How to silence whoever is sounding; null when nobody is. */
  silence: Stop | null;
}

/** Each widget's module is loaded on its own, so the page itself holds what they share. */
const KEY = Symbol.for("musiclab.audio");

/** The page's audio, made at the first call, which must be a gesture of the reader's. */
export function pageAudio(): PageAudio {
  const found: PageAudio | undefined = Reflect.get(globalThis, KEY);
  if (found && found.context.state !== "closed") return found;
  const context = new AudioContext({ latencyHint: "interactive" });
  const output = new GainNode(context);
  output.connect(context.destination);
  const made: PageAudio = { context, output, silence: null };
  Reflect.set(globalThis, KEY, made);
  return made;
}

/** Become the one that sounds: whoever did is silenced. The answer gives the place back. */
export function takeTurn(audio: PageAudio, silence: Stop): Stop {
  if (audio.silence !== silence) audio.silence?.();
  audio.silence = silence;
  return () => {
    if (audio.silence === silence) audio.silence = null;
  };
}
