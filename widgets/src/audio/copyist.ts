/** Keeps copies of the busiest tracks ahead of what sounds, for as long as a computer cannot keep up. */
import type { Track } from "../song/model.js";
import { busiest, copyOf, type MakePerforming } from "./copying.js";
import type { Engine } from "./engine.js";
import { withModule } from "./module.js";
import type { Performing } from "./performing.js";
import { sameTime } from "./sameness.js";
import type { Score } from "./score.js";
import type { Stock } from "./stock.js";

/** A copy begins so many seconds ahead of what sounds, is so long, and is looked for so far ahead. */
const LEAD = 2;
const LENGTH = 6;
const LOOK = 8;
/** Frames by which copies that follow one another overlap: a block lies in one of them as a whole. */
const OVERLAP = 256;

/** A track that is copied: as it was, and the stretches there are. */
interface Copied {
  readonly track: Track;
  readonly score: Score;
  readonly stretches: { readonly song: number; readonly frames: number }[];
}

interface Module {
  readonly Performing: typeof Performing;
}

export class Copyist {
  readonly #engine: Engine;
  readonly #stock: Stock;
  readonly #copied = new Map<string, Copied>();
  #make: MakePerforming | null = null;
  #working = false;

  constructor(engine: Engine, stock: Stock) {
    [this.#engine, this.#stock] = [engine, stock];
  }

  /** The names of the tracks that are played from copies. */
  get names(): readonly string[] {
    const ready = [...this.#copied.values()].filter(({ stretches }) => stretches.length > 0);
    return ready.map(({ track }) => track.name || track.id);
  }

  /** Copy so many tracks on; `songIn` gives the song's frame that sounds in so many frames. */
  tend(count: number, score: Score, songIn: (frames: number) => number): void {
    const chosen = busiest(score.song.tracks, count);
    for (const [id, copied] of this.#copied) {
      const track = chosen.find((one) => one.id === id);
      if (track === undefined || !sameSound(copied, track, score)) this.#drop(id);
    }
    if (this.#working) return;
    for (const track of chosen) {
      const song = this.#lacking(track, score, songIn);
      if (song === null) continue;
      void this.#copy(track, score, song);
      return;
    }
  }

  #drop(id: string): void {
    this.#copied.delete(id);
    this.#engine.post({ kind: "copy", strip: `track:${id}`, copy: null });
  }

  /** The first frame ahead of which there is no copy, or null. */
  #lacking({ id }: Track, { rate }: Score, songIn: (frames: number) => number): number | null {
    const stretches = this.#copied.get(id)?.stretches ?? [];
    for (let ahead = LEAD; ahead < LOOK; ahead += 0.5) {
      const song = songIn(ahead * rate);
      const held = stretches.find((one) => song >= one.song && song < one.song + one.frames);
      if (held === undefined) return song;
    }
    return null;
  }

  async #copy(track: Track, score: Score, song: number): Promise<void> {
    this.#working = true;
    try {
      this.#make ??= await loadMake();
      const copied = this.#copied.get(track.id) ?? { track, score, stretches: [] };
      this.#copied.set(track.id, copied);
      const before = copied.stretches.find((one) => song >= endOf(one) && song - endOf(one) < score.rate);
      const from = before === undefined ? song : endOf(before);
      const frames = LENGTH * score.rate;
      const copy = await copyOf(this.#make, score, track, this.#stock.sounds, {
        song: from,
        frames: frames + OVERLAP,
      });
      if (this.#copied.get(track.id) !== copied) return;
      copied.stretches.push({ song: from, frames });
      this.#engine.post({ kind: "copy", strip: `track:${track.id}`, copy }, [
        copy.left.buffer,
        copy.right.buffer,
      ]);
    } finally {
      this.#working = false;
    }
  }
}

const endOf = ({ song, frames }: { readonly song: number; readonly frames: number }): number => song + frames;

async function loadMake(): Promise<MakePerforming> {
  const { Performing: Made }: Module = await withModule((address) => import(address));
  return (rate) =>
    new Made(
      rate,
      0,
      () => 0,
      () => {},
    );
}

const sameSound = ({ track, score }: Copied, now: Track, current: Score): boolean =>
  track.clips === now.clips &&
  track.instrument === now.instrument &&
  track.effects === now.effects &&
  track.automation === now.automation &&
  score.speed === current.speed &&
  (score.speed !== 1 || sameTime(score.song, current.song));
