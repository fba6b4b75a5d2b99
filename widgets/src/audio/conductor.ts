/** Tells the mixer in good time what to play: a few seconds ahead, and anew whenever the song changes.
 *
 * A note is known by its key, so that in a new plan the mixer can tell what sounds already from what does not.
 */
import type { Due } from "../mix/sounding.js";
import type { TapeDue } from "../mix/tape.js";
import { voicing } from "../mix/voicing.js";
import type { Track } from "../song/model.js";
import type { Engine } from "./engine.js";
import { type Click, clicksIn } from "./metronome.js";
import type { Recordings } from "./recordings.js";
import { toRows } from "./rows.js";
import { legs, type Run } from "./run.js";
import { notesIn, type Planned, type Score, tapesIn } from "./score.js";
import type { Stock } from "./stock.js";

/** How far ahead the mixer knows what to play, in seconds: more than a page in the background sleeps. */
const AHEAD = 2.5;
/** What has to be there before it begins, in seconds. */
const FIRST = 0.5;
/** How much of the rest is fetched at a time, in seconds. */
const NEXT = 5;

/** A note that the mixer knows. */
interface Sent {
  readonly id: number;
  readonly start: number;
  readonly frames: number;
}

interface Window {
  readonly from: number;
  readonly until: number;
}

export class Conductor {
  /** True where a note was left out since its sound had not come. */
  skipped = false;
  clicking = false;
  readonly #engine: Engine;
  readonly #stock: Stock;
  readonly #recordings: Recordings;
  readonly #ids = new Map<string, number>();
  readonly #sent = new Map<string, Sent>();
  /** The notes that lack their sounds, and when they begin. */
  readonly #missing = new Map<string, number>();
  #nextId = 1;
  #score: Score;
  #run: Run | null = null;
  #until = 0;
  #fetched = 0;

