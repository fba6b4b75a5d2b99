import type { Sound } from "./sound.js";
import { type Cut, frameAt, type Loop, plan, type Run } from "./stream.js";

/** Playing one sound on one context. Frames are those of the song. */
export interface Playback {
  /** Begin at a frame; what sounded before fades into it. */
  start(frame: number, loop: Loop | null): void;
  /** Schedule what comes next; to be called several times a second. */
  extend(): "playing" | "starved" | "ended";
  /** The frame that is heard now. */
  frame(): number;
  stop(): void;
}

/** How far ahead sources are started, in seconds: more than the page's main thread is ever held up. */
const AHEAD = 0.6;
/** How much is scheduled at a time, in seconds. */
const CHUNK = 1;
/** From the decision to play until the first frame, in seconds: the time that scheduling takes. */
const HEAD_START = 0.02;
/** How long one place fades into another, in seconds. */
const FADE = 0.005;

interface Playing {
  readonly run: Run;
  /** The context's frame at which the run's frame 0 sounds. */
  readonly zero: number;
  readonly gain: GainNode;
  readonly sources: Set<AudioBufferSourceNode>;
  until: number;
}

export function createPlayback(context: AudioContext, out: AudioNode, sound: Sound): Playback {
  const rate = context.sampleRate;
  let playing: Playing | null = null;

  const heard = ({ zero }: Playing): number =>
    Math.floor((context.currentTime - (context.outputLatency || 0)) * rate) - zero;

  const play = (now: Playing, cut: Cut): void => {
    const buffer = context.createBuffer(2, cut.frames, rate);
    sound.read(cut.part, cut.offset, cut.frames).forEach((wave, side) => {
      buffer.copyToChannel(wave, side);
    });
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(now.gain);
    source.onended = () => now.sources.delete(source);
    source.start((now.zero + cut.at) / rate);
    now.sources.add(source);
  };

  /** The run's frame that the context will ask for next. */
  const reached = ({ zero }: Playing): number => Math.ceil(context.currentTime * rate) - zero;

  const schedule = (now: Playing): void => {
    if (reached(now) + AHEAD * rate < now.until) return;
    const { cuts, until } = plan(now.run, sound.parts, now.until, now.until + Math.round(CHUNK * rate));
    for (const cut of cuts) play(now, cut);
    now.until = until;
  };

  const fadeOut = (old: Playing, from: number): void => {
    old.gain.gain.setValueAtTime(1, from);
    old.gain.gain.linearRampToValueAtTime(0, from + FADE);
    for (const source of old.sources) source.stop(from + FADE);
    setTimeout(() => old.gain.disconnect(), (from - context.currentTime + FADE) * 1000 + 200);
  };

  const start = (frame: number, loop: Loop | null): void => {
    const zero = Math.ceil((context.currentTime + HEAD_START) * rate);
    const gain = new GainNode(context);
    gain.connect(out);
    // The very first frames of a piece keep their attack; anywhere else a cut would click.
    if (frame > 0 || playing) {
      gain.gain.setValueAtTime(0, zero / rate);
      gain.gain.linearRampToValueAtTime(1, zero / rate + FADE);
    }
    if (playing) fadeOut(playing, zero / rate);
    playing = { run: { origin: frame, loop }, zero, gain, sources: new Set(), until: 0 };
    schedule(playing);
  };

  return {
    start,
    extend() {
      if (!playing) return "ended";
      const next = frameAt(playing.run, playing.until);
      if (reached(playing) <= playing.until) schedule(playing);
      else if (sound.has(next)) start(next, playing.run.loop);
      else if (!sound.whole) return "starved";
      else if (heard(playing) >= playing.until) return "ended";
      return "playing";
    },
    frame() {
      if (!playing) return 0;
      const n = Math.min(Math.max(heard(playing), 0), Math.max(playing.until, 0));
      return frameAt(playing.run, n);
    },
    stop() {
      if (playing) fadeOut(playing, context.currentTime + HEAD_START);
      playing = null;
    },
  };
}
