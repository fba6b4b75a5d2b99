/** The pattern library as this page knows it: what there is, what fits, and one put into the song. */
import type { Session } from "../live/session.js";
import { type Edit, together } from "../song/edits.js";
import { newNoteClip, newTrack } from "../song/empty.js";
import type { Note, Role, Song, Tick, Track } from "../song/model.js";
import { bpmAt } from "../song/tempo.js";
import { fieldsOf } from "../song/wire/record.js";
import { clipIdAt, newTrackFor } from "./gestures.js";

export interface Pattern {
  readonly name: string;
  readonly style: string;
  readonly role: string;
  readonly low: number;
  readonly high: number;
  readonly about: string;
  readonly length: Tick;
  readonly notes: readonly Note[];
}

export const PATTERN_ROLES = ["drums", "bass", "chords", "arpeggio"] as const;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);

/** Read rows of start, pitch, duration and velocity. */
export const readNotes = (rows: unknown): readonly Note[] =>
  list(rows).map((row) => {
    const [start, pitch, duration, velocity] = list(row).map(number);
    return {
      start: start ?? 0,
      pitch: pitch ?? 60,
      duration: Math.max(duration ?? 240, 1),
      velocity: velocity ?? 96,
    };
  });

export const readPatterns = (rows: unknown): readonly Pattern[] =>
  list(rows).flatMap((row) => {
    const { name, style, role, tempo, about, length, notes } = fieldsOf(row) ?? {};
    const [low, high] = list(tempo).map(number);
    if (typeof name !== "string") return [];
    const rest = { style: text(style), role: text(role), about: text(about), length: number(length) };
    return [{ name, ...rest, low: low ?? 0, high: high ?? 999, notes: readNotes(notes) }];
  });

/** What is looked for: words anywhere, a style, and whether it has to fit the song's tempo. */
export interface Sought {
  readonly words: string;
  readonly style: string;
  readonly fits: boolean;
}

export function found(
  patterns: readonly Pattern[],
  { words, style, fits }: Sought,
  song: Song,
): readonly Pattern[] {
  const tempo = bpmAt(song.tempo, 0);
  const wanted = words.toLowerCase().split(/\s+/);
  return patterns.filter(
    (one) =>
      (style === "" || one.style === style) &&
      (!fits || (one.low <= tempo && tempo <= one.high)) &&
      wanted.every((word) =>
        `${one.name} ${one.style} ${one.role} ${one.about}`.toLowerCase().includes(word),
      ),
  );
}

/** A pattern's name without its style, as it stands under the style's heading. */
export function shortName({ name, style }: Pattern): string {
  const bare = name.startsWith(`${style}-`) ? name.slice(style.length + 1) : name;
  const plain = bare.replaceAll("-", " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The instrument, name and role of a track that a pattern begins. */
const PARTS: Readonly<
  Record<string, { readonly name: string; readonly instrument: string; readonly role: Role }>
> = {
  drums: { name: "Drums", instrument: "drums", role: "drums" },
  bass: { name: "Bass", instrument: "electric bass", role: "bass" },
  chords: { name: "Chords", instrument: "electric piano", role: "chords" },
  arpeggio: { name: "Arpeggio", instrument: "pluck", role: "" },
};

/** Whether a track can play a pattern: drums go to drums, the others to what is no drums. */
export const suits = (track: Track, role: string): boolean => (track.role === "drums") === (role === "drums");

export interface Placed {
  readonly edit: Edit;
  readonly track: string;
  readonly clip: string;
}

/** The edit that puts a pattern's notes on a track, or on a new one where there is none that suits. */
export function placed(
  song: Song,
  pattern: Pick<Pattern, "name" | "role">,
  at: { readonly start: Tick; readonly row: number },
  notes: readonly Note[],
  length: Tick,
  mark = "",
): Placed {
  const there = song.tracks[at.row];
  const part = PARTS[pattern.role] ?? PARTS.chords;
  const track =
    there && suits(there, pattern.role) ? there : newTrackFor(song, { ...newTrack("x"), ...part }, mark);
  const id = clipIdAt(song, track.id, at.start, mark);
  const clip = { ...newNoteClip(id, at.start, length), name: pattern.name, notes };
  const edits: Edit[] =
    track === there ? [] : [{ edit: "add-track", track, index: there ? at.row + 1 : null }];
  return {
    edit: together([...edits, { edit: "add-clip", track: track.id, clip }]),
    track: track.id,
    clip: id,
  };
}

/** The patterns of this page, asked for once, and those that are asked for to be put in. */
export class Library {
  all: readonly Pattern[] = [];
  silent = false;
  readonly #session: Session;
  readonly #stops: readonly (() => void)[];
  readonly #waiting = new Map<string, (notes: readonly Note[], length: Tick, sentence: string) => void>();
  #asked = false;

  constructor(session: Session, arrived: () => void) {
    this.#session = session;
    this.#stops = [
      session.hear("patterns", ({ patterns }) => {
        this.all = readPatterns(patterns);
        arrived();
      }),
      session.hear("pattern", ({ name, notes, length, sentence }) => {
        const take = this.#waiting.get(text(name));
        this.#waiting.delete(text(name));
        take?.(readNotes(notes), number(length), text(sentence));
      }),
    ];
  }

  ask(): void {
    if (!this.#asked) this.#asked = this.#session.ask({ kind: "patterns" });
    this.silent = !this.#asked;
  }

  /** Ask for a pattern as the song would play it at a tick. */
  play(name: string, at: Tick, take: (notes: readonly Note[], length: Tick, sentence: string) => void): void {
    this.#waiting.set(name, take);
    this.silent = !this.#session.ask({ kind: "pattern", name, at });
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }
}
