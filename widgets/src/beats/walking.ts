/** Where the arrows go in the grid: to the nearest place in time above and below. Pure. */
import type { Cell, Sheet } from "./sheet.js";
import { cellsOf } from "./sheet.js";

/** A cell to go to, or the head of the row. */
export type Walk =
  | { readonly to: "cell"; readonly cell: Cell }
  | { readonly to: "head"; readonly pitch: number }
  | null;

export function walk(sheet: Sheet, from: Cell, x: number, y: number): Walk {
  if (y !== 0) return vertically(sheet, from, y);
  const cells = sheet.rows.find(({ row }) => row.pitch === from.pitch);
  const all = cells ? cellsOf(cells) : [];
  const at = all.findIndex(({ step }) => step.start === from.step.start) + x;
  const cell = all[at];
  if (cell) return { to: "cell", cell };
  return at < 0 ? { to: "head", pitch: from.pitch } : null;
}

function vertically(sheet: Sheet, from: Cell, y: number): Walk {
  const row = sheet.rows[sheet.rows.findIndex((shown) => shown.row.pitch === from.pitch) + y];
  if (!row) return null;
  const middle = ({ step }: Cell): number => step.start + step.length / 2;
  const away = (cell: Cell): number => Math.abs(middle(cell) - middle(from));
  const [first, ...others] = cellsOf(row);
  const cell = others.reduce<Cell | undefined>(
    (best, one) => (best && away(best) <= away(one) ? best : one),
    first,
  );
  return cell ? { to: "cell", cell } : null;
}

/** The first or last cell of the row. */
export function endOf(sheet: Sheet, from: Cell, last: boolean): Cell {
  const row = sheet.rows.find((shown) => shown.row.pitch === from.pitch);
  const cells = row ? cellsOf(row) : [];
  return cells[last ? cells.length - 1 : 0] ?? from;
}
