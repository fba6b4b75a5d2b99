/** The messages of the kernel, decoded strictly; what cannot be read is none of ours. */
import { decodeEdit } from "../song/edit_wire.js";
import type { Edit } from "../song/edits.js";
import type { NotePlace, Song } from "../song/model.js";
import { fieldsOf } from "../song/wire/record.js";
import { decode } from "../song/wire.js";
import type { Here, Person } from "./session.js";

/** What the undo and redo buttons say, by the person. */
export type Histories = ReadonlyMap<string, readonly [string, string]>;

export interface Whole {
  readonly kind: "song";
  readonly session: string;
  readonly revision: number;
  /** Null where the page has it already. */
  readonly song: Song | null;
  readonly seen: number;
  readonly refused: readonly (readonly [number, string])[];
  readonly people: readonly Someone[];
  readonly histories: Histories;
}

/** What has happened from one revision on. */
export interface Did {
  readonly kind: "did";
  readonly session: string;
  readonly from: number;
  readonly deeds: readonly { readonly by: string; readonly edit: Edit }[];
  /** The last step of each page that is in it. */
  readonly seen: ReadonlyMap<string, number>;
  readonly histories: Histories;
}

/** A person as the kernel knows them: with several pages they are one. */
export interface Someone extends Person {
  readonly person: string;
}

export type Told =
  | Whole
  | Did
  | { readonly kind: "refused"; readonly seq: number; readonly sentence: string }
  | {
      readonly kind: "people";
      readonly session: string;
      readonly people: readonly Someone[];
      readonly histories: Histories;
    }
  | { readonly kind: "here"; readonly session: string; readonly of: string; readonly here: Here | null }
  | { readonly kind: "closed"; readonly session: string }
  | { readonly kind: "who" };

export type Fields = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const count = (value: unknown): number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : 0;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fields = (value: unknown): Fields => fieldsOf(value) ?? {};

/** Read a message; null where it is none of the session's own. Throws a SongError where it cannot be read. */
export function decodeTold(message: Fields): Told | null {
  const session = text(message.session);
  switch (message.kind) {
    case "song":
      return decodeWhole(message, session);
    case "did":
      return decodeDid(message, session);
    case "refused":
      return { kind: "refused", seq: count(message.seq), sentence: text(message.sentence) };
    case "people":
      return {
        kind: "people",
        session,
        people: people(message.people),
        histories: histories(message.history),
      };
    case "here":
      return { kind: "here", session, of: text(message.of), here: decodeHere(message.here) };
    case "closed":
      return { kind: "closed", session };
    case "who":
      return { kind: "who" };
    default:
      return null;
  }
}

function decodeWhole(message: Fields, session: string): Whole {
  return {
    kind: "song",
    session,
    revision: count(message.revision),
    song: message.song === null ? null : decode(message.song),
    seen: count(message.seen),
    refused: list(message.refused).map((row) => [count(list(row)[0]), text(list(row)[1])] as const),
    people: people(message.people),
    histories: histories(message.history),
  };
}

function decodeDid(message: Fields, session: string): Did {
  const deeds = list(message.deeds).map(fields);
  return {
    kind: "did",
    session,
    from: count(message.from),
    deeds: deeds.map(({ by, edit }) => ({ by: text(by), edit: decodeEdit(edit) })),
    seen: new Map(Object.entries(fields(message.seen)).map(([client, seq]) => [client, count(seq)])),
    histories: histories(message.history),
  };
}

function histories(value: unknown): Histories {
  const rows = Object.entries(fields(value));
  return new Map(rows.map(([person, names]) => [person, [text(list(names)[0]), text(list(names)[1])]]));
}

const people = (value: unknown): readonly Someone[] =>
  list(value)
    .map(fields)
    .map((someone) => ({
      client: text(someone.client),
      person: text(someone.person),
      name: text(someone.name),
      colour: Math.max(1, count(someone.colour)),
      here: decodeHere(someone.here),
    }));

/** What somebody looks at; null where it cannot be read. */
export function decodeHere(value: unknown): Here | null {
  const { view, track, clip, notes, tick, pitch } = fields(value);
  if (typeof view !== "string") return null;
  return {
    view,
    ...(typeof track === "string" ? { track } : {}),
    ...(typeof clip === "string" ? { clip } : {}),
    ...(Array.isArray(notes) ? { notes: notes.flatMap(place) } : {}),
    ...(typeof tick === "number" ? { tick } : {}),
    ...(typeof pitch === "number" ? { pitch } : {}),
  };
}

function place(value: unknown): readonly NotePlace[] {
  const [start, pitch] = list(value);
  return typeof start === "number" && typeof pitch === "number" ? [{ start, pitch }] : [];
}

/** What one looks at, as it is sent. */
export function encodeHere(here: Here | null): Fields | null {
  return here && { ...here, notes: (here.notes ?? []).map(({ start, pitch }) => [start, pitch]) };
}
