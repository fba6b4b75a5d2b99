/** What the hands and the keys of a roll do to the song: every gesture is one edit, named for undo, heard, and said. */

import type { Edit } from "../song/edits.js";
import { newTrack } from "../song/empty.js";
import { trackIds } from "../song/ids.js";
import { chordsOfKey } from "../song/key.js";
import type { Tick, Track } from "../song/model.js";
import { isNothing } from "../song/verbs.js";
import { noteUnder } from "./cells.js";
import { type Choice, chosenNotes } from "./choice.js";
import { drawn, type Gesture, type NewNote } from "./gestures.js";
import { keyOf, notesBetween, type ShownNote } from "./shown.js";
import { chosenSaid, noteSaid, pitchSaid } from "./spoken.js";
import type { RollView } from "./view.js";
import { say } from "./words.js";

/** How many notes sound at most when several are touched at once. */
const MOST_HEARD = 6;

export class Editing {
  readonly #view: RollView;
  /** What is being dragged, not yet done: it is shown, and done when it is dropped. */
  draft: Edit | null = null;
  #heard = "";

  constructor(view: RollView) {
    this.#view = view;
  }

  // Doing

  /** Do a gesture: one step to undo. */
  do(gesture: Gesture, name: string): boolean {
    this.draft = null;
    if (isNothing(gesture.edit)) return false;
    const done = this.#view.room.session.edit(gesture.edit, { name });
    if (done) this.#view.set({ choice: gesture.choice });
    else this.#view.redraw();
    return done;
  }

  /** Show a gesture that is not finished. */
  show(gesture: Gesture): void {
    this.draft = isNothing(gesture.edit) ? null : gesture.edit;
    this.#view.set({ choice: gesture.choice });
  }

  /** Leave everything as it was before the gesture. */
  cancel(choice: Choice): void {
    this.draft = null;
    this.#view.set({ choice });
  }

  // Drawing

  /** Draw notes; where there is no part yet, a new one begins. */
  draw(notes: readonly NewNote[], name: string): boolean {
    const { session } = this.#view.room;
    const track = this.#view.track ?? this.#begin();
    if (!track) return false;
    return this.do(drawn(session.song, track, notes, this.mark), name);
  }

  #begin(): Track | null {
    const { session } = this.#view.room;
    const track: Track = { ...newTrack("melody"), name: "Melody", role: "melody" };
    if (trackIds(session.song).has(track.id)) return null;
    if (!session.edit({ edit: "add-track", track, index: null }, { name: say("tool.draw") })) return null;
    this.#view.set({ track: track.id });
    return this.#view.track;
  }

  /** While others have the song open, ids of new clips carry a mark of one's own. */
  get mark(): string {
    const { people, id } = this.#view.room.session;
    return people.length === 0
      ? ""
      : id
          .slice(0, 4)
          .toLowerCase()
          .replace(/[^a-z0-9]/g, "");
  }

  stamp(tick: Tick, pitch: number): boolean {
    const { key } = this.#view.song;
    const chord = key && chordsOfKey(key)[this.#view.state.degree];
    if (!chord) return false;
    const { velocity } = this.#view.state;
    const duration = Math.max(this.#view.state.length, this.#view.step);
    const notes = this.#view.stampAt(pitch).map((one) => ({ start: tick, pitch: one, duration, velocity }));
    const done = this.draw(notes, say("step.stamp", { chord: chord.name }));
    this.hear(
      notes.map((note) => note.pitch),
      velocity,
    );
    this.#view.frame.say(say("stamped", { chord: chord.name, place: this.#view.placeSaid(tick) }));
    return done;
  }

  /** Where the stamp would come: at the cursor, while the chords are the tool. */
  stampPreview(): { readonly tick: Tick; readonly pitch: number; readonly length: Tick } | null {
    const { tool, cursor, length } = this.#view.state;
    return tool === "chords" ? { ...cursor, length: Math.max(length, this.#view.step) } : null;
  }

  /** The pitches of the last chord before the cursor. */
  lastChord(): readonly number[] {
    const { track, state } = this.#view;
    if (!track) return [];
    const before = notesBetween(track, 0, state.cursor.tick).filter(({ start }) => start < state.cursor.tick);
    const last = before.reduce((latest, { start }) => Math.max(latest, start), -1);
    const chord = before.filter(({ start }) => start === last).map(({ note }) => note.pitch);
    return chord.length >= 3 ? chord : [];
  }

  // Hearing and saying

  /** Sound pitches once, softly, unless the song plays. */
  hear(pitches: readonly number[], velocity = 90): void {
    const { transport } = this.#view.room;
    const key = pitches.join();
    if (transport.motion !== "stopped" || !this.#view.track) return;
    if (key === this.#heard) return;
    this.#heard = key;
    window.setTimeout(() => {
      this.#heard = "";
    }, 120);
    for (const pitch of pitches.slice(0, MOST_HEARD))
      transport.preview({ track: this.#view.state.track }, pitch, velocity);
  }

  hearChosen(): void {
    const chosen = this.chosen();
    this.hear([...new Set(chosen.map(({ note }) => note.pitch))], chosen[0]?.note.velocity);
  }

  chosen(): readonly ShownNote[] {
    const { track, state } = this.#view;
    return track ? chosenNotes(track, state.choice) : [];
  }

  cursorSaid(tick: Tick, pitch: number): string {
    const { song, track } = this.#view;
    const under = track && noteUnder(notesBetween(track, tick, tick + 1), { tick, pitch });
    if (under) return noteSaid(under, song.meter, song.key);
    return say("note.empty", { pitch: pitchSaid(pitch, song.key), place: this.#view.placeSaid(tick) });
  }

  sayChosen(): void {
    const { song, frame } = this.#view;
    frame.say(chosenSaid(this.chosen(), song.meter, song.key));
  }

  moveCursor(tick: Tick, pitch: number): void {
    this.#view.reveal(tick, pitch);
    this.#view.set({ cursor: { tick, pitch } });
    this.#view.frame.say(this.cursorSaid(tick, pitch));
  }

  /** Choose one note, go to it, hear it. */
  choose(at: ShownNote): void {
    this.#view.reveal(at.start, at.note.pitch);
    this.#view.set({ choice: new Set([keyOf(at)]), cursor: { tick: at.start, pitch: at.note.pitch } });
    this.hear([at.note.pitch], at.note.velocity);
    this.sayChosen();
  }
}
