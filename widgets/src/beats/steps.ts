/** A beat of one drum as steps: how many it is divided into, and which note lies in which step. Pure. */
import type { Note, Tick } from "../song/model.js";
import type { Beat } from "./bars.js";

/** A step. `hit` is the loudest of its notes, `notes` all of them: more than one where hands were not exact. */
export interface Step {
  readonly start: Tick;
  readonly length: Tick;
  readonly hit: Note | null;
  readonly notes: readonly Note[];
}

/** One beat of one drum. */
export interface Steps {
  readonly beat: Beat;
  readonly division: number;
  readonly steps: readonly Step[];
}

/** What else a beat may be divided into, when notes lie beside the steps that were asked for. */
const FURTHER = [2, 3, 4, 6, 8, 5, 12, 7, 9, 10, 16, 24, 32];
/** A division that is no whole number of ticks rounds to the nearest one. */
const NEAR = 1;

/** The divisions that a beat of such a length can be given by hand, and the usual one. */
export function divisionsFor(beat: Tick): { readonly all: readonly number[]; readonly usual: number } {
  if (beat === 1440) return { all: [2, 3, 6], usual: 6 };
  if (beat === 480) return { all: [1, 2, 3], usual: 2 };
  if (beat < 480) return { all: [1, 2], usual: 1 };
  return { all: [2, 3, 4], usual: 4 };
}

export const stepStart = (beat: Pick<Beat, "start" | "whole">, division: number, step: number): Tick =>
  beat.start + Math.floor((beat.whole * step) / division + 0.5);

const fits = (beat: Beat, division: number, notes: readonly Note[]): boolean =>
  notes.every(({ start }) => {
    const step = ((start - beat.start) / beat.whole) * division;
    return Math.abs(Math.round(step) - step) * (beat.whole / division) <= NEAR;
  });

/** What the beat is divided into: as wished where its notes allow that, else as they need; as wished where nothing fits. */
export function divisionOf(beat: Beat, notes: readonly Note[], wished: number): number {
  if (fits(beat, wished, notes)) return wished;
  return FURTHER.find((division) => fits(beat, division, notes)) ?? wished;
}

/** The notes of a beat in its steps; a note beside them lies in the nearest, but in no other beat. */
export function stepsOf(beat: Beat, all: readonly Note[], wished: number): Steps {
  const notes = all.filter(({ start }) => start >= beat.start && start < beat.start + beat.length);
  const division = divisionOf(beat, notes, wished);
  const count = Math.max(1, Math.ceil((division * beat.length) / beat.whole - 1e-9));
  const found: Note[][] = Array.from({ length: count }, () => []);
  for (const note of notes) {
    const step = Math.round(((note.start - beat.start) / beat.whole) * division);
    found[Math.min(step, count - 1)]?.push(note);
  }
  return { beat, division, steps: found.map((inside, i) => stepOf(beat, division, i, inside)) };
}

function stepOf(beat: Beat, division: number, i: number, notes: readonly Note[]): Step {
  const start = stepStart(beat, division, i);
  const end = Math.min(stepStart(beat, division, i + 1), beat.start + beat.length);
  const hit = notes.reduce<Note | null>(
    (loudest, note) => (loudest && loudest.velocity >= note.velocity ? loudest : note),
    null,
  );
  return { start, length: Math.max(1, end - start), hit, notes };
}
