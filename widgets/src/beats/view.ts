/** The beat grid of a live song. */
import { html, type TemplateResult } from "lit/html.js";
import type { LoopRegion } from "../audio/transport.js";
import type { Stop } from "../link.js";
import type { Room } from "../live/room.js";
import type { Here } from "../live/session.js";
import type { CodeLine } from "../view/code_drawer.js";
import { button, type Keys } from "../view/controls.js";
import { Frame, type View } from "../view/frame.js";
import type { Pointed } from "../view/gesture.js";
import type { Entry } from "../view/menu.js";
import { Acts } from "./acts.js";
import { BarActs } from "./bar_acts.js";
import { looks } from "./drums.js";
import { grid } from "./grid.js";
import { cellOf, type Hand, press } from "./hands.js";
import { helpKeys, hintKeys } from "./help.js";
import { Keyboarding } from "./keyboarding.js";
import {
  addSound,
  cellMenu,
  chooseClip,
  chooseKit,
  chooseSound,
  kitName,
  type Menus,
  narrowEntries,
  rowMenu,
  swingMenu,
} from "./menus.js";
import { showNow } from "./now.js";
import { KIT, type Row } from "./pattern.js";
import { dragRow } from "./row_drag.js";
import { ruler } from "./ruler.js";
import type { Cell } from "./sheet.js";
import { cellHint } from "./spoken.js";
import { State } from "./state.js";
import { swingControl, tools } from "./tools.js";
import { say } from "./words.js";

/** A widget wider than this shows two bars side by side, in pixels. */
const WIDE = 1100;

export class BeatsView implements View {
  readonly kind = "beats";
  readonly #state: State;
  readonly #frame: Frame;
  readonly #acts: Acts;
  readonly #bars: BarActs;
  readonly #keys: Keyboarding;
  readonly #menus: Menus;
  readonly #hand: Hand;
  readonly #stops: readonly Stop[];

