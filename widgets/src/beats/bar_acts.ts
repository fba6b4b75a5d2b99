/** What is done to bars, to rows as a whole, and to the feel: each one step to undo. */
import { together } from "../song/edits.js";
import type { Tick } from "../song/model.js";
import type { Acts } from "./acts.js";
import { addBar, clearBar, doubleBar, removeBar, setRepeats } from "./bar_edits.js";
import { looks } from "./drums.js";
import { percentOf } from "./feel.js";
import type { Row } from "./pattern.js";
import { shiftRow, soundRow } from "./row_edits.js";
import type { State } from "./state.js";
import { say } from "./words.js";

export class BarActs {
  readonly #state: State;
  readonly #acts: Acts;

  constructor(state: State, acts: Acts) {
    [this.#state, this.#acts] = [state, acts];
  }

  add(): void {
    const { sheet, pattern } = this.#state;
    if (this.#acts.edit(addBar(pattern), say("step.bar.add"))) this.go(sheet.bars.length);
  }

  double(): void {
    const { sheet, pattern } = this.#state;
    if (this.#acts.edit(doubleBar(pattern, sheet.bar), say("step.bar.double", { bar: sheet.bar.number })))
      this.go(sheet.at + 1);
  }

  remove(): void {
    const { sheet, pattern } = this.#state;
    this.#acts.edit(removeBar(pattern, sheet.bar), say("step.bar.remove", { bar: sheet.bar.number }));
    this.go(Math.min(sheet.at, this.#state.sheet.bars.length - 1));
  }

  clear(): void {
    const { sheet, pattern } = this.#state;
    this.#acts.edit(clearBar(pattern, sheet.bar), say("step.bar.clear", { bar: sheet.bar.number }));
  }

  /** Everything in the bar a step later or earlier; what leaves at one end comes in at the other. */
  shift(by: -1 | 1): void {
    const { sheet, pattern } = this.#state;
    const step = (sheet.rows[0]?.beats[0]?.beat.whole ?? 960) / sheet.each;
    const edits = sheet.rows.map(({ row }) => shiftRow(pattern, row, this.#acts.stretch(), by * step));
    this.#acts.edit(together(edits), say("step.bar.shift", { bar: sheet.bar.number }));
  }

  repeat(count: number, join: boolean): void {
    this.#acts.edit(setRepeats(this.#state.pattern, count), say("step.times", { count }), join);
  }

  /** Show another bar; the keys act at the same place in it. */
  go(to: number): void {
    const { sheet, focus } = this.#state;
    const at = Math.min(Math.max(0, to), sheet.bars.length - 1);
    const bar = sheet.bars[at];
    this.#state.see({ bar: at, page: 0 });
    this.#state.choice = null;
    if (bar && focus)
      this.#state.focus = {
        ...focus,
        tick: bar.start + Math.min(focus.tick - sheet.bar.start, bar.length - 1),
      };
  }

  /** A further row, which has no hit yet. */
  addRow(pitch: number): void {
    const { look, sheet } = this.#state;
    const shown = sheet.rows.map(({ row }) => row.pitch);
    this.#state.see({ added: [...new Set([...shown, ...look.added, pitch])] });
    this.#state.focus = { pitch, tick: sheet.bar.start };
  }

  /** Take a row away with all its hits. */
  removeRow(row: Row): void {
    const { look, pattern } = this.#state;
    const others = this.#state.sheet.rows
      .map((shown) => shown.row.pitch)
      .filter((pitch) => pitch !== row.pitch);
    const whole = { start: 0, end: pattern.clip?.length ?? 0 };
    this.#acts.clear(row, whole);
    this.#state.see({ added: look.added.length > 0 ? others : [] });
    this.#state.focus = null;
  }

  /** Another drum plays the row. */
  sound(row: Row, pitch: number): void {
    const { look, pattern } = this.#state;
    const { name } = looks(pitch);
    const swapped = (pitches: readonly number[]): readonly number[] =>
      pitches.map((one) => (one === row.pitch ? pitch : one));
    const added =
      row.notes.length === 0
        ? [...look.added.filter((one) => one !== row.pitch), ...this.#shown(row), pitch]
        : swapped(look.added);
    this.#acts.edit(soundRow(pattern, row, pitch, name), say("step.sound", { name: looks(row.pitch).name }));
    this.#state.see({ added, arranged: swapped(look.arranged) });
    if (this.#state.focus?.pitch === row.pitch) this.#state.focus = { ...this.#state.focus, pitch };
  }

  #shown(row: Row): readonly number[] {
    return this.#state.sheet.rows.map((shown) => shown.row.pitch).filter((pitch) => pitch !== row.pitch);
  }

  /** Move a row among the others. */
  order(row: Row, by: number): void {
    const pitches = this.#state.sheet.rows.map((shown) => shown.row.pitch);
    const from = pitches.indexOf(row.pitch);
    const to = Math.min(Math.max(0, from + by), pitches.length - 1);
    const others = pitches.filter((pitch) => pitch !== row.pitch);
    this.#state.see({ arranged: [...others.slice(0, to), row.pitch, ...others.slice(to)] });
  }

  swing(percent: number, join: boolean): void {
    const { swing } = this.#state.session.song;
    const unit: Tick = swing.ratio === 0.5 ? (this.#state.sheet.each % 4 === 0 ? 240 : 480) : swing.unit;
    const value = { ratio: percent / 100, unit };
    this.#acts.edit({ edit: "set-song", field: "swing", value }, say("step.swing", { percent }), join);
  }

  swingUnit(unit: Tick): void {
    const { swing } = this.#state.session.song;
    const value = { ...swing, unit };
    this.#acts.edit(
      { edit: "set-song", field: "swing", value },
      say("step.swing", { percent: percentOf(swing) }),
    );
  }

  kit(name: string): void {
    const { track } = this.#state.pattern;
    if (!track) return;
    this.#acts.edit(
      { edit: "set-track", track: track.id, field: "instrument", value: name },
      say("step.kit", { name }),
    );
  }
}
