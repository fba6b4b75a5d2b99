/** The piano roll: notes of one part over time and pitch, to draw, move, lengthen, choose, stamp, split and hear. */

import type { TemplateResult } from "lit/html.js";
import type { Room } from "../live/room.js";
import type { Here } from "../live/session.js";
import { chordsOfKey } from "../song/key.js";
import type { Song, Track } from "../song/model.js";
import { songEnd } from "../song/whole_song.js";
import { type Axis, fitting, following, xOf, zoomed } from "../view/axis.js";
import type { Box } from "../view/box.js";
import { withDraft } from "../view/draft.js";
import { Frame, type View } from "../view/frame.js";
import { isMenuKey } from "../view/menu.js";
import { pressedBy } from "../view/pressed.js";
import { chosenIn, chosenNotes } from "./choice.js";
import { closeTo, onRoot } from "./chords.js";
import { Editing } from "./editing.js";
import { framed } from "./framing.js";
import { helpRows, hintKeys } from "./hints.js";
import { commandOf } from "./keys.js";
import { page } from "./page.js";
import { partName } from "./part_name.js";
import { centred, pitchesShown, type Rows, showing, zoomedRows } from "./rows.js";
import { pitchRange } from "./shown.js";
import { chosenSaid, placeSaid } from "./spoken.js";
import { Stage } from "./stage.js";
import { firstState, openingTrack, type State } from "./state.js";
import { stamps, tools } from "./toolbar.js";
import { perform } from "./typing.js";
import { say } from "./words.js";

/** What a roll is opened with: the part by name or id, and the one to show behind it. */
export interface RollOptions {
  readonly track?: string;
  readonly ghost?: string;
}

export class RollView implements View {
  readonly kind = "piano_roll";
  readonly room: Room;
  readonly frame: Frame;
  readonly editing: Editing;
  readonly #root: HTMLElement;
  #stage: Stage | null = null;
  state: State;
  /** The box that is being drawn, in pixels of the grid. */
  box: Box | null = null;

