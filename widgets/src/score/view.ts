/** A part as a musician reads it: it follows the music, and notes are written on the staff by click or by letter. */
import type { TemplateResult } from "lit/html.js";
import type { Stop } from "../link.js";
import type { Room } from "../live/room.js";
import { drawn, removed } from "../roll/gestures.js";
import { keyOf, notesBetween, type ShownNote } from "../roll/shown.js";
import { noteSaid, pitchSaid, placeSaid } from "../roll/spoken.js";
import { openingTrack } from "../roll/state.js";
import { className } from "../song/key.js";
import type { Tick, Track } from "../song/model.js";
import { Frame, type View } from "../view/frame.js";
import { eachFrame } from "../view/frames.js";
import { pressedBy } from "../view/pressed.js";
import { dragHeads } from "./drag.js";
import { decodeScore, type WrittenNote } from "./engraved.js";
import { Page } from "./page.js";
import { pageAround, reveal } from "./page_around.js";
import { letterNear } from "./staff.js";
import { neighbour, repitched, type Step, stepped } from "./steps.js";
import { type Choices, changeOfKey, helpRows, hintKeys, lengthOf, partButton, toolbar } from "./toolbar.js";
import { say } from "./words.js";

/** Milliseconds after the last change until the score is engraved anew. */
const CALM = 200;

export class ScoreView implements View {
  readonly kind = "score";
  readonly room: Room;
  readonly frame: Frame;
  readonly #page = new Page();
  readonly #stops: readonly Stop[];
  #track: string;
  #choices: Choices = { writing: false, length: 960, dotted: false, size: 1, names: false, symbols: true };
  #chosen: WrittenNote | null = null;
  #timer = 0;

  constructor(
    root: HTMLElement,
    room: Room,
    options: { readonly track?: string; readonly names?: string } = {},
  ) {
    this.room = room;
    this.#choices = { ...this.#choices, names: options.names === "yes" };
    this.#track = openingTrack(room.session.song.tracks, options.track ?? "")?.id ?? "";
    this.frame = new Frame(root, room, this);
    this.#page.element.addEventListener("click", this.#click);
    this.#stops = [
      room.session.hear("score", (content, buffers) => this.#came(content, buffers)),
      eachFrame(() => this.#follow()),
      dragHeads(this.#page, (note, pitch) => this.#drag(note, pitch)),
      () => clearTimeout(this.#timer),
      () => this.#page.element.removeEventListener("click", this.#click),
    ];
    this.frame.show();
    this.#ask();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.frame.close();
  }

  get track(): Track | null {
    return this.room.session.song.tracks.find(({ id }) => id === this.#track) ?? null;
  }

  #ask(): void {
    this.room.session.ask({ kind: "score", track: this.#track, symbols: this.#choices.symbols });
  }

  #came(content: Readonly<Record<string, unknown>>, buffers: readonly DataView[]): void {
    const score = decodeScore(content, buffers);
    if (score.track && score.track !== this.#track) return;
    this.#page.show(score);
    this.#nameNotes();
    const wanted = this.#chosen;
    this.#chosen =
      score.notes.find((note) => note.start === wanted?.start && note.pitch === wanted.pitch) ?? null;
    this.#page.choose(this.#chosen);
    this.frame.show();
  }

  #nameNotes(): void {
    const { key } = this.room.session.song;
    this.#page.name(this.#choices.names ? (pitch) => className(pitch, key) : null);
  }

  /** Light what sounds, and keep it in sight. */
  #follow(): void {
    const { transport } = this.room;
    const fresh = this.#page.light(transport.motion === "playing" ? transport.tick : null);
    if (fresh) reveal(fresh);
  }

  readonly #click = (event: MouseEvent): void => {
    this.#page.element.closest<HTMLElement>('[data-part="page"]')?.focus();
    const place = this.#page.clicked(event, Math.min(this.#choices.length, 960));
    if (!place) return;
    if (place.note) this.#choose(place.note);
    else if (this.#choices.writing) this.#write(place.tick, place.pitch);
  };

  #choose(note: WrittenNote): void {
    this.#chosen = note;
    const head = this.#page.choose(note);
    if (head) reveal(head);
    this.#hear(note.pitch);
    const shown = this.#shown();
    if (shown)
      this.frame.say(noteSaid(shown, this.room.session.song.meter, this.room.session.song.key), {
        aloud: true,
      });
  }

  /** The note of the song that the chosen written note stands for. */
  #shown(): ShownNote | null {
    const { track } = this;
    const at = this.#chosen;
    if (!track || !at) return null;
    return (
      notesBetween(track, at.start, at.start + 1).find(
        ({ start, note }) => start === at.start && note.pitch === at.pitch,
      ) ?? null
    );
  }

  #hear(pitch: number): void {
    const { transport } = this.room;
    if (transport.motion === "stopped") transport.preview({ track: this.#track }, pitch, 90);
  }

  #write(tick: Tick, pitch: number): void {
    const { track } = this;
    const { session } = this.room;
    if (!track) return;
    const note = { start: tick, pitch, duration: lengthOf(this.#choices), velocity: 90 };
    const { edit } = drawn(session.song, track, [note]);
    const name = say("step.write", { pitch: pitchSaid(pitch, session.song.key) });
    if (!session.edit(edit, { name })) return;
    this.#chosen = { id: "", start: tick, end: tick + note.duration, pitch };
    this.#hear(pitch);
    this.frame.say(
      say("wrote", { pitch: pitchSaid(pitch, session.song.key), place: placeSaid(session.song.meter, tick) }),
      { aloud: true },
    );
  }

  #step(event: KeyboardEvent): boolean {
    const shown = this.#shown();
    const { track } = this;
    if (!shown || !track) return false;
    this.#move(shown, stepped(track, shown, this.room.session.song.key, event));
    return true;
  }

  #drag(note: WrittenNote, pitch: number): boolean {
    this.#chosen = note;
    const shown = this.#shown();
    return this.track && shown ? this.#move(shown, repitched(this.track, shown, pitch)) : false;
  }

  #move(shown: ShownNote, { edit, pitch }: Step): boolean {
    const { session } = this.room;
    const said = pitchSaid(pitch, session.song.key);
    if (!session.edit(edit, { name: say("step.move", { pitch: said }) })) return false;
    this.#chosen = { id: "", start: shown.start, end: shown.end, pitch };
    this.#hear(pitch);
    this.frame.say(say("wrote", { pitch: said, place: placeSaid(session.song.meter, shown.start) }), {
      aloud: true,
    });
    return true;
  }

