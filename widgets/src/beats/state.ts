/** What one beat grid shows and has chosen, beside the song itself. */
import type { Session } from "../live/session.js";
import type { Tick } from "../song/model.js";
import type { Copied } from "./clipboard.js";
import { LOUDNESS, type Loudness } from "./painting.js";
import { type Pattern, patternOf } from "./pattern.js";
import type { Stretch } from "./row_edits.js";
import { type Cell, cellAt, type Look, type Sheet, type SheetRow, sheetOf } from "./sheet.js";

/** Chosen cells: some rows that stand together, and a stretch of time. */
export interface Choice extends Stretch {
  readonly pitches: readonly number[];
}

/** A row and a tick of the clip: where the keys act. */
export interface Spot {
  readonly pitch: number;
  readonly tick: Tick;
}

const FIRST_LOOK: Look = { bar: 0, spread: 1, page: 0, added: [], arranged: [], each: 0, turned: new Map() };

/** What was copied can be put into every grid of the page. */
const KEY = Symbol.for("musiclab.beats.copied");

export class State {
  readonly session: Session;
  track: string;
  clip = "";
  brush: Loudness = "normal";
  focus: Spot | null = null;
  choice: Choice | null = null;
  /** The row that a line of code writes, while the pointer is on it. */
  lit: number | null = null;
  /** Where a choice by Shift and arrows began. */
  anchor: Spot | null = null;
  #look: Look = FIRST_LOOK;
  #drawn: { readonly pattern: Pattern; readonly look: Look; readonly sheet: Sheet } | null = null;

  constructor(session: Session, track: string) {
    [this.session, this.track] = [session, track];
  }

  get look(): Look {
    return this.#look;
  }

  /** See something else of the clip. */
  see(look: Partial<Look>): void {
    this.#look = { ...this.#look, ...look };
  }

  /** Show another clip from its start. */
  show(clip: string): void {
    [this.clip, this.focus, this.choice] = [clip, null, null];
    this.see({ bar: 0, page: 0, turned: new Map() });
  }

  get pattern(): Pattern {
    const { song } = this.session;
    const known = this.#drawn?.pattern;
    return known?.song === song && (known.clip?.id ?? "") === this.clip
      ? known
      : patternOf(song, this.track, this.clip);
  }

  get sheet(): Sheet {
    const pattern = this.pattern;
    if (this.#drawn?.pattern === pattern && this.#drawn.look === this.#look) return this.#drawn.sheet;
    const sheet = sheetOf(pattern, this.#look);
    this.#drawn = { pattern, look: this.#look, sheet };
    [this.track, this.clip] = [pattern.track?.id ?? this.track, pattern.clip?.id ?? this.clip];
    return sheet;
  }

  get velocity(): number {
    return LOUDNESS[this.brush];
  }

  rowOf(pitch: number): SheetRow | null {
    return this.sheet.rows.find(({ row }) => row.pitch === pitch) ?? null;
  }

  cellAt({ pitch, tick }: Spot): Cell | null {
    const row = this.rowOf(pitch);
    return row ? cellAt(row, tick) : null;
  }

  /** Where the keys act: the cell that has or had focus, or the first of all. */
  get here(): Cell | null {
    const { rows, bar } = this.sheet;
    const focus =
      this.focus && this.rowOf(this.focus.pitch)
        ? this.focus
        : { pitch: rows[0]?.row.pitch ?? 0, tick: bar.start };
    return this.cellAt(focus);
  }

  get copied(): Copied | null {
    const found: Copied | undefined = Reflect.get(globalThis, KEY);
    return found ?? null;
  }

  set copied(copied: Copied | null) {
    Reflect.set(globalThis, KEY, copied);
  }
}
