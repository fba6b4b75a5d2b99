/** A few notes tried out, as a pattern is before it is put in: in time from one moment on, as soon as all their sounds are there. */
import { voicing } from "../mix/voicing.js";
import type { Note, Song } from "../song/model.js";
import { bpmAt } from "../song/tempo.js";
import { PER_BEAT } from "../song/time.js";
import type { Reach } from "./reach.js";
import { toRows } from "./rows.js";

/** Seconds from the moment when all is there to the first note. */
const LEAD = 0.06;
/** A trial whose sounds come later than this is given up, in milliseconds. */
const PATIENCE = 4000;

interface Trial {
  readonly instrument: string;
  readonly notes: readonly Note[];
  readonly since: number;
}

export class Audition {
  readonly #reach: () => Reach | null;
  readonly #song: () => Song;
  #trial: Trial | null = null;
  #ids: readonly number[] = [];

  constructor(reach: () => Reach | null, song: () => Song) {
    [this.#reach, this.#song] = [reach, song];
  }

  /** Try notes out; whatever was tried before ends. */
  begin(instrument: string, notes: readonly Note[]): void {
    this.end();
    this.#trial = { instrument, notes, since: performance.now() };
    this.refresh();
  }

  end(): void {
    this.#trial = null;
    const engine = this.#ids.length > 0 ? this.#reach()?.engine : undefined;
    engine?.post({ kind: "try", voices: toRows([]) });
    engine?.post({ kind: "fade", ids: this.#ids });
    this.#ids = [];
  }

  /** Sounds have come: begin where all are there. */
  refresh(): void {
    const [trial, reach] = [this.#trial, this.#reach()];
    if (trial === null || reach === null) return;
    if (performance.now() - trial.since > PATIENCE) this.#trial = null;
    else if (this.#sound(trial, reach)) this.#trial = null;
  }

  /** All notes at their frames; false while sounds are on their way. */
  #sound({ instrument, notes }: Trial, { engine, stock, conductor }: Reach): boolean {
    const perTick = (60 / bpmAt(this.#song().tempo, 0) / PER_BEAT) * engine.rate;
    const from = engine.now() + Math.round(LEAD * engine.rate);
    const found = notes.map((note) => {
      const frames = Math.max(Math.round(note.duration * perTick), 1);
      return { note, frames, voices: stock.voices(instrument, note.pitch, note.velocity, frames) };
    });
    if (found.some(({ voices }) => voices === null)) return false;
    const ids: number[] = [];
    const due = found.flatMap(({ note, frames, voices }) => {
      const id = conductor.newId();
      ids.push(id);
      const start = from + Math.round(note.start * perTick);
      return voicing({ id, strip: "hand", start, frames, velocity: note.velocity, skip: 0 }, voices ?? []);
    });
    engine.post({ kind: "try", voices: toRows(due) });
    this.#ids = ids;
    return true;
  }
}
