/** One player, apart from how it looks: what it plays, where, and what stands in the way. */
import { type Arrival, createArrivals } from "./arrivals.js";
import { type PageAudio, pageAudio, takeTurn } from "./audio/context.js";
import { createPlayback, type Playback } from "./audio/playback.js";
import type { Loop } from "./audio/stream.js";
import type { Link, Stop } from "./link.js";
import { type Piece, type Section, sectionAt, within } from "./piece.js";
import { addToColumns } from "./view/columns.js";
import { say } from "./words.js";

export type Motion = "stopped" | "starting" | "playing";

export interface Deck {
  readonly piece: Piece;
  readonly motion: Motion;
  /** True when a start has waited long enough to say so. */
  readonly slow: boolean;
  /** Where it plays or would begin, in seconds. */
  readonly second: number;
  readonly loop: Section | null;
  /** From 0 to 1; the loudness grows with its square. */
  readonly volume: number;
  readonly muted: boolean;
  /** What stands in the way, in a sentence; empty when nothing does. */
  readonly trouble: string;
  /** The loudest sample in each of many equal stretches, as far as known. */
  readonly columns: Float32Array;
  toggle(): void;
  seek(second: number): void;
  setLoop(section: Section | null): void;
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  listen(listener: () => void): Stop;
  close: Stop;
}

const TICK = 25;
/** A wait is mentioned after this long, in milliseconds; shorter ones go unseen. */
const SLOW = 400;
/** A browser that lets a context run does so within this time, in milliseconds. */
const HELD = 1500;
/** A kernel that is there and free answers within this time, in milliseconds. */
const SILENT = 4000;
const COLUMNS = 1024;
/** Playing again from this close to the end begins at the start, in seconds. */
const NEAR_END = 0.05;
/** How fast a change of volume is followed, in seconds. */
const GLIDE = 0.015;

interface Voice {
  readonly audio: PageAudio;
  readonly gain: GainNode;
}

