/** The class at a glance, as it comes from the kernel: counts under names. */
import { fields, isFields, list, number, text } from "./values.js";

export interface Count {
  readonly name: string;
  readonly count: number;
}

/** Counts that belong together; `all` is what a full bar stands for. */
export interface Counts {
  readonly title: string;
  readonly about: string;
  readonly all: number;
  readonly counts: readonly Count[];
}

export interface Summary {
  readonly headline: string;
  readonly parts: readonly Counts[];
}

const counts = (value: unknown): Counts => {
  const { title, about, all, counts: given } = fields(value);
  return {
    title: text(title),
    about: text(about),
    all: Math.max(1, number(all)),
    counts: list(given).map((one) => ({ name: text(fields(one).name), count: number(fields(one).count) })),
  };
};

export const decodeSummary = (value: unknown): Summary | null =>
  isFields(value) ? { headline: text(value.headline), parts: list(value.parts).map(counts) } : null;
