/** An exercise as it comes from the kernel. */
export interface Round {
  readonly view: "round";
  readonly title: string;
  readonly level: number;
  readonly levels: number;
  readonly kind: "choice" | "rhythm" | "line";
  readonly asks: string;
  /** The name and the label of each choice; of a line, its possible notes from the lowest up. */
  readonly choices: readonly (readonly [string, string])[];
  readonly steps: number;
  readonly length: number;
  readonly given: readonly string[];
  /** For each place of the answer, whether it is right already. */
  readonly near: readonly boolean[];
  readonly says: string;
  readonly good: boolean;
  readonly tried: number;
  readonly done: number;
  readonly count: number;
  readonly right: number;
  readonly finished: boolean;
  /** Whether the answer may be shown. */
  readonly show: boolean;
}

export interface Circle {
  readonly view: "circle";
  readonly title: string;
  readonly majors: readonly string[];
  readonly minors: readonly string[];
  readonly at: number;
  readonly minor: boolean;
  readonly key: string;
  readonly signs: string;
  readonly chords: readonly string[];
  readonly about: string;
}

export interface Tap {
  readonly view: "tap";
  readonly title: string;
  readonly tempo: number;
  /** Seconds into the click at which tapping begins, and at which it ends. */
  readonly from: number;
  readonly seconds: number;
  readonly beats: number;
  /** The beat of each tap, and how many milliseconds late it came. */
  readonly taps: readonly (readonly [number, number])[];
  readonly says: string;
}

export type EarPage = Round | Circle | Tap;

type Fields = Readonly<Record<string, unknown>>;

const fields = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): readonly string[] => list(value).map(text);

const round = (page: Fields): Round => ({
  view: "round",
  title: text(page.title),
  level: number(page.level),
  levels: number(page.levels),
  kind: page.kind === "rhythm" || page.kind === "line" ? page.kind : "choice",
  asks: text(page.asks),
  choices: list(page.choices).map((row) => {
    const [name, label] = texts(row);
    return [name ?? "", label ?? ""] as const;
  }),
  steps: number(page.steps),
  length: number(page.length),
  given: texts(page.given),
  near: list(page.near).map((one) => one === true),
  says: text(page.says),
  good: page.good === true,
  tried: number(page.tried),
  done: number(page.done),
  count: number(page.count),
  right: number(page.right),
  finished: page.finished === true,
  show: page.show === true,
});

const circle = (page: Fields): Circle => ({
  view: "circle",
  title: text(page.title),
  majors: texts(page.majors),
  minors: texts(page.minors),
  at: number(page.at),
  minor: page.minor === true,
  key: text(page.key),
  signs: text(page.signs),
  chords: texts(page.chords),
  about: text(page.about),
});

const tap = (page: Fields): Tap => ({
  view: "tap",
  title: text(page.title),
  tempo: number(page.tempo),
  from: number(page.from),
  seconds: number(page.seconds),
  beats: number(page.beats),
  taps: list(page.taps).map((row) => {
    const [at, off] = list(row).map(number);
    return [at ?? 0, off ?? 0] as const;
  }),
  says: text(page.says),
});

/** Read the trait `page`. */
export function decodePage(value: unknown): EarPage {
  const page = fields(value);
  if (page.view === "circle") return circle(page);
  return page.view === "tap" ? tap(page) : round(page);
}

export type Answer =
  | { readonly kind: "sound"; readonly which: string; readonly rate: number; readonly samples: Float32Array }
  | { readonly kind: "trouble"; readonly sentence: string };

/** Read a message of the kernel; null for what is none of ours. */
export function decodeAnswer(content: unknown, buffers: unknown): Answer | null {
  const { kind, which, rate, sentence } = fields(content);
  if (kind === "trouble") return { kind, sentence: text(sentence) };
  const [bytes] = list(buffers);
  if (kind !== "sound" || !ArrayBuffer.isView(bytes) || typeof rate !== "number") return null;
  const whole = bytes.byteLength - (bytes.byteLength % 8);
  // A copy, since what comes over the wire may begin at an odd byte.
  const samples = new Float32Array(new Uint8Array(bytes.buffer, bytes.byteOffset, whole).slice().buffer);
  return { kind, which: text(which), rate, samples };
}
