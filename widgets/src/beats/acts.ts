/** What hands and keys do to the hits: each act is one step to undo, and says what it did. */
import type { Transport } from "../audio/transport.js";
import type { Edit } from "../song/edits.js";
import { isNothing } from "../song/verbs.js";
import { cleared, copied, pasted } from "./clipboard.js";
import { looks } from "./drums.js";
import { LOUDNESS, type Loudness, putHit, setLoudness, takeHit } from "./painting.js";
import { homeOf, KIT, type Row } from "./pattern.js";
import { clearRow, fillRow, type Stretch, shiftRow } from "./row_edits.js";
import { setRow } from "./row_track.js";
import { type Cell, cellsOf, place } from "./sheet.js";
import { cellHint, placeSaid } from "./spoken.js";
import type { State } from "./state.js";
import { divisionsFor } from "./steps.js";
import { nextDivision, turnBeat } from "./turning.js";
import { say } from "./words.js";

export class Acts {
  readonly #state: State;
  readonly #transport: Transport;
  readonly #say: (sentence: string) => void;
  /** The beat that was divided otherwise last, so that one goes on from there. */
  #turned = "";

  constructor(state: State, transport: Transport, announce: (sentence: string) => void) {
    [this.#state, this.#transport, this.#say] = [state, transport, announce];
  }

  /** Sound a drum once, when nothing plays. */
  hear(pitch: number, velocity: number): void {
    const { track } = this.#state.pattern;
    if (this.#transport.motion !== "stopped") return;
    this.#transport.preview(track ? { track: track.id } : { instrument: KIT }, pitch, velocity);
  }

  edit(edit: Edit, name: string, join = false): boolean {
    return !isNothing(edit) && this.#state.session.edit(edit, { name, join });
  }

  /** On with the chosen loudness, or off. */
  hit(cell: Cell): void {
    if (this.#state.choice) this.paintChosen();
    else if (cell.step.hit) this.rest(cell);
    else this.put(cell, this.#state.velocity);
  }

  put(cell: Cell, velocity: number, join = false): void {
    const values = { name: looks(cell.pitch).name, place: placeSaid(cell.steps, cell.index) };
    this.edit(putHit(this.#state.pattern, cell.pitch, cell.step, velocity), say("step.hit", values), join);
    this.hear(cell.pitch, velocity);
    this.tell(cell);
  }

  rest(cell: Cell): void {
    const values = { name: looks(cell.pitch).name, place: placeSaid(cell.steps, cell.index) };
    this.edit(takeHit(this.#state.pattern, cell.pitch, cell.step), say("step.rest", values));
    this.tell(cell);
  }

  /** Soft, normal or accent: of the hits that are chosen, or of the one cell, where a rest becomes a hit. */
  loud(cell: Cell, loudness: Loudness): void {
    this.#state.brush = loudness;
    if (this.#state.choice) this.#louder(cell, () => LOUDNESS[loudness]);
    else if (cell.step.hit) this.#louder(cell, () => LOUDNESS[loudness]);
    else this.put(cell, LOUDNESS[loudness]);
  }

  /** A little louder or softer; further presses in a row are one step. */
  finer(cell: Cell, by: number, join: boolean): void {
    this.#louder(cell, (now) => now + by, join);
  }

  #louder(cell: Cell, velocity: (now: number) => number, join = false): void {
    const { pattern } = this.#state;
    const name = say("step.loud", { name: looks(cell.pitch).name });
    let joined = join;
    for (const one of this.chosenCells(cell).filter(({ step }) => step.hit)) {
      this.edit(setLoudness(this.#state.pattern, one.pitch, one.step.notes, velocity), name, joined);
      joined = true;
    }
    const hit = this.#state.cellAt({ pitch: cell.pitch, tick: cell.step.start })?.step.hit;
    if (hit && pattern.track) this.hear(cell.pitch, hit.velocity);
    this.tell(cell);
  }

  /** The cells that are chosen, or this one alone. */
  chosenCells(cell: Cell): readonly Cell[] {
    const { choice } = this.#state;
    if (!choice) return [cell];
    const rows = choice.pitches.flatMap((pitch) => this.#state.rowOf(pitch) ?? []);
    return rows.flatMap(cellsOf).filter(({ step }) => step.start >= choice.start && step.start < choice.end);
  }

  /** Fill the chosen cells, or empty them, by what the first is. */
  paintChosen(): void {
    const { choice, velocity } = this.#state;
    const here = this.#state.here;
    if (!choice || !here) return;
    const cells = this.chosenCells(here);
    const erase = cells[0]?.step.hit !== null;
    let join = false;
    for (const cell of cells) {
      const { pattern } = this.#state;
      const edit = erase
        ? takeHit(pattern, cell.pitch, cell.step)
        : putHit(pattern, cell.pitch, cell.step, velocity);
      const name = say(erase ? "step.erase" : "step.paint", { name: looks(cell.pitch).name });
      join = this.edit(edit, name, join) || join;
    }
  }

  /** The beat in triplets; again: in 4, then in 2. */
  turn(cell: Cell): void {
    const { beat, division } = cell.steps;
    const key = place(cell.pitch, beat.start);
    const to = nextDivision(division, this.#turned === key, divisionsFor(beat.whole).all);
    this.#turned = key;
    const { clip } = this.#state.pattern;
    const values = { name: looks(cell.pitch).name, beat: beat.number, count: to };
    if (clip)
      this.edit(
        turnBeat(homeOf(this.#state.pattern, cell.pitch).clip.id, cell.steps, to),
        say("step.turn", values),
      );
    this.#state.see({ turned: new Map(this.#state.look.turned).set(key, to) });
    this.#say(say("step.turn", values));
  }

  set(row: Row, field: "mute" | "solo"): void {
    const { track, song } = this.#state.pattern;
    if (!track) return;
    const { name } = looks(row.pitch);
    const on = !row[field];
    const step = say(
      field === "mute" ? (on ? "step.mute" : "step.unmute") : on ? "step.solo" : "step.unsolo",
      { name },
    );
    this.edit(setRow(song, track, row.pitch, name, field, on), step);
    this.#say(say(field === "mute" ? (on ? "muted" : "unmuted") : on ? "soloed" : "unsoloed", { name }));
  }

  fill(row: Row, every: number): void {
    const cells = this.#cells(row);
    const edit = fillRow(
      this.#state.pattern,
      row,
      cells.map(({ step }) => step),
      every,
      this.#state.velocity,
    );
    this.edit(edit, say("step.fill", { name: looks(row.pitch).name }));
  }

  shift(row: Row, by: -1 | 1): void {
    const length = this.#cells(row)[0]?.step.length ?? 240;
    const edit = shiftRow(this.#state.pattern, row, this.stretch(), by * length);
    this.edit(edit, say("step.shift", { name: looks(row.pitch).name }));
  }

  clear(row: Row, stretch: Stretch = this.stretch()): void {
    const edit = clearRow(this.#state.pattern, row, stretch);
    this.edit(edit, say("step.clear", { name: looks(row.pitch).name }));
  }

  #cells(row: Row): readonly Cell[] {
    const shown = this.#state.rowOf(row.pitch);
    const { start, end } = this.stretch();
    return shown ? cellsOf(shown).filter(({ step }) => step.start >= start && step.start < end) : [];
  }

  /** The bar that is shown. */
  stretch(): Stretch {
    const { bar } = this.#state.sheet;
    return { start: bar.start, end: bar.start + bar.length };
  }

  /** Copy what is chosen, or else the whole bar. */
  copy(): void {
    const { choice, sheet } = this.#state;
    const rows = choice
      ? choice.pitches.flatMap((pitch) => this.#state.rowOf(pitch)?.row ?? [])
      : sheet.rows.map(({ row }) => row);
    this.#state.copied = copied(rows, choice ?? this.stretch());
    this.#say(say("copied"));
  }

  copyRow(row: Row): void {
    this.#state.copied = copied([row], this.stretch());
    this.#say(say("copied"));
  }

  cut(): void {
    this.copy();
    this.erase(say("step.cut"));
  }

  /** No hits in what is chosen. */
  erase(name: string = say("step.erase.chosen")): void {
    const { choice, sheet, pattern } = this.#state;
    const rows = sheet.rows
      .map(({ row }) => row)
      .filter(({ pitch }) => choice?.pitches.includes(pitch) ?? true);
    this.edit(cleared(pattern, rows, choice ?? this.stretch()), name);
  }

  /** Put what was copied at the cell; a bar goes to the bar's start. */
  paste(cell: Cell): void {
    const { copied: held, pattern, sheet } = this.#state;
    if (!held) return;
    const at = held.length >= sheet.bar.length ? sheet.bar.start : cell.step.start;
    this.edit(pasted(pattern, held, at, cell.pitch), say("step.paste"));
  }

  /** What is chosen once more, right after it. */
  double(): boolean {
    const { choice, pattern } = this.#state;
    if (!choice) return false;
    const rows = choice.pitches.flatMap((pitch) => this.#state.rowOf(pitch)?.row ?? []);
    this.edit(pasted(pattern, copied(rows, choice), choice.end, choice.pitches[0] ?? 0), say("step.double"));
    const by = choice.end - choice.start;
    this.#state.choice = { ...choice, start: choice.start + by, end: choice.end + by };
    return true;
  }

  /** Say what is in a cell now. */
  tell({ pitch, step }: Cell): void {
    const now = this.#state.cellAt({ pitch, tick: step.start });
    if (now) this.#say(cellHint(pitch, now.steps, now.index));
  }
}