  constructor(root: HTMLElement, room: Room, options: Readonly<Record<string, string>> = {}) {
    const { session, transport } = room;
    this.#state = new State(session, options.track ?? "");
    this.#frame = new Frame(root, room, this);
    this.#acts = new Acts(this.#state, transport, (sentence) => this.#frame.say(sentence));
    this.#bars = new BarActs(this.#state, this.#acts);
    const show = (): void => this.#frame.show();
    const [state, acts, bars] = [this.#state, this.#acts, this.#bars];
    this.#menus = { state, acts, bars, transport, show };
    this.#keys = new Keyboarding({ root, menus: this.#menus, frame: this.#frame, choose: this.#choose });
    this.#hand = { state, acts, show, choose: this.#choose, menu: (cell, at) => this.#menu(cell, at) };
    const sized = new ResizeObserver(() => this.#fit(root.clientWidth));
    sized.observe(root);
    this.#stops = [() => sized.disconnect(), showNow(root, room, state, show)];
    show();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#frame.close();
  }

  name(): string {
    return say("name", { title: this.#state.session.song.title });
  }

  parts() {
    return { click: true, lcd: { key: false } };
  }

  extra(): TemplateResult {
    const { session } = this.#state;
    return swingControl(session.song, {
      swing: (percent, join) => this.#bars.swing(percent, join),
      unit: ({ currentTarget: anchor }) => anchor instanceof HTMLElement && swingMenu(this.#menus, anchor),
      back: () => session.undo(),
    });
  }

  bars(): readonly TemplateResult[] {
    const { pattern, sheet, brush, look } = this.#state;
    const bar = tools(
      { pattern, sheet, brush, page: look.page },
      {
        go: (to) => this.#then(() => this.#bars.go(to)),
        add: () => this.#then(() => this.#bars.add()),
        brush: (loudness) => this.#then(() => (this.#state.brush = loudness)),
        each: (each) => this.#then(() => this.#state.see({ each, turned: new Map() })),
        page: (by) => this.#then(() => this.#turnPage(by)),
        clip: ({ currentTarget: anchor }) => anchor instanceof HTMLElement && chooseClip(this.#menus, anchor),
        repeat: (count, join) => this.#bars.repeat(count, join),
        repeated: () => this.#state.session.undo(),
      },
    );
    return [bar];
  }

  content(): TemplateResult {
    const { pattern, sheet, look, session } = this.#state;
    const from = pattern.clip?.start ?? 0;
    const twice = (tick: number): void => this.#twice(tick);
    const down = (event: PointerEvent): void => this.#keys.swipe(event);
    const silent = pattern.track?.mute ?? false;
    const empty = sheet.rows.every(({ row }) => row.notes.length === 0);
    const state = {
      sheet,
      here: this.#state.here,
      page: look.page,
      kit: kitName(pattern.track?.instrument ?? KIT),
      chosen: (cell: Cell) => this.#isChosen(cell),
      first: empty,
      lit: this.#state.lit,
      soloed: sheet.rows.some(({ row }) => row.solo),
      people: session.people.filter(({ here }) => here?.view === "beats" && here.clip === pattern.clip?.id),
    };
    return html`<div class="beats ${silent ? "silent" : ""}" @pointerdown=${this.#press} @contextmenu=${this.#contextMenu}
        @focusin=${this.#focus} @pointerover=${this.#over} @pointerleave=${this.#leave}>
      ${ruler({ sheet, song: session.song, from, page: look.page }, { twice, down })}
      ${grid(state, { sound: (row, event) => this.#sound(row, event), set: (row, field) => this.#then(() => this.#acts.set(row, field)), order: (row, event) => this.#order(row, event) })}
      <div class="below">${button({ label: say("sound.add"), text: say("sound.add"), icon: "plus", class: "small", opens: "listbox", do: this.#add })}
      ${empty ? html`<span class="sub first-words">${say("first.do")} <kbd>${say("first.key")}</kbd></span>` : ""}</div></div>`;
  }

  hint() {
    const { here } = this.#state;
    const under = this.#keys.pointed && this.#state.cellAt(this.#keys.pointed);
    const pointed = under ?? (this.#keys.inside ? here : null);
    return {
      says: pointed ? cellHint(pointed.pitch, pointed.steps, pointed.index) : say("hint"),
      keys: hintKeys(),
    };
  }

  keys(event: KeyboardEvent): boolean {
    return this.#keys.take(event);
  }

  help(): readonly Keys[] {
    return helpKeys();
  }

  more(): readonly Entry[] {
    const { pattern, copied } = this.#state;
    const then = (work: () => void) => () => this.#then(work);
    const more =
      this.#frame.root.querySelector<HTMLElement>('[data-bar="transport"] .b:last-child') ?? this.#frame.root;
    return [
      ...narrowEntries(this.#menus, then),
      { label: say("kit"), off: pattern.track === null, do: () => chooseKit(this.#menus, more) },
      { label: say("bar.double"), off: pattern.clip === null, do: then(() => this.#bars.double()) },
      { label: say("bar.copy"), off: pattern.clip === null, do: then(() => this.#acts.copy()) },
      {
        label: say("paste"),
        off: copied === null,
        do: then(() => this.#state.here && this.#acts.paste(this.#state.here)),
      },
      { label: say("bar.earlier"), off: pattern.clip === null, do: then(() => this.#bars.shift(-1)) },
      { label: say("bar.later"), off: pattern.clip === null, do: then(() => this.#bars.shift(1)) },
      { label: say("bar.clear"), off: pattern.clip === null, do: then(() => this.#bars.clear()) },
      { label: say("bar.remove"), off: pattern.clip === null, do: then(() => this.#bars.remove()) },
    ];
  }

  choice(): LoopRegion | null {
    const { clip } = this.#state.pattern;
    const { choice, sheet } = this.#state;
    const from = clip?.start ?? 0;
    if (choice) return { start: from + choice.start, end: from + choice.end };
    return { start: from, end: from + (clip?.length ?? sheet.bar.length) };
  }

  clear(): boolean {
    const had = this.#state.choice !== null;
    [this.#state.choice, this.#state.anchor] = [null, null];
    return had;
  }

  scope() {
    const { pattern } = this.#state;
    return {
      ...(pattern.track ? { track: pattern.track.id } : {}),
      ...(pattern.clip ? { clip: pattern.clip.id } : {}),
    };
  }

  light(line: CodeLine | null): void {
    if ((line?.pitch ?? null) === this.#state.lit) return;
    this.#state.lit = line?.pitch ?? null;
    this.#frame.later();
  }

  follow(here: Here): void {
    if (here.view !== "beats" || here.track !== this.#state.pattern.track?.id) return;
    if (here.clip) this.#state.clip = here.clip;
    const bar = this.#state.sheet.bars.findLastIndex(({ start }) => start <= (here.tick ?? 0));
    this.#then(() => this.#bars.go(Math.max(0, bar)));
  }

  #then(work: () => unknown): void {
    work();
    this.#frame.show();
    this.#frame.scoped();
  }

  #fit(width: number): void {
    const spread = width > WIDE ? 2 : 1;
    if (spread === this.#state.look.spread) return;
    this.#state.see({ spread });
    this.#frame.later();
  }

  /** Half a bar further; beyond the bar's end the next one. */
  #turnPage(by: -1 | 1): void {
    const { look, sheet } = this.#state;
    const pages = Math.ceil((sheet.rows[0]?.beats.length ?? 4) / 2);
    const page = look.page + by;
    if (page >= 0 && page < pages) this.#state.see({ page });
    else if (sheet.bars[sheet.at + by]) {
      this.#bars.go(sheet.at + by);
      this.#state.see({ page: by > 0 ? 0 : pages - 1 });
    }
  }

  readonly #choose = (from: Cell, to: Cell): void => {
    const pitches = this.#state.sheet.rows.map(({ row }) => row.pitch);
    const [a, b] = [pitches.indexOf(from.pitch), pitches.indexOf(to.pitch)];
    const [first, last] = from.step.start <= to.step.start ? [from, to] : [to, from];
    this.#state.choice = {
      pitches: pitches.slice(Math.min(a, b), Math.max(a, b) + 1),
      start: first.step.start,
      end: last.step.start + last.step.length,
    };
    this.#frame.show();
    const [top, bottom] = [Math.min(a, b), Math.max(a, b)].map((i) => looks(pitches[i] ?? 0).name);
    const rows = top === bottom ? top : say("chosen.rows", { first: top ?? "", last: bottom ?? "" });
    const place = (cell: Cell): string =>
      cellHint(cell.pitch, cell.steps, cell.index).split(", ").slice(2).join(", ").split(":")[0] ?? "";
    this.#frame.say(say("chosen", { rows: rows ?? "", from: place(first), to: place(last) }));
  };

  #isChosen({ pitch, step }: Cell): boolean {
    const { choice } = this.#state;
    if (!choice?.pitches.includes(pitch)) return false;
    return step.start >= choice.start && step.start < choice.end;
  }

  readonly #press = (event: PointerEvent): void => press(event, this.#hand);

  readonly #contextMenu = (event: MouseEvent): void => {
    const at = { x: event.clientX, y: event.clientY };
    const cell = cellOf(this.#state, event.target)?.cell;
    const row = cell ? null : this.#keys.rowOf(event.target);
    if (cell || row) event.preventDefault();
    if (cell) this.#menu(cell, at);
    else if (row) rowMenu(this.#menus, row, { ...at, within: this.#frame.root });
  };

  #menu(cell: Cell, { x, y }: Pick<Pointed, "x" | "y">): void {
    cellMenu(this.#menus, cell, { x, y, within: this.#frame.root });
  }

  readonly #focus = (event: Event): void =>
    this.#keys.focused(cellOf(this.#state, event.target)?.cell ?? null);
  readonly #over = (event: Event): void => this.#keys.point(cellOf(this.#state, event.target)?.cell ?? null);
  readonly #leave = (): void => this.#keys.point(null);

  /** The beat of the row where the keys act, in three. */
  #twice(tick: number): void {
    const here = this.#state.here;
    const cell = here && this.#state.cellAt({ pitch: here.pitch, tick });
    if (cell) this.#then(() => this.#acts.turn(cell));
  }

  readonly #add = ({ currentTarget: anchor }: Event): void => {
    if (anchor instanceof HTMLElement) addSound(this.#menus, anchor);
  };

  #sound(row: Row, { currentTarget: anchor }: Event): void {
    if (anchor instanceof HTMLElement) chooseSound(this.#menus, row, anchor);
  }

  #order(row: Row, event: PointerEvent): void {
    dragRow(event, (by) => this.#then(() => this.#bars.order(row, by)));
  }
}
