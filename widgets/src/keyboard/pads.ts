/** The drums under the pads, from the left. */
import type { Icon } from "../view/icons.js";

export interface Pad {
  readonly name: string;
  readonly pitch: number;
  readonly icon: Icon;
  /** One of the twelve track colours. */
  readonly colour: number;
}

export const PADS: readonly Pad[] = [
  { name: "Kick", pitch: 36, icon: "kick", colour: 1 },
  { name: "Snare", pitch: 38, icon: "snare", colour: 2 },
  { name: "Clap", pitch: 39, icon: "clap", colour: 4 },
  { name: "Closed hat", pitch: 42, icon: "hat", colour: 3 },
  { name: "Open hat", pitch: 46, icon: "open-hat", colour: 9 },
  { name: "High tom", pitch: 50, icon: "tom", colour: 6 },
  { name: "Low tom", pitch: 45, icon: "tom", colour: 11 },
  { name: "Cowbell", pitch: 56, icon: "bell", colour: 10 },
];
