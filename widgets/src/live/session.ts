/** What a view knows of the live song: its picture of it, and how to change it. One for each song of a page. */
import type { Stop } from "../link.js";
import type { Edit } from "../song/edits.js";
import type { NotePlace, Song, Tick } from "../song/model.js";

/** What a person looks at and has chosen, as the others are shown it. */
export interface Here {
  /** The kind of view, such as `beats` or `studio`. */
  readonly view: string;
  readonly track?: string;
  readonly clip?: string;
  readonly notes?: readonly NotePlace[];
  /** Where the pointer is: a tick, and the pitch or the row there. */
  readonly tick?: Tick;
  readonly pitch?: number;
}

/** Somebody else who has the song open. Their colour is one of the twelve track colours. */
export interface Person {
  readonly client: string;
  readonly name: string;
  readonly colour: number;
  readonly here: Here | null;
}

/** How an edit counts for undo: what it is called, and whether it belongs to the gesture before it. */
export interface Step {
  readonly name?: string;
  /** One step together with the edit before, as for every move of one drag. */
  readonly join?: boolean;
}

/** What has changed: the song (by whom: null for oneself), undo and people, or what stands in the way. */
export type News =
  | { readonly kind: "song"; readonly before: Song; readonly by: string | null }
  | { readonly kind: "people" }
  | { readonly kind: "trouble" };

/** A message of the kernel that is none of the session's own, such as sounds or code. */
export type Listener = (content: Readonly<Record<string, unknown>>, buffers: readonly DataView[]) => void;

export interface Session {
  /** The name of the live song, the same on every page. */
  readonly id: string;
  /** The confirmed song with one's own pending edits in it. */
  readonly song: Song;
  readonly people: readonly Person[];
  /** What the undo and redo buttons say, such as "Undo: move D5"; empty when there is nothing. */
  readonly undoName: string;
  readonly redoName: string;
  /** False while the kernel does not answer: one can look and listen, and edits wait. */
  readonly online: boolean;
  /** What stands in the way or was refused, in a sentence; empty when nothing does. */
  readonly trouble: string;

  /** Apply an edit at once and send it. False when it was refused: `trouble` says why, and nothing has changed. */
  edit(edit: Edit, step?: Step): boolean;
  undo(): void;
  redo(): void;
  /** Tell the others what one looks at; null when one leaves the view. */
  point(here: Here | null): void;
  /** Send a message of another kind to the kernel, with bytes if there are any, less than 1 MB; false when nobody listens. */
  ask(content: Readonly<Record<string, unknown>>, buffers?: readonly ArrayBuffer[]): boolean;
  /** Hear the kernel's messages of one kind. */
  hear(kind: string, listener: Listener): Stop;
  /** Be told of every change. */
  listen(listener: (news: News) => void): Stop;
  /** The sentence in `trouble` has been read. */
  forgive(): void;
}
