/** The drums under the pads, from the left. */
import type { Icon } from "../view/icons.js";

export interface Pad {
  readonly pitch: number;
  readonly icon: Icon;
  /** One of the twelve track colours. */
  readonly colour: number;
}

export const PADS: readonly Pad[] = [
  { pitch: 36, icon: "kick", colour: 1 },
  { pitch: 38, icon: "snare", colour: 2 },
  { pitch: 39, icon: "clap", colour: 4 },
  { pitch: 42, icon: "hat", colour: 3 },
  { pitch: 46, icon: "open-hat", colour: 9 },
  { pitch: 50, icon: "tom", colour: 6 },
  { pitch: 45, icon: "tom", colour: 11 },
  { pitch: 56, icon: "bell", colour: 10 },
];
