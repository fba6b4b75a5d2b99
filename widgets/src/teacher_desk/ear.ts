/** What is heard at the desk and where: the song that lies open, one track, another version at the same place, or anybody's song. */
import { pageClock } from "../clock.js";
import type { Stop } from "../link.js";
import { within } from "../piece.js";
import { barsPlayed, drawWave, moveHead } from "../player/waveform.js";
import { type Answer, type Heard, nameOf, type Which } from "./answers.js";
import type { Submission } from "./page.js";
import { Turntable } from "./turntable.js";

/** So long a song must lie open for its wave to be drawn, in milliseconds. */
const PASSING = 200;

export class Ear {
  readonly #root: HTMLElement;
  readonly #changed: () => void;
  readonly #send: (message: object) => void;
  readonly #table: Turntable;
  readonly #asked = new Map<string, Heard>();
  readonly #peaks = new Map<string, Float32Array>();
  #open: Submission | null = null;
  #soon: Stop = () => {};
  #frame = 0;
  #second = -1;
  #drawn = "";

  constructor(root: HTMLElement, send: (message: object) => void, changed: () => void) {
    [this.#root, this.#send, this.#changed] = [root, send, changed];
    this.#table = new Turntable(
      (piece, part, rate) => send({ kind: "hear", ...this.#asked.get(piece), part, rate }),
      changed,
    );
  }

  /** Draw as the sound goes on; the answer ends it, and the sound. */
  follow(): Stop {
    const sized = new ResizeObserver(() => this.paint());
    sized.observe(this.#root);
    this.#keepUp();
    return () => {
      sized.disconnect();
      cancelAnimationFrame(this.#frame);
      this.#soon();
      this.#table.pause();
    };
  }

  get on(): boolean {
    return this.#table.on;
  }
  get second(): number {
    return Math.min(this.#table.second, this.#open?.piece.seconds ?? 0);
  }

  /** Lay a song on the table; the answer says whether it is another than before. */
  lay(open: Submission | null): boolean {
    const other = open?.key !== this.#open?.key || open?.song !== this.#open?.song;
    this.#open = open;
    if (!other) return false;
    this.#table.pause();
    this.#table.seek(0);
    this.#soon();
    // Whoever only passes by needs no wave.
    this.#soon = pageClock.after(PASSING, () => this.#measure());
    return true;
  }

  #measure(): void {
    const open = this.#open;
    if (open?.song && !this.#peaks.has(this.#piece("song")))
      this.#send({ kind: "peaks", student: open.key, song: open.song });
  }

  #piece(which: Which, track = "", student = this.#open?.key ?? "", song = this.#open?.song ?? ""): string {
    const heard: Heard = { student, song, which, track };
    this.#asked.set(nameOf(heard), heard);
    return nameOf(heard);
  }

  plays(which: Which, track = ""): boolean {
    return this.#table.plays(this.#piece(which, track));
  }
  playsMain(student: string): boolean {
    return this.#table.plays(this.#piece("song", "", student, ""));
  }

  /** The song is paused whatever of it plays; everything else is a button of its own. */
  toggle(which: Which, track: string): void {
    if (which === "song" && this.on) this.#table.pause();
    else this.#table.toggle(this.#piece(which, track));
  }

  /** Anybody's main song, from its beginning. */
  toggleMain(student: string): void {
    if (!this.playsMain(student)) this.#table.pause();
    this.#table.seek(0);
    this.#table.toggle(this.#piece("song", "", student, ""));
  }

  seek(second: number): void {
    this.#table.seek(within(second, 0, this.#open?.piece.seconds ?? 0));
  }
  pause(): void {
    this.#table.pause();
  }

  take(answer: Answer): void {
    if (answer.kind === "sound") this.#table.take(nameOf(answer), answer);
    if (answer.kind !== "peaks") return;
    this.#peaks.set(nameOf({ ...answer, which: "song", track: "" }), answer.levels);
    this.paint(true);
  }

  /** Each frame of the screen while it plays: the head always, texts when the second changes. */
  #keepUp(): void {
    this.#frame = requestAnimationFrame(() => this.#keepUp());
    if (!this.on) return;
    const second = Math.floor(this.second);
    if (second !== this.#second) this.#changed();
    else this.paint();
    this.#second = second;
  }

  paint(again = false): void {
    const wave = this.#root.querySelector<HTMLElement>(".wave");
    const canvas = wave?.querySelector("canvas");
    if (!wave || !canvas || !this.#open) return;
    const share = this.second / Math.max(this.#open.piece.seconds, 1e-9);
    if (!wave.hasAttribute("data-held")) moveHead(wave, share);
    const drawn = `${barsPlayed(canvas, share)} ${canvas.clientWidth}`;
    if (again || drawn !== this.#drawn)
      drawWave(canvas, this.#peaks.get(this.#piece("song")) ?? new Float32Array(), share);
    this.#drawn = drawn;
  }
}
