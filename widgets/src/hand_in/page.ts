/** Handing in as it comes from the kernel. */

/** What was handed in: eight words, when, the how-manieth, and whether it lies with the class. */
export interface Receipt {
  readonly words: readonly string[];
  readonly when: string;
  readonly number: number;
  readonly put: boolean;
  readonly trouble: string;
  readonly file: string;
}

export interface HandInPage {
  readonly title: string;
  readonly due: string;
  readonly student: string;
  /** What is not there yet, after somebody has asked; null before. */
  readonly open: readonly string[] | null;
  readonly receipt: Receipt | null;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const fields = (value: unknown): Fields => (isFields(value) ? value : {});
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(text) : []);

const receipt = (value: unknown): Receipt | null => {
  if (!isFields(value)) return null;
  const { words, when, number, put, trouble, file } = value;
  const count = typeof number === "number" ? number : 1;
  return {
    words: texts(words),
    when: text(when),
    number: count,
    put: put === true,
    trouble: text(trouble),
    file: text(file),
  };
};

/** Read the trait `page`. */
export function decodePage(value: unknown): HandInPage {
  const page = fields(value);
  return {
    title: text(page.title),
    due: text(page.due),
    student: text(page.student),
    open: Array.isArray(page.open) ? texts(page.open) : null,
    receipt: receipt(page.receipt),
  };
}

export type Answer =
  | { readonly kind: "trouble"; readonly sentence: string }
  | { readonly kind: "looked" }
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Read a message of the kernel; null for what is none of ours. */
export function decodeAnswer(content: unknown, buffers: unknown): Answer | null {
  const { kind, sentence, name } = fields(content);
  if (kind === "looked") return { kind };
  if (kind === "trouble") return { kind, sentence: text(sentence) };
  const [bytes] = Array.isArray(buffers) ? buffers : [];
  if (kind !== "file" || !ArrayBuffer.isView(bytes)) return null;
  return {
    kind,
    name: text(name),
    bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).slice(),
  };
}
