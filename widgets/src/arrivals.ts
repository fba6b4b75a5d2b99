/** Fetching a piece's sound from the kernel: one rendering at a time, in numbered parts, each acknowledged. */
import { createSound, type Sound } from "./audio/sound.js";
import type { Answer, Link, Stop } from "./link.js";
import { say } from "./words.js";

export interface Arrivals {
  readonly sound: Sound;
  /** True from the request until the last part, or until it failed. */
  readonly coming: boolean;
  /** True once the kernel has answered the request. */
  readonly answered: boolean;
  /** Ask for the sound at a rate, unless it is here or on its way. False when nobody can be asked. */
  ask(rate: number): boolean;
  close: Stop;
}

/** What happened: a part came, all have come, or it failed with a sentence. */
export type Arrival =
  | { readonly kind: "part"; readonly start: number; readonly pcm: Int16Array }
  | { readonly kind: "end" }
  | { readonly kind: "trouble"; readonly sentence: string };

export function createArrivals(link: Link, tell: (arrival: Arrival) => void): Arrivals {
  let sound = createSound();
  let stream = "";
  let [coming, answered] = [false, false];

  const fail = (sentence: string): void => {
    if (coming) link.ask({ kind: "drop", stream });
    [coming, stream] = [false, ""];
    tell({ kind: "trouble", sentence });
  };

  const add = ({ part, pcm }: Answer & { kind: "part" }): void => {
    if (part !== sound.parts.length) {
      fail(say("trouble.lost"));
      return;
    }
    const { start } = sound.add(pcm);
    link.ask({ kind: "got", stream, part });
    tell({ kind: "part", start, pcm });
  };

  const end = (frames: number): void => {
    if (frames !== sound.frames) {
      fail(say("trouble.lost"));
      return;
    }
    sound.close();
    coming = false;
    tell({ kind: "end" });
  };

  const stop = link.onAnswer((answer) => {
    if (answer.stream !== stream || !coming) return;
    answered = true;
    if (answer.kind === "part") add(answer);
    else if (answer.kind === "end") end(answer.frames);
    else if (answer.kind === "trouble") fail(answer.sentence);
  });

  return {
    get sound() {
      return sound;
    },
    get coming() {
      return coming;
    },
    get answered() {
      return answered;
    },
    ask(rate) {
      if (sound.whole || (coming && answered)) return true;
      if (coming) link.ask({ kind: "drop", stream });
      sound = createSound();
      stream = crypto.getRandomValues(new Uint32Array(2)).join("-");
      [coming, answered] = [true, false];
      return link.ask({ kind: "render", stream, rate });
    },
    close() {
      if (coming) link.ask({ kind: "drop", stream });
      coming = false;
      stop();
    },
  };
}