  constructor(engine: Engine, stock: Stock, recordings: Recordings, score: Score) {
    [this.#engine, this.#stock, this.#recordings, this.#score] = [engine, stock, recordings, score];
  }

  /** A number for something that is played by hand. */
  newId(): number {
    this.#nextId += 1;
    return this.#nextId;
  }

  /** Whether the beginning of a run can sound; if not, its sounds are fetched. */
  ready(score: Score, run: Run): boolean {
    const first = run.at + run.lead;
    const soon = first + FIRST * score.rate;
    const lacking = byStart(this.#notes(score, run, { from: first, until: soon })).filter(
      (note) => this.#voices(note) === null,
    );
    const tapes = this.#tapes(score, run, { from: first, until: soon });
    // What comes after is asked for now, and not waited for.
    for (const note of byStart(this.#notes(score, run, { from: soon, until: this.#horizon(first) })))
      this.#voices(note);
    return lacking.length === 0 && tapes.every(({ take }) => this.#recordings.has(take));
  }

  /** Begin a run. What sounds ends, unless the run goes on from it. */
  begin(score: Score, run: Run): void {
    if (!run.joins) this.#engine.post({ kind: "fade", ids: null });
    if (!run.joins || score.timing !== this.#score.timing) this.#sent.clear();
    [this.#score, this.#run, this.#fetched] = [score, run, run.at + run.lead];
    this.#missing.clear();
    const until = this.#horizon(run.at);
    this.#engine.post({ kind: "follow", from: run.at, legs: legs(run, run.at, until) });
    this.#plan(run, { from: run.at, until });
  }

  /** Stand still at a frame of the song. What sounds fades, or rings out. */
  stop(song: number, ringOut: boolean): void {
    const from = this.#engine.now();
    this.#run = null;
    this.#missing.clear();
    this.#sent.clear();
    this.#engine.post({ kind: "follow", from, legs: [{ at: from, song, moves: false }] });
    this.#engine.post({ kind: "replace", from, voices: toRows([]), tapes: [] });
    if (!ringOut) this.#engine.post({ kind: "fade", ids: null });
  }

  /** The song has changed, but not its time. What still exists sounds on; what does not fades. */
  change(score: Score): void {
    this.#score = score;
    if (this.#run !== null) this.#replan(this.#run);
  }

  /** Sounds have come: play what lacked them. */
  refresh(): void {
    if (this.#run !== null && this.#missing.size > 0) this.#replan(this.#run);
  }

  /** Plan on; to be called several times a second. */
  extend(): void {
    const run = this.#run;
    if (run === null) return;
    const until = this.#horizon(this.#engine.now());
    const from = this.#until;
    if (until > from) {
      const jumps = legs(run, from, until).filter(({ at }, i) => i > 0 || at > from);
      if (jumps.length > 0) this.#engine.post({ kind: "follow", from: jumps[0]?.at ?? from, legs: jumps });
      this.#plan(run, { from, until });
    }
    this.#forget();
    this.#fetch(run);
  }

  #horizon(now: number): number {
    return now + AHEAD * this.#score.rate;
  }

  #replan(run: Run): void {
    const now = this.#engine.now();
    const sounding = [...this.#sent].filter(([, { start, frames }]) => start < now && start + frames > now);
    const from = sounding.reduce((first, [, { start }]) => Math.min(first, start), now);
    this.#plan(run, { from, until: Math.max(this.#until, now) }, now);
    for (const [key, sent] of sounding) this.#compare(key, sent);
  }

  /** See what has become of a note that sounds. */
  #compare(key: string, sent: Sent): void {
    const still = this.#sent.get(key);
    if (still === undefined) this.#engine.post({ kind: "fade", ids: [sent.id] });
    else if (still.frames !== sent.frames)
      this.#engine.post({ kind: "hold", id: sent.id, held: still.frames });
  }

  /** Plan a window of the run, in the place of all that was to begin from `from` on. */
  #plan(run: Run, window: Window, from = window.from): void {
    for (const [key, { start }] of this.#sent) if (start >= window.from) this.#sent.delete(key);
    for (const [key, start] of this.#missing) if (start >= window.from) this.#missing.delete(key);
    const notes = this.#notes(this.#score, run, window).flatMap((note) => this.#due(note));
    const clicks = clicksIn(this.#score, run, window, this.clicking).map((click) => this.#click(click));
    const tapes = this.#tapes(this.#score, run, window);
    const voices = toRows([...notes, ...clicks]);
    this.#engine.post({ kind: "replace", from, voices, tapes });
    this.#until = window.until;
  }

  #notes(score: Score, run: Run, { from, until }: Window): readonly Planned[] {
    return score.song.tracks.flatMap((track: Track) => notesIn(score, run, track, from, until));
  }

  #voices({ track, pitch, velocity, frames }: Planned) {
    return this.#stock.voices(track.instrument, pitch, velocity, frames);
  }

  #due(note: Planned): readonly Due[] {
    const { key, track, start, frames, velocity, skip } = note;
    const voices = this.#voices(note);
    if (voices === null) {
      this.#missing.set(key, start);
      return [];
    }
    const id = this.#id(key);
    this.#sent.set(key, { id, start, frames });
    return voicing({ id, strip: `track:${track.id}`, start, frames, velocity, skip }, voices);
  }

  #tapes(score: Score, run: Run, { from, until }: Window): readonly TapeDue[] {
    return score.song.tracks
      .flatMap((track) => tapesIn(score, run, track, from, until))
      .filter(({ take, key, start }) => {
        const here = this.#recordings.has(take);
        if (!here) this.#missing.set(key, start);
        return here;
      })
      .map(({ key, ...tape }) => ({ ...tape, id: this.#id(key) }));
  }

  #click(click: Click): Due {
    return { ...click, id: this.#id(`click ${click.start}`) };
  }

  #id(key: string): number {
    const id = this.#ids.get(key) ?? this.newId();
    this.#ids.set(key, id);
    return id;
  }

  /** Drop what lies behind; a note whose sound has not come in time was left out. */
  #forget(): void {
    const now = this.#engine.now();
    for (const [key, { start, frames }] of this.#sent) if (start + frames < now) this.#sent.delete(key);
    for (const [key, start] of this.#missing) {
      if (start >= now) continue;
      this.skipped = true;
      this.#missing.delete(key);
    }
    if (this.#ids.size > 50_000) this.#ids.clear();
  }

  /** Fetch what the rest of the song needs, a little at a time. */
  #fetch(run: Run): void {
    if (this.#stock.busy) return;
    const { song, timing, rate } = this.#score;
    const end = run.at + run.lead + timing.frame(songEnd(song.tracks)) - run.song;
    if (this.#fetched >= end) return;
    const window = { from: this.#fetched, until: this.#fetched + NEXT * rate };
    for (const note of byStart(this.#notes(this.#score, run, window))) this.#voices(note);
    for (const track of song.tracks)
      for (const { take } of tapesIn(this.#score, run, track, window.from, window.until))
        this.#recordings.has(take);
    this.#fetched = window.until;
  }
}

/** The tick where the last clip ends. */
export const songEnd = (tracks: readonly Track[]): number =>
  tracks.reduce(
    (end, { clips }) =>
      clips.reduce((last, { start, length, repeats }) => Math.max(last, start + length * repeats), end),
    0,
  );

/** What sounds first comes first. */
const byStart = (notes: readonly Planned[]): readonly Planned[] =>
  [...notes].sort((a, b) => a.start - b.start);
