/** The studio: the whole song on a timeline, with its mixer, its patterns, and the editor of a clip. */

import type { TemplateResult } from "lit/html.js";
import type { Stop } from "../link.js";
import type { Room } from "../live/room.js";
import type { Here } from "../live/session.js";
import type { Edit } from "../song/edits.js";
import type { Song, Tick, Track } from "../song/model.js";
import { secondsAt } from "../song/tempo.js";
import { songEnd } from "../song/whole_song.js";
import { type Axis, fitting, zoomed } from "../view/axis.js";
import type { Box } from "../view/box.js";
import { withDraft } from "../view/draft.js";
import { Files } from "../view/files.js";
import { Frame, type View } from "../view/frame.js";
import { barLength } from "../view/grid_lines.js";
import { Instruments } from "../view/instruments.js";
import { isMenuKey } from "../view/menu.js";
import { pressedBy } from "../view/pressed.js";
import { Waves } from "../view/waves.js";
import { dropFiles, dropTake, partsOf, record } from "./arming.js";
import { Browser } from "./browser.js";
import { Editing } from "./editing.js";
import { Editor, type OpenInner } from "./editor.js";
import { chosenClips, spanOf } from "./gestures.js";
import { helpRows, hintOf, moreEntries } from "./hints.js";
import { commandOf } from "./keys.js";
import { page } from "./page.js";
import { Library } from "./patterns.js";
import { snappedTo } from "./snapping.js";
import { Stage } from "./stage.js";
import { firstState, heightOf, type Opened, ROW, type Row, rowsOf, type State, tallOf } from "./state.js";
import { chosenSaid, tellOthers, trackSaid } from "./told.js";
import { bringing, perform } from "./typing.js";
import { say } from "./words.js";

export class StudioView implements View {
  readonly kind = "studio";
  readonly room: Room;
  readonly frame: Frame;
  readonly editing: Editing;
  readonly browser: Browser;
  readonly editor: Editor;
  readonly library: Library;
  readonly instruments: Instruments;
  readonly waves: Waves;
  readonly #root: HTMLElement;
  #stage: Stage | null = null;
  state: State;
  box: Box | null = null;
  readonly #forget: Stop;
  readonly #files: Files;
  #ends: Stop = () => {};
  #held: { readonly clip: string; readonly choice: ReadonlySet<string> } = { clip: "", choice: new Set() };
  #click = 0;

