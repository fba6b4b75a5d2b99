/** The order of the roster: who stands where, and who is next. */
import { type DeskPage, GROUPS, type Group, type Row } from "./page.js";

/** The rows of one group, as they stand in the roster. */
export const rowsOf = (page: DeskPage, group: Group): readonly Row[] =>
  page.rows.filter((row) => row.group === group);

/** Everybody who has handed in, in the order of the roster. */
export const handedIn = (page: DeskPage): readonly Row[] =>
  GROUPS.filter((group) => group !== "none").flatMap((group) => rowsOf(page, group));

/** Whoever comes so many steps after somebody; null at the ends. From nobody, the first or the last. */
export function step(page: DeskPage, key: string, by: 1 | -1): Row | null {
  const rows = handedIn(page);
  const at = rows.findIndex((row) => row.key === key);
  if (at < 0) return rows.at(by === 1 ? 0 : -1) ?? null;
  return rows[at + by] ?? null;
}

/** Whom to listen to after somebody: the next who waits, or the first of those before; null when nobody does. */
export function nextToHear(page: DeskPage, key: string): Row | null {
  const waiting = rowsOf(page, "listen");
  const at = waiting.findIndex((row) => row.key === key);
  return (
    waiting.slice(at + 1).find((row) => row.key !== key) ?? waiting.find((row) => row.key !== key) ?? null
  );
}

/** Where somebody stands in the own group: which of how many. */
export function placeIn(page: DeskPage, key: string): { readonly at: number; readonly all: number } | null {
  const own = page.rows.find((row) => row.key === key);
  if (!own) return null;
  const rows = rowsOf(page, own.group);
  return { at: rows.indexOf(own) + 1, all: rows.length };
}