  #remove(): boolean {
    const shown = this.#shown();
    const { track } = this;
    if (!shown || !track) return false;
    const name = say("step.remove", { pitch: pitchSaid(shown.note.pitch, this.room.session.song.key) });
    this.#go(-1);
    this.room.session.edit(removed(track, new Set([keyOf(shown)])).edit, { name });
    return true;
  }

  /** Go to the note before or after. */
  #go(by: number): boolean {
    const next = neighbour(this.#page.score?.notes ?? [], this.#chosen, by);
    if (next) this.#choose(next);
    return next !== undefined;
  }

  /** Write a note by its letter after the chosen one, or at the beginning. */
  #letter(letter: string): boolean {
    const shown = this.#shown();
    const alters = this.#page.score?.alters ?? {};
    const near = shown?.note.pitch ?? (this.#page.score?.staff === "F" ? 48 : 67);
    this.#write(shown?.end ?? 0, letterNear(letter, near, alters));
    return true;
  }

  #open(track: string): void {
    this.#track = track;
    this.#chosen = null;
    this.frame.scoped();
    this.frame.show();
    this.#ask();
  }

  // What the frame asks.

  name(): string {
    return say("name", { track: this.#name || this.room.session.song.title });
  }

  parts() {
    return { lcd: { fine: true, key: true }, loop: true, click: true } as const;
  }

  extra(): TemplateResult {
    const options = this.room.session.song.tracks.map(({ id, name }) => ({ value: id, label: name || id }));
    return partButton(this.#name, options, this.#track, (track) => this.#open(track));
  }

  bars(): readonly TemplateResult[] {
    return [toolbar(this.#choices, (changes) => this.#set(changes))];
  }

  #set(changes: Partial<Choices>): void {
    this.#choices = { ...this.#choices, ...changes };
    if (changes.size !== undefined) this.#page.enlarge(changes.size);
    else if (changes.symbols === undefined) this.#nameNotes();
    else this.#ask();
    this.frame.show();
  }

  get #name(): string {
    return this.track?.name || this.track?.id || "";
  }

  content(): TemplateResult {
    const first = this.track ? (): void => this.#write(0, this.#homePitch()) : null;
    return pageAround(this.#page, this.#name, this.#choices.writing, first);
  }

  #homePitch(): number {
    return letterNear(this.room.session.song.key?.tonic[0] ?? "C", 67, this.#page.score?.alters ?? {});
  }

  hint() {
    const shown = this.#shown();
    const { meter, key } = this.room.session.song;
    const { writing } = this.#choices;
    const says = shown ? noteSaid(shown, meter, key) : say(writing ? "nothing.write" : "nothing");
    return { says, keys: hintKeys(writing) };
  }

  help() {
    return helpRows();
  }

  keys(event: KeyboardEvent): boolean {
    const onPage = event.target instanceof Element && event.target.closest('[data-part="page"]') !== null;
    if (!onPage || event.altKey) return false;
    const { key } = pressedBy(event);
    if (key === "ArrowUp" || key === "ArrowDown") return this.#step(event);
    if (event.ctrlKey || event.metaKey) return false;
    if (key === "ArrowRight" || key === "ArrowLeft") return this.#go(key === "ArrowRight" ? 1 : -1);
    if (key === "Delete" || key === "Backspace") return this.#remove();
    if (key === "Enter" && this.#chosen) {
      this.#hear(this.#chosen.pitch);
      return true;
    }
    const changes = changeOfKey(key, this.#choices);
    if (changes) this.#set(changes);
    return changes !== null || (this.#choices.writing && /^[a-g]$/i.test(key) && this.#letter(key));
  }

  clear(): boolean {
    if (!this.#chosen) return false;
    this.#chosen = null;
    this.#page.choose(null);
    return true;
  }

  choice() {
    const shown = this.#shown();
    return shown ? { start: shown.start, end: shown.end } : null;
  }

  scope() {
    return { track: this.#track };
  }

  changed(): void {
    if (!this.track) this.#track = openingTrack(this.room.session.song.tracks, "")?.id ?? "";
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#ask(), CALM);
  }
}
