/** One player, apart from how it looks: what it plays, where, and what stands in the way. */
import { type Arrival, type Arrivals, createArrivals } from "./arrivals.js";
import { type PageAudio, pageAudio, takeTurn } from "./audio/context.js";
import { createPlayback, type Playback } from "./audio/playback.js";
import type { Loop } from "./audio/stream.js";
import type { Link, Stop } from "./link.js";
import { type Piece, type Section, sectionAt, within } from "./piece.js";
import { addToColumns } from "./view/columns.js";
import { say } from "./words.js";

/** "starting" waits for the browser or for sound that is still on its way. */
export type Motion = "stopped" | "starting" | "playing";

/** How often the deck looks what to do next, in milliseconds. */
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

const nothing: Stop = () => {};

export class Deck {
  readonly #link: Link;
  readonly #arrivals: Arrivals;
  readonly #listeners = new Set<() => void>();
  readonly #gathered = new Float32Array(COLUMNS);
  readonly #stops: readonly Stop[];
  readonly #pause: Stop = () => this.#halt();
  #piece: Piece;
  #peaks: Float32Array;
  #motion: Motion = "stopped";
  #second = 0;
  #loop: Section | null = null;
  #volume = 1;
  #muted = false;
  #trouble = "";
  #audio: PageAudio | null = null;
  #gain: GainNode | null = null;
  #playback: Playback | null = null;
  #giveBack: Stop = nothing;
  #began = 0;
  #ticker = 0;