  constructor(root: HTMLElement, room: Room, options: RollOptions = {}) {
    [this.#root, this.room] = [root, room];
    const { tracks } = room.session.song;
    this.state = firstState(
      openingTrack(tracks, options.track ?? "")?.id ?? "",
      (options.ghost && openingTrack(tracks, options.ghost)?.id) || "",
    );
    this.editing = new Editing(this);
    this.frame = new Frame(root, room, this);
    this.state = framed(this);
    this.frame.show();
    this.#stage = new Stage(this, root);
  }

  close(): void {
    this.#stage?.close();
    this.frame.close();
  }

  /** The song as it is shown: with what is being dragged in its new place. */
  get song(): Song {
    const { session } = this.room;
    const { draft } = this.editing;
    return draft ? withDraft(session.song, draft) : session.song;
  }

  get track(): Track | null {
    return this.song.tracks.find(({ id }) => id === this.state.track) ?? null;
  }

  get rows(): Rows {
    const { key } = this.song;
    const range = new Set(
      this.track?.clips.flatMap((clip) =>
        clip.kind === "notes" ? clip.notes.map(({ pitch }) => pitch) : [],
      ),
    );
    const pitches = pitchesShown(key, this.state.fold, range);
    return {
      pitches,
      height: this.state.height,
      top: this.state.top,
      visible: this.#grid?.clientHeight || 320,
    };
  }

  set(changes: Partial<State>): void {
    this.state = { ...this.state, ...changes };
    if ("fold" in changes) this.state = { ...this.state, top: this.#topFor(this.state.cursor.pitch) };
    if ("track" in changes) this.frame.scoped();
    if ("choice" in changes) this.tellOthers();
    this.frame.show();
    this.#stage?.draw();
  }

  /** Draw again what canvas shows, and the cells. */
  redraw(): void {
    this.frame.later();
    this.#stage?.draw();
  }

  /** Change where it looks without drawing: what is called in the middle of a frame draws later. */
  place(changes: Pick<Partial<State>, "axis" | "top">): void {
    this.state = { ...this.state, ...changes };
  }

  /** Scroll or zoom by hand. */
  setAxis(axis: Axis): void {
    this.#stage?.leave();
    this.set({ axis });
  }

  setRows(rows: Rows): void {
    this.set({ top: rows.top, height: rows.height });
  }

  /** Scroll so that a place is in sight. */
  reveal(tick: number, pitch: number): void {
    const { top } = showing(this.rows, pitch);
    this.state = { ...this.state, top, axis: following(this.state.axis, tick) };
  }

  /** The pitches of the chosen chord, where it would be stamped. */
  stampAt(pitch: number): readonly number[] {
    const { key } = this.song;
    const chord = key && chordsOfKey(key)[this.state.degree];
    if (!chord) return [];
    return this.state.shape === "root"
      ? onRoot(chord, pitch)
      : closeTo(chord, this.editing.lastChord(), pitch);
  }

  tellOthers(tick?: number, pitch?: number): void {
    const chosen = this.track ? chosenIn(this.track, this.state.choice)[0] : undefined;
    this.room.session.point({
      view: this.kind,
      track: this.state.track,
      ...(chosen ? { clip: chosen.clip.id, notes: chosen.places.slice(0, 64) } : {}),
      ...(tick === undefined ? {} : { tick: Math.round(tick) }),
      ...(pitch === undefined ? {} : { pitch }),
    });
  }

  // What the frame asks.

  name(): string {
    return say("name", { track: this.track?.name || this.track?.id || this.song.title });
  }

  parts() {
    return { lcd: { fine: true, key: true }, loop: true, click: true } as const;
  }

  extra(): TemplateResult {
    return partName(this);
  }

  get colour(): number {
    const index = this.song.tracks.findIndex(({ id }) => id === this.state.track);
    return this.track?.colour || (Math.max(index, 0) % 12) + 1;
  }

  bars(): readonly TemplateResult[] {
    const { state, song } = this;
    const others = song.tracks.filter(({ id, role }) => id !== state.track && role !== "drums");
    const bar = { state, key: song.key, others, set: (changes: Partial<State>) => this.set(changes) };
    return [tools(bar), ...(state.tool === "chords" ? [stamps(bar)] : [])];
  }

  content(): TemplateResult {
    return page(this);
  }

  hint() {
    const { session } = this.room;
    const chosen = this.track ? chosenNotes(this.track, this.state.choice) : [];
    const { tick, pitch } = this.state.cursor;
    const says =
      chosen.length > 0
        ? chosenSaid(chosen, session.song.meter, session.song.key)
        : this.editing.cursorSaid(tick, pitch);
    return { says, keys: hintKeys(chosen.length > 0, this.room.transport.motion !== "stopped") };
  }

  keys(event: KeyboardEvent): boolean {
    const inGrid = event.target instanceof Element && event.target.closest('[data-part="grid"]') !== null;
    if (!inGrid) return false;
    const command = isMenuKey(event)
      ? ({ do: "menu" } as const)
      : commandOf(pressedBy(event), this.state.choice.size > 0);
    return command !== null && perform(this, command);
  }

  help() {
    return helpRows();
  }

  choice() {
    const chosen = this.track ? chosenNotes(this.track, this.state.choice) : [];
    const [first] = chosen;
    if (!first) return null;
    return { start: first.start, end: chosen.reduce((end, shown) => Math.max(end, shown.end), 0) };
  }

  clear(): boolean {
    if (this.state.choice.size === 0) return false;
    this.set({ choice: new Set() });
    return true;
  }

  scope() {
    const { track } = this;
    const clips = track ? chosenIn(track, this.state.choice) : [];
    const clip = clips[0]?.clip.id;
    return { track: this.state.track, ...(clip ? { clip } : {}) };
  }

  follow(here: Here): void {
    if (here.track) this.state = { ...this.state, track: here.track };
    if (here.tick !== undefined) this.reveal(here.tick, here.pitch ?? this.state.cursor.pitch);
    this.redraw();
  }

  changed(): void {
    if (!this.track) this.state = { ...this.state, track: openingTrack(this.song.tracks, "")?.id ?? "" };
    this.#stage?.draw();
  }

  /** Ticks of a step of the grid; without a grid, a 32nd. */
  get step(): number {
    return this.state.grid.ticks === 1 ? 120 : this.state.grid.ticks;
  }

  fit(): void {
    const { track, rows } = this;
    const end =
      track?.clips.reduce((last, clip) => Math.max(last, clip.start + clip.length * clip.repeats), 0) ||
      15_360;
    const range = track && pitchRange(track);
    this.setAxis(fitting(this.state.axis, 0, Math.max(end, 3840)));
    if (range) this.setRows(centred(rows, range.low, range.high));
  }

  zoom(by: number, pitch: boolean): void {
    if (pitch) this.setRows(zoomedRows(this.rows, by, this.rows.visible / 2));
    else this.setAxis(zoomed(this.state.axis, by, xOf(this.state.axis, this.state.cursor.tick)));
  }

  get #grid(): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>('[data-part="grid"]');
  }

  #topFor(pitch: number): number {
    return centred(this.rows, pitch, pitch).top;
  }

  /** Bring a part to the front. */
  open(track: string): void {
    this.state = {
      ...this.state,
      track,
      choice: new Set(),
      ghost: this.state.ghost === track ? "" : this.state.ghost,
    };
    this.state = framed(this);
    this.frame.scoped();
    this.redraw();
  }

  /** What the hint line says of a place. */
  placeSaid(tick: number): string {
    return placeSaid(this.song.meter, Math.round(tick));
  }

  /** The end of the song, or of four bars where it is empty. */
  get end(): number {
    return Math.max(songEnd(this.song), 15_360);
  }
}