  constructor(root: HTMLElement, room: Room, openDrums: OpenInner | null = null) {
    [this.#root, this.room] = [root, room];
    const { session } = room;
    this.state = firstState(session.song.tracks[0]?.id ?? "");
    this.editing = new Editing(this);
    this.browser = new Browser(this);
    this.editor = new Editor(this, openDrums);
    this.library = new Library(session, () => this.redraw());
    this.instruments = new Instruments(session, () => this.redraw());
    this.waves = new Waves(session, () => this.redraw());
    this.frame = new Frame(root, room, this);
    this.frame.show();
    this.#stage = new Stage(this, root);
    this.#files = new Files(root, (files, at) => dropFiles(this, files, at));
    this.#forget = room.recorder.listen(() => this.redraw());
  }

  close(): void {
    this.#ends();
    this.#forget();
    this.#files.close();
    for (const part of [this.#stage, this.editor, this.library, this.instruments, this.waves]) part?.close();
    this.frame.close();
  }

  /** The song as it is shown: with what is being dragged in its new place. */
  get song(): Song {
    const { song } = this.room.session;
    const { draft } = this.editing;
    return draft ? withDraft(song, draft) : song;
  }

  get track(): Track | null {
    return this.song.tracks.find(({ id }) => id === this.state.track) ?? null;
  }

  get rows(): readonly Row[] {
    return rowsOf(
      this.song.tracks.map(({ id }) => id),
      this.state.lanes,
    );
  }

  /** Pixels of the rows that are in sight: all of them, up to eight, and room for a new one. */
  get tall(): number {
    return tallOf(this.rows);
  }

  get headWidth(): number {
    return this.#root.querySelector<HTMLElement>(".arranger .corner")?.offsetWidth ?? 180;
  }

  set(changes: Partial<State>): void {
    this.state = { ...this.state, ...changes };
    if ("choice" in changes || "track" in changes) {
      this.frame.scoped();
      this.tellOthers();
    }
    this.frame.show();
    this.editor.show(this.state.opened);
    this.#stage?.draw();
  }

  /** Change where it looks without drawing: what is called in the middle of a frame draws later. */
  place(changes: Pick<Partial<State>, "axis">): void {
    this.state = { ...this.state, ...changes };
  }

  redraw(): void {
    this.frame.later();
    this.#stage?.draw();
  }

  setAxis(axis: Axis): void {
    this.#stage?.leave();
    this.set({ axis });
  }

  scrollBy(pixels: number): void {
    const most = Math.max(0, heightOf(this.rows) + ROW - this.tall);
    this.set({ scroll: Math.min(Math.max(this.state.scroll + pixels, 0), most) });
  }

  showRow(track: string): void {
    const row = this.rows[this.song.tracks.findIndex(({ id }) => id === track)];
    if (!row) return;
    if (row.top < this.state.scroll) this.scrollBy(row.top - this.state.scroll);
    else if (row.top + row.height > this.state.scroll + this.tall)
      this.scrollBy(row.top + row.height - this.state.scroll - this.tall);
  }

  /** Scroll to the first chosen clip. */
  showChosen(): void {
    const [first] = chosenClips(this.song, this.state.choice);
    if (!first) return;
    this.set({ axis: bringing(this, first.clip.start), track: first.track.id });
    this.showRow(first.track.id);
  }

  zoom(by: number): void {
    const { axis } = this.state;
    this.setAxis(zoomed(axis, by, axis.width / 2));
  }

  fit(): void {
    this.setAxis(fitting(this.state.axis, 0, Math.max(songEnd(this.song), 15_360)));
  }

  /** A place on the timeline drawn to the grid, which is as fine as it can be seen; `free` leaves it where it is. */
  snap(tick: number, free = false): Tick {
    return free ? Math.max(0, Math.round(tick)) : snappedTo(this.song.meter, this.state.axis, tick);
  }

  /** The shortest that a clip can be made by hand. */
  get least(): Tick {
    return 240;
  }

  bar(tick: Tick): Tick {
    return barLength(this.song.meter, tick);
  }

  seconds(from: number, to: number): number {
    const { tempo } = this.song;
    return secondsAt(tempo, to) - secondsAt(tempo, from);
  }

  /** One turn of a knob or a fader: all of a gesture is one step to undo. */
  turn(edit: Edit, name: string, join: boolean): void {
    this.room.session.edit(edit, { name, join });
  }

  open(opened: Opened | null): void {
    this.set({ opened });
    const root = this.#root.querySelector<HTMLElement>(
      opened ? ".editor [data-part]" : '[data-part="timeline"]',
    );
    root?.focus({ preventScroll: !opened });
  }

  /** What was chosen when a clip was grabbed: dragging shows drafts, and each begins from the song. */
  held(clip: string): ReadonlySet<string> {
    if (this.#held.clip !== clip || !this.state.choice.has(clip))
      this.#held = { clip, choice: new Set([clip]) };
    return this.#held.choice;
  }

  /** What is tried out, until the next. */
  auditions(ends: Stop): void {
    this.#ends();
    this.#ends = ends;
  }

  holdClick(_element: HTMLElement): void {
    this.#click = performance.now();
  }

  clickHeld(): boolean {
    return performance.now() - this.#click < 50;
  }

  tellOthers(x?: number, y?: number): void {
    tellOthers(this, x, y);
  }

  sayChosen(): void {
    this.frame.say(chosenSaid(this));
  }

  sayTrack(): void {
    this.frame.say(trackSaid(this));
  }

  // What the frame asks.

  name(): string {
    return say("name", { title: this.song.title });
  }

  parts() {
    return partsOf(this);
  }

  content(): TemplateResult {
    return page(this);
  }

  hint() {
    return hintOf(this);
  }

  keys(event: KeyboardEvent): boolean {
    const inside = event.target instanceof Element && event.target.closest('[data-part="timeline"]') !== null;
    if (!inside) return false;
    const command = isMenuKey(event)
      ? ({ do: "menu" } as const)
      : commandOf(pressedBy(event), this.state.choice.size > 0);
    return command !== null && perform(this, command);
  }

  help() {
    return helpRows();
  }

  more() {
    return moreEntries(this);
  }

  choice() {
    return spanOf(this.song, this.state.choice);
  }

  record(): boolean {
    void record(this);
    return true;
  }

  clear(): boolean {
    if (dropTake(this)) return true;
    if (this.state.placing) this.set({ placing: null });
    else if (this.state.choice.size > 0) this.set({ choice: new Set() });
    else return false;
    return true;
  }

  scope() {
    const [found] = chosenClips(this.song, this.state.choice);
    if (found) return { track: found.track.id, clip: found.clip.id };
    return { track: this.state.track };
  }

  follow(here: Here): void {
    if (here.tick !== undefined) this.place({ axis: bringing(this, here.tick) });
    if (here.track) this.showRow(here.track);
    this.redraw();
  }

  changed(): void {
    if (!this.track) this.state = { ...this.state, track: this.song.tracks[0]?.id ?? "" };
    const { opened } = this.state;
    if (opened && !this.song.tracks.some(({ id }) => id === opened.track)) this.set({ opened: null });
    this.#stage?.draw();
  }
}
