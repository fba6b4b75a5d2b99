/** The golden files that Python's tests read too. */
import { readdirSync, readFileSync } from "node:fs";
import { fieldsOf } from "./wire/record.js";

const FOLDER = new URL("../../../tests/golden/", import.meta.url);

export type Fields = Readonly<Record<string, unknown>>;

/** The golden files of a folder, by name and without their ending. */
export const goldenNames = (folder: string): readonly string[] =>
  readdirSync(new URL(`${folder}/`, FOLDER)).map((file) => file.replace(/\.json$/, ""));

export const fields = (data: unknown): Fields => fieldsOf(data) ?? {};
export const list = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : []);
export const numbers = (data: unknown): readonly number[] => list(data).map(Number);
export const rows = (data: unknown): readonly (readonly number[])[] => list(data).map(numbers);

/** A golden file: its fields, and its cases. */
export function golden(name: string): { readonly document: Fields; readonly cases: readonly Fields[] } {
  const document = fields(JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8")));
  return { document, cases: list(document.cases).map(fields) };
}
