/** A report as it comes from the kernel: what is right, the next step, what comes after. */

/** What is right, and whether it can be heard. */
export interface Right {
  readonly title: string;
  readonly found: string;
  readonly heard: boolean;
}

/** The one next step; `picture` is an SVG of the student's own notes, or empty. */
export interface Step {
  readonly check: string;
  readonly title: string;
  readonly found: string;
  readonly asked: string;
  readonly hint: string;
  readonly place: string;
  readonly picture: string;
  readonly mine: boolean;
  readonly idea: boolean;
}

export interface ReportPage {
  readonly title: string;
  readonly headline: string;
  readonly there: readonly Right[];
  readonly kept: readonly string[];
  readonly step: Step | null;
  readonly after: readonly string[];
  readonly listens: readonly string[];
  readonly all: number;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const fields = (value: unknown): Fields => (isFields(value) ? value : {});
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): readonly string[] => list(value).map(text).filter(Boolean);

const right = (value: unknown): Right => {
  const { title, found, heard } = fields(value);
  return { title: text(title), found: text(found), heard: heard === true };
};

const step = (value: unknown): Step | null => {
  if (!isFields(value)) return null;
  const { check, title, found, asked, hint, place, picture, mine, idea } = value;
  return {
    check: text(check),
    title: text(title),
    found: text(found),
    asked: text(asked),
    hint: text(hint),
    place: text(place),
    picture: text(picture),
    mine: mine === true,
    idea: idea === true,
  };
};

/** Read the trait `page`. */
export function decodePage(value: unknown): ReportPage {
  const page = fields(value);
  return {
    title: text(page.title),
    headline: text(page.headline),
    there: list(page.there).map(right),
    kept: texts(page.kept),
    step: step(page.step),
    after: texts(page.after),
    listens: texts(page.listens),
    all: typeof page.all === "number" ? page.all : 0,
  };
}

/** What is played: something that is right, the next step as it is, or as it could be. */
export interface Piece {
  readonly which: "there" | "mine" | "idea";
  readonly number: number;
}

export type Answer =
  | ({ readonly kind: "sound"; readonly rate: number; readonly samples: Float32Array } & Piece)
  | { readonly kind: "trouble"; readonly sentence: string }
  | { readonly kind: "checked" };

/** Read a message of the kernel; null for what is none of ours. */
export function decodeAnswer(content: unknown, buffers: unknown): Answer | null {
  const { kind, which, number, rate, sentence } = fields(content);
  if (kind === "checked") return { kind };
  if (kind === "trouble") return { kind, sentence: text(sentence) };
  const [bytes] = list(buffers);
  if (
    kind !== "sound" ||
    !ArrayBuffer.isView(bytes) ||
    typeof number !== "number" ||
    typeof rate !== "number"
  )
    return null;
  if (which !== "there" && which !== "mine" && which !== "idea") return null;
  return { kind, which, number, rate, samples: samples(bytes) };
}

/** A copy, since what comes over the wire may begin at an odd byte; left and right take turns. */
function samples(bytes: ArrayBufferView): Float32Array {
  const whole = bytes.byteLength - (bytes.byteLength % 8);
  return new Float32Array(new Uint8Array(bytes.buffer, bytes.byteOffset, whole).slice().buffer);
}
