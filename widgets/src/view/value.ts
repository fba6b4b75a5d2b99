/** A value that one drags, presses keys on, or types over: what comes of a gesture, as pure functions. */

export interface Range {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** What Page Up and Page Down, and Shift with arrows, go by; ten steps unless told. */
  readonly page?: number;
  /** What Delete and a double click go back to. */
  readonly home?: number;
  /** Pixels of a drag from low to high; 160 unless told. */
  readonly travel?: number;
}

/** The value held within its range and on its steps. */
export function fitted({ low, high, step }: Range, value: number): number {
  const steps = Math.round((value - low) / step);
  const exact = Math.min(high, Math.max(low, low + steps * step));
  return Number(exact.toFixed(6));
}

/** The value after a key, or null for a key that does not change it. */
export function keyed(range: Range, value: number, key: string, shift = false): number | null {
  const page = range.page ?? range.step * 10;
  const by = shift ? page : range.step;
  if (key === "ArrowUp" || key === "ArrowRight") return fitted(range, value + by);
  if (key === "ArrowDown" || key === "ArrowLeft") return fitted(range, value - by);
  if (key === "PageUp") return fitted(range, value + page);
  if (key === "PageDown") return fitted(range, value - page);
  if (key === "Home") return range.low;
  if (key === "End") return range.high;
  if ((key === "Delete" || key === "Backspace") && range.home !== undefined) return range.home;
  return null;
}

/** The value after a drag of so many pixels upwards or to the right; ten times as fine with Shift. */
export function dragged(range: Range, from: number, pixels: number, fine = false): number {
  const share = pixels / (range.travel ?? 160) / (fine ? 10 : 1);
  return fitted(range, from + share * (range.high - range.low));
}

/** Where the value lies in its range, from 0 to 1. */
export const share = ({ low, high }: Range, value: number): number =>
  Math.min(1, Math.max(0, (value - low) / (high - low)));

/** A typed number, with a comma for a point if need be; null for what is none. */
export function typed(range: Range, text: string): number | null {
  const [, number] = /^\s*([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))\s*[^\d.,]*$/.exec(text) ?? [];
  return number === undefined ? null : fitted(range, Number(number.replace(",", ".")));
}
