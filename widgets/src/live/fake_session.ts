/** A session without a kernel: edits happen at once. For tests, and for pages that only show a view. */
import type { Stop } from "../link.js";
import { apply, invert } from "../song/apply.js";
import type { Edit } from "../song/edits.js";
import type { Song } from "../song/model.js";
import type { Here, Listener, News, Person, Session, Step } from "./session.js";

interface Done {
  readonly name: string;
  /** What goes from before to after, and what takes that back, each in order. */
  readonly edits: readonly Edit[];
  readonly back: readonly Edit[];
}

export class FakeSession implements Session {
  readonly id = "fake";
  readonly asked: Readonly<Record<string, unknown>>[] = [];
  /** The bytes of each message that was asked. */
  readonly sent: (readonly ArrayBuffer[])[] = [];
  people: readonly Person[] = [];
  online = true;
  here: Here | null = null;
  #song: Song;
  #trouble = "";
  #undo: readonly Done[] = [];
  #redo: readonly Done[] = [];
  readonly #listeners = new Set<(news: News) => void>();
  readonly #hearing = new Map<string, Set<Listener>>();

  constructor(song: Song) {
    this.#song = song;
  }

  get song(): Song {
    return this.#song;
  }

  get trouble(): string {
    return this.#trouble;
  }

  get undoName(): string {
    const last = this.#undo.at(-1);
    return last ? `Undo: ${last.name}` : "";
  }

  get redoName(): string {
    const next = this.#redo.at(-1);
    return next ? `Redo: ${next.name}` : "";
  }

  edit(edit: Edit, { name = "change", join = false }: Step = {}): boolean {
    const before = this.#song;
    try {
      const back = invert(before, edit);
      this.#song = apply(before, edit);
      this.#keep({ name, edits: [edit], back: [back] }, join);
    } catch (error) {
      this.#trouble = error instanceof Error ? error.message : String(error);
      this.#tell({ kind: "trouble" });
      return false;
    }
    this.#tell({ kind: "song", before, by: null });
    return true;
  }

  undo(): void {
    const last = this.#undo.at(-1);
    if (!last) return;
    this.#undo = this.#undo.slice(0, -1);
    this.#redo = [...this.#redo, last];
    this.#replay([...last.back].reverse());
  }

  redo(): void {
    const next = this.#redo.at(-1);
    if (!next) return;
    this.#redo = this.#redo.slice(0, -1);
    this.#undo = [...this.#undo, next];
    this.#replay(next.edits);
  }

  point(here: Here | null): void {
    this.here = here;
  }

  ask(content: Readonly<Record<string, unknown>>, buffers: readonly ArrayBuffer[] = []): boolean {
    this.asked.push(content);
    this.sent.push(buffers);
    return this.online;
  }

  hear(kind: string, listener: Listener): Stop {
    const listeners = this.#hearing.get(kind) ?? new Set();
    this.#hearing.set(kind, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** As if the kernel had sent this. */
  receive(content: Readonly<Record<string, unknown>>, buffers: readonly DataView[] = []): void {
    for (const listener of this.#hearing.get(String(content.kind)) ?? []) listener(content, buffers);
  }

  listen(listener: (news: News) => void): Stop {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  forgive(): void {
    this.#trouble = "";
    this.#tell({ kind: "trouble" });
  }

  #keep(done: Done, join: boolean): void {
    const last = join ? this.#undo.at(-1) : undefined;
    const joined = last
      ? { ...last, edits: [...last.edits, ...done.edits], back: [...last.back, ...done.back] }
      : done;
    this.#undo = [...(last ? this.#undo.slice(0, -1) : this.#undo), joined];
    this.#redo = [];
  }

  #replay(edits: readonly Edit[]): void {
    const before = this.#song;
    this.#song = edits.reduce(apply, before);
    this.#tell({ kind: "song", before, by: null });
  }

  #tell(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }
}
