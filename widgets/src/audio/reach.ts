/** What is needed to sound something by hand; it is not there while the sound is being opened. */
import type { Conductor } from "./conductor.js";
import type { Engine } from "./engine.js";
import type { Stock } from "./stock.js";

export interface Reach {
  readonly engine: Engine;
  readonly stock: Stock;
  readonly conductor: Conductor;
}
