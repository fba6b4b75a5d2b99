/** A score as it comes from the kernel: its picture, where each of its notes sounds, and what its lines are. */
import type { Tick } from "../song/model.js";

/** One written note: its id in the picture, and the note of the song that it stands for. */
export interface WrittenNote {
  readonly id: string;
  readonly start: Tick;
  readonly end: Tick;
  readonly pitch: number;
}

export interface Engraved {
  readonly track: string;
  /** The clef: G, F, or percussion. */
  readonly staff: string;
  /** The letters that the key raises (1) or lowers (-1). */
  readonly alters: Readonly<Record<string, number>>;
  readonly notes: readonly WrittenNote[];
  /** Where the bars begin; one more than there are. */
  readonly bars: readonly Tick[];
  /** How many bars are not drawn. */
  readonly left: number;
  /** Why there is no picture; empty where there is one. */
  readonly sentence: string;
  readonly svg: string;
}

const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Read a `score` message. */
export function decodeScore(
  content: Readonly<Record<string, unknown>>,
  buffers: readonly DataView[],
): Engraved {
  const { track, staff, alters, notes, bars, left, sentence } = content;
  const rows = typeof alters === "object" && alters !== null ? Object.entries(alters) : [];
  return {
    track: text(track),
    staff: text(staff),
    alters: Object.fromEntries(rows.map(([letter, by]) => [letter, number(by)])),
    notes: list(notes).map((row) => {
      const [id, start, end, pitch] = list(row);
      return { id: text(id), start: number(start), end: number(end), pitch: number(pitch) };
    }),
    bars: list(bars).map(number),
    left: number(left),
    sentence: text(sentence),
    svg: buffers[0] ? new TextDecoder().decode(buffers[0]) : "",
  };
}

/** The picture as an element of the page, without anything that could run or lead elsewhere. */
export function pictureOf(svg: string): SVGSVGElement | null {
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  if (!(root instanceof SVGSVGElement)) return null;
  for (const element of root.querySelectorAll("script, foreignObject, image, a")) element.remove();
  for (const element of [root, ...root.querySelectorAll("*")])
    for (const { name, value } of [...element.attributes])
      if (/^on/i.test(name) || (/href$/i.test(name) && !value.startsWith("#"))) element.removeAttribute(name);
  const drawn = document.importNode(root, true);
  drawn.setAttribute("aria-hidden", "true");
  return drawn;
}
