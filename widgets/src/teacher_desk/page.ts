/** The teacher's desk as it comes from the kernel: the class list, one submission, and the class at a glance. */
import type { Piece } from "../piece.js";
import { decodeSummary, type Summary } from "./summary_page.js";
import { fields, flag, isFields, list, number, text, texts } from "./values.js";

export const GROUPS = ["listen", "marked", "returned", "none"] as const;
/** Where somebody's work stands. */
export type Group = (typeof GROUPS)[number];
export type State = "open" | "later" | "marked" | "returned";
export type Levels = Readonly<Record<string, number>>;

export interface Row {
  readonly key: string;
  readonly name: string;
  readonly group: Group;
  /** When it came, late or damaged, in words. */
  readonly note: string;
  readonly levels: Levels;
}

export interface Criterion {
  readonly name: string;
  readonly about: string;
}

export interface Pin {
  readonly song: string;
  readonly seconds: number;
  readonly text: string;
}

/** What a teacher says of one submission. */
export interface Mark {
  readonly levels: Levels;
  readonly words: string;
  readonly pins: readonly Pin[];
  readonly state: State;
  readonly points: number | null;
}

export interface Finding {
  readonly good: boolean;
  readonly title: string;
  readonly found: string;
  /** The bar that it speaks of; 0 for none. */
  readonly bar: number;
}

export interface Task {
  readonly title: string;
  readonly song: string;
  readonly findings: readonly Finding[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Track extends Named {
  readonly about: string;
}

export interface Submission {
  readonly key: string;
  readonly digest: string;
  readonly name: string;
  readonly first: string;
  readonly line: string;
  readonly troubles: readonly string[];
  readonly songs: readonly Named[];
  readonly song: string;
  readonly piece: Piece;
  readonly facts: string;
  readonly tracks: readonly Track[];
  readonly tasks: readonly Task[];
  readonly earlier: boolean;
  readonly start: boolean;
  readonly points: string;
  readonly mark: Mark;
}

export interface DeskPage {
  readonly title: string;
  readonly assignments: readonly Named[];
  readonly assignment: string;
  readonly place: string;
  readonly rows: readonly Row[];
  readonly rubric: readonly Criterion[];
  readonly levels: readonly string[];
  readonly anonymous: boolean;
  readonly collects: string;
  readonly open: Submission | null;
  readonly summary: Summary | null;
}

const named = (value: unknown): Named => ({ id: text(fields(value).id), name: text(fields(value).name) });
const levels = (value: unknown): Levels =>
  Object.fromEntries(
    Object.entries(fields(value)).filter((pair): pair is [string, number] => typeof pair[1] === "number"),
  );

const row = (value: unknown): Row => {
  const { key, name, group, note, levels: given } = fields(value);
  return {
    key: text(key),
    name: text(name),
    group: GROUPS.find((known) => known === group) ?? "none",
    note: text(note),
    levels: levels(given),
  };
};

const finding = (value: unknown): Finding => {
  const { good, title, found, bar } = fields(value);
  return { good: flag(good), title: text(title), found: text(found), bar: number(bar) };
};

const task = (value: unknown): Task => {
  const { title, song, findings } = fields(value);
  return { title: text(title), song: text(song), findings: list(findings).map(finding) };
};

function piece(value: unknown): Piece {
  const { seconds, sections, bars } = fields(value);
  return {
    title: "",
    subtitle: "",
    seconds: Math.max(0, number(seconds)),
    sections: list(sections).map((one) => {
      const [name, start, end] = list(one);
      return { name: text(name), start: number(start), end: number(end) };
    }),
    bars: list(bars).map(number),
  };
}

export function decodeMark(value: unknown): Mark {
  const { levels: given, words, pins, state, points } = fields(value);
  return {
    levels: levels(given),
    words: text(words),
    pins: list(pins).map((one) => {
      const pin = fields(one);
      return { song: text(pin.song), seconds: number(pin.seconds), text: text(pin.text) };
    }),
    state: state === "later" || state === "marked" || state === "returned" ? state : "open",
    points: typeof points === "number" ? points : null,
  };
}

function submission(value: unknown): Submission | null {
  if (!isFields(value)) return null;
  return {
    key: text(value.key),
    digest: text(value.digest),
    name: text(value.name),
    first: text(value.first),
    line: text(value.line),
    troubles: texts(value.troubles),
    songs: list(value.songs).map(named),
    song: text(value.song),
    piece: piece(value.piece),
    facts: text(value.facts),
    tracks: list(value.tracks).map((one) => ({ ...named(one), about: text(fields(one).about) })),
    tasks: list(value.tasks).map(task),
    earlier: flag(value.earlier),
    start: flag(value.start),
    points: text(value.points),
    mark: decodeMark(value.mark),
  };
}

/** Read the trait `page`. */
export function decodePage(value: unknown): DeskPage {
  const page = fields(value);
  return {
    title: text(page.title),
    assignments: list(page.assignments).map(named),
    assignment: text(page.assignment),
    place: text(page.place),
    rows: list(page.rows).map(row),
    rubric: list(page.rubric).map((one) => ({
      name: text(fields(one).name),
      about: text(fields(one).about),
    })),
    levels: texts(page.levels),
    anonymous: flag(page.anonymous),
    collects: text(page.collects),
    open: submission(page.open),
    summary: decodeSummary(page.summary),
  };
}