  constructor(link: Link) {
    this.#link = link;
    [this.#piece, this.#peaks] = [link.piece(), link.peaks()];
    this.#arrivals = createArrivals(link, (arrival) => this.#arrive(arrival));
    this.#stops = [this.#arrivals.close, link.onChange(() => this.#change())];
    if (this.#peaks.length === 0) link.ask({ kind: "peaks" });
  }

  get piece(): Piece {
    return { ...this.#piece, seconds: this.#length };
  }

  get motion(): Motion {
    return this.#motion;
  }

  /** True when a start has taken long enough to say so. */
  get slow(): boolean {
    return this.#motion === "starting" && this.#waited > SLOW;
  }

  /** Where it plays or would begin, in seconds. */
  get second(): number {
    return this.#playback && this.#motion === "playing" ? this.#playback.frame() / this.#rate : this.#second;
  }

  /** The stretch that is played over and over, or null. */
  get loop(): Section | null {
    return this.#loop;
  }

  /** From 0 to 1; the loudness grows with its square. */
  get volume(): number {
    return this.#volume;
  }

  get muted(): boolean {
    return this.#muted;
  }

  /** What stands in the way, in a sentence; empty when nothing does. */
  get trouble(): string {
    return this.#trouble;
  }

  /** The loudest sample in each of many equal stretches, as far as known. */
  get columns(): Float32Array {
    return this.#peaks.length > 0 ? this.#peaks : this.#gathered;
  }

  /** Play, or stop and keep the place. */
  toggle(): void {
    if (this.#motion === "stopped") this.#play();
    else this.#halt();
  }

  /** Go to a second; a loop goes along to the section there. */
  seek(second: number): void {
    this.#second = within(second, 0, this.#length);
    const section = sectionAt(this.#piece, this.#second);
    if (this.#loop && section !== this.#loop)
      this.#loop = section ?? { name: "", start: 0, end: this.#length };
    if (this.#motion !== "stopped") this.#restart();
    this.#tell();
  }

  setLoop(section: Section | null): void {
    this.#second = this.second;
    this.#loop = section;
    if (this.#motion === "playing") this.#playback?.start(this.#frame(this.#second), this.#loopFrames());
    this.#tell();
  }

  setVolume(volume: number): void {
    [this.#volume, this.#muted] = [within(volume, 0, 1), false];
    this.#follow();
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#follow();
  }

  /** Be told of every change but the place, which changes all the time. */
  listen(listener: () => void): Stop {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#halt();
    for (const stop of this.#stops) stop();
    this.#gain?.disconnect();
    this.#listeners.clear();
  }

  get #rate(): number {
    return this.#audio?.context.sampleRate ?? 1;
  }

  get #length(): number {
    const { sound } = this.#arrivals;
    return sound.whole ? sound.frames / this.#rate : this.#piece.seconds;
  }

  get #waited(): number {
    return performance.now() - this.#began;
  }

  get #loudness(): number {
    return this.#muted ? 0 : this.#volume ** 2;
  }

  #frame(second: number): number {
    return Math.round(second * this.#rate);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #change(): void {
    [this.#piece, this.#peaks] = [this.#link.piece(), this.#link.peaks()];
    this.#tell();
  }

  #arrive(arrival: Arrival): void {
    if (arrival.kind === "trouble") this.#halt(arrival.sentence);
    if (arrival.kind === "part") {
      addToColumns(this.#gathered, arrival.pcm, arrival.start, this.#frame(this.#piece.seconds));
      if (this.#trouble === say("trouble.silent")) this.#trouble = "";
    }
    this.#tell();
  }

  #follow(): void {
    if (this.#audio) this.#gain?.gain.setTargetAtTime(this.#loudness, this.#audio.context.currentTime, GLIDE);
    this.#tell();
  }

  #quieten(): void {
    this.#playback?.stop();
    this.#playback = null;
  }

  /** Stop, keep the place, and say what stands in the way. */
  #halt(sentence = ""): void {
    this.#second = this.second;
    [this.#motion, this.#trouble] = ["stopped", sentence];
    this.#quieten();
    window.clearInterval(this.#ticker);
    this.#giveBack();
    this.#tell();
  }

  /** Must be called in a gesture of the reader's: only then may a page begin to sound. */
  #play(): void {
    const audio = this.#open();
    if (!audio) {
      this.#halt(say("trouble.audio"));
      return;
    }
    void audio.context.resume();
    this.#giveBack = takeTurn(audio, this.#pause);
    if (this.#second >= this.#length - NEAR_END) this.#second = this.#loop?.start ?? 0;
    this.#trouble = "";
    if (this.#piece.seconds <= 0) this.#halt(say("trouble.empty"));
    else if (!this.#arrivals.ask(this.#rate)) this.#halt(say("trouble.silent"));
    else this.#begin();
  }

  #begin(): void {
    window.clearInterval(this.#ticker);
    this.#ticker = window.setInterval(() => this.#tick(), TICK);
    this.#restart();
    this.#tell();
  }

  /** The page's audio with our own volume in it, or null where the browser gives none. */
  #open(): PageAudio | null {
    if (this.#audio && this.#audio.context.state !== "closed") return this.#audio;
    try {
      const audio = pageAudio();
      this.#gain = new GainNode(audio.context, { gain: this.#loudness });
      this.#gain.connect(audio.output);
      this.#audio = audio;
      return audio;
    } catch {
      return null;
    }
  }

  #loopFrames(): Loop | null {
    if (this.#loop === null) return null;
    const { whole, frames } = this.#arrivals.sound;
    const end = Math.min(this.#frame(this.#loop.end), whole ? frames : Number.POSITIVE_INFINITY);
    return { start: this.#frame(this.#loop.start), end };
  }

  /** Wait for the place where we are, and sound from there. */
  #restart(): void {
    [this.#began, this.#motion] = [performance.now(), "starting"];
    if (!this.#arrivals.sound.has(this.#frame(this.#second))) this.#quieten();
    this.#tryToSound();
  }

  #tick(): void {
    if (this.#motion === "starting") this.#tryToSound();
    else if (this.#playback) this.#goOn(this.#playback);
  }

  /** Sound from the place where we are as soon as the browser and the parts allow it. */
  #tryToSound(): void {
    const { sound, answered } = this.#arrivals;
    if (this.#audio?.context.state !== "running") {
      if (this.#waited > HELD) this.#halt(say("trouble.held"));
    } else if (sound.has(this.#frame(this.#second))) this.#sound(this.#audio.context);
    else if (sound.whole) this.#finish();
    else if (!answered && this.#waited > SILENT) this.#halt(say("trouble.silent"));
  }

  #sound(context: AudioContext): void {
    if (!this.#gain) return;
    this.#playback ??= createPlayback(context, this.#gain, this.#arrivals.sound);
    this.#playback.start(this.#frame(this.#second), this.#loopFrames());
    this.#motion = "playing";
    this.#tell();
  }

  #goOn(playback: Playback): void {
    const state = playback.extend();
    this.#second = playback.frame() / this.#rate;
    if (state === "ended") this.#finish();
    else if (state === "starved") this.#restart();
  }

  /** At the end: back to the loop's start, or stop. */
  #finish(): void {
    const again = this.#loop !== null && this.#second > this.#loop.start;
    this.#second = this.#loop && again ? this.#loop.start : this.#length;
    this.#motion = again ? "starting" : "stopped";
    if (!again) this.#halt();
  }
}
