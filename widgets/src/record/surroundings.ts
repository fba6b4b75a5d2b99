/** What the recorder has of the page and the machine; tests have their own. */
import { type Badge, pageBadge } from "./badge.js";
import { type Guard, pageGuard } from "./guard.js";
import { Latencies } from "./latencies.js";
import { type Microphones, pageMicrophones } from "./microphones.js";

export interface Surroundings {
  readonly microphones: Microphones;
  readonly latencies: Latencies;
  /** The badge; `press` is told when its button is pressed. */
  readonly badge: (press: () => void) => Badge;
  /** The page's guard; `goes` is told when it goes all the same. */
  readonly guard: (goes: () => void) => Guard;
  readonly today: () => string;
}

export const pageSurroundings = (): Surroundings => ({
  microphones: pageMicrophones,
  latencies: new Latencies(),
  badge: pageBadge,
  guard: pageGuard,
  today: () => new Date().toISOString().slice(0, 10),
});
