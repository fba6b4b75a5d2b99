/** The grids that notes are drawn to, by the names of their notes. */
import type { Tick } from "../song/model.js";

export interface Grid {
  readonly value: string;
  readonly label: string;
  /** Ticks between its lines; 1 for none. */
  readonly ticks: Tick;
}

export const GRIDS: readonly Grid[] = [
  { value: "1", label: "1/1", ticks: 3840 },
  { value: "2", label: "1/2", ticks: 1920 },
  { value: "4", label: "1/4", ticks: 960 },
  { value: "8", label: "1/8", ticks: 480 },
  { value: "16", label: "1/16", ticks: 240 },
  { value: "32", label: "1/32", ticks: 120 },
  { value: "4t", label: "1/4 triplets", ticks: 640 },
  { value: "8t", label: "1/8 triplets", ticks: 320 },
  { value: "16t", label: "1/16 triplets", ticks: 160 },
  { value: "off", label: "no grid", ticks: 1 },
];

const EIGHTHS: Grid = { value: "8", label: "1/8", ticks: 480 };

export const gridOf = (value: string): Grid => GRIDS.find((grid) => grid.value === value) ?? EIGHTHS;