export function createDeck(link: Link): Deck {
  const listeners = new Set<() => void>();
  const gathered = new Float32Array(COLUMNS);
  let piece = link.piece();
  let peaks = link.peaks();
  let motion: Motion = "stopped";
  let [second, volume, muted, trouble] = [0, 1, false, ""];
  let loop: Section | null = null;
  let voice: Voice | null = null;
  let playback: Playback | null = null;
  let giveBack: Stop = () => {};
  let [began, ticker] = [0, 0];

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const rate = (): number => voice?.audio.context.sampleRate ?? 1;
  const frame = (at: number): number => Math.round(at * rate());
  const length = (): number => (arrivals.sound.whole ? arrivals.sound.frames / rate() : piece.seconds);
  const waited = (): number => performance.now() - began;

  const arrivals = createArrivals(link, (arrival: Arrival) => {
    if (arrival.kind === "part") addToColumns(gathered, arrival.pcm, arrival.start, frame(piece.seconds));
    else if (arrival.kind === "trouble") halt(arrival.sentence);
    if (arrival.kind === "part" && trouble === say("trouble.silent")) trouble = "";
    tell();
  });

  const quieten = (): void => {
    playback?.stop();
    playback = null;
  };

  /** Stop, keep the place, and say what stands in the way. */
  const halt = (sentence = ""): void => {
    if (playback && motion === "playing") second = playback.frame() / rate();
    quieten();
    window.clearInterval(ticker);
    giveBack();
    motion = "stopped";
    trouble = sentence;
    tell();
  };
  const pause = (): void => halt();

  const open = (): Voice => {
    if (voice && voice.audio.context.state !== "closed") return voice;
    const audio = pageAudio();
    const gain = new GainNode(audio.context, { gain: loudness() });
    gain.connect(audio.output);
    return { audio, gain };
  };
  const loudness = (): number => (muted ? 0 : volume * volume);
  const follow = (): void => {
    if (voice) voice.gain.gain.setTargetAtTime(loudness(), voice.audio.context.currentTime, GLIDE);
    tell();
  };

  const frames = (section: Section | null): Loop | null => {
    if (section === null) return null;
    const end = arrivals.sound.whole ? arrivals.sound.frames : Number.POSITIVE_INFINITY;
    return { start: frame(section.start), end: Math.min(frame(section.end), end) };
  };

  /** Sound from the place where we are as soon as the browser and the parts allow it. */
  const tryToSound = (): void => {
    if (!voice) return;
    if (voice.audio.context.state !== "running") {
      if (waited() > HELD) halt(say("trouble.held"));
    } else if (arrivals.sound.has(frame(second))) {
      playback ??= createPlayback(voice.audio.context, voice.gain, arrivals.sound);
      playback.start(frame(second), frames(loop));
      motion = "playing";
      tell();
    } else if (arrivals.sound.whole) finish();
    else if (!arrivals.answered && waited() > SILENT) halt(say("trouble.silent"));
    else if (waited() > SLOW) tell();
  };

  const finish = (): void => {
    if (loop && second > loop.start) {
      second = loop.start;
      motion = "starting";
      return;
    }
    second = length();
    motion = "stopped";
    halt();
  };

  const keepSounding = (playing: Playback): void => {
    const state = playing.extend();
    second = playing.frame() / rate();
    if (state === "ended") finish();
    else if (state === "starved") restart();
  };

  /** Wait for the place where we are, and sound from there. */
  const restart = (): void => {
    [began, motion] = [performance.now(), "starting"];
    if (!arrivals.sound.has(frame(second))) quieten();
    tryToSound();
  };

  const tick = (): void => {
    if (motion === "starting") tryToSound();
    else if (playback) keepSounding(playback);
  };

  const play = (): void => {
    try {
      voice = open();
    } catch {
      halt(say("trouble.audio"));
      return;
    }
    void voice.audio.context.resume();
    giveBack = takeTurn(voice.audio, pause);
    if (second >= length() - NEAR_END) second = loop?.start ?? 0;
    trouble = "";
    if (piece.seconds <= 0) halt(say("trouble.empty"));
    else if (!arrivals.ask(rate())) halt(say("trouble.silent"));
    else begin();
  };
  const begin = (): void => {
    window.clearInterval(ticker);
    ticker = window.setInterval(tick, TICK);
    restart();
    tell();
  };

  const seek = (to: number): void => {
    second = within(to, 0, length());
    if (loop && sectionAt(piece, second) !== loop) loop = sectionAt(piece, second) ?? whole();
    if (motion !== "stopped") restart();
    tell();
  };
  const whole = (): Section => ({ name: "", start: 0, end: length() });

  const stops = [
    link.onChange(() => {
      [piece, peaks] = [link.piece(), link.peaks()];
      tell();
    }),
    arrivals.close,
  ];
  if (peaks.length === 0) link.ask({ kind: "peaks" });

  return {
    get piece() {
      return { ...piece, seconds: length() };
    },
    get motion() {
      return motion;
    },
    get slow() {
      return motion === "starting" && waited() > SLOW;
    },
    get second() {
      return motion === "playing" && playback ? playback.frame() / rate() : second;
    },
    get loop() {
      return loop;
    },
    get volume() {
      return volume;
    },
    get muted() {
      return muted;
    },
    get trouble() {
      return trouble;
    },
    get columns() {
      return peaks.length > 0 ? peaks : gathered;
    },
    toggle: () => (motion === "stopped" ? play() : pause()),
    seek,
    setLoop(section) {
      loop = section;
      if (motion === "playing" && playback) {
        second = playback.frame() / rate();
        playback.start(frame(second), frames(loop));
      }
      tell();
    },
    setVolume(to) {
      [volume, muted] = [within(to, 0, 1), false];
      follow();
    },
    setMuted(to) {
      muted = to;
      follow();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      halt();
      for (const stop of stops) stop();
      voice?.gain.disconnect();
      listeners.clear();
    },
  };
}
