/** What was measured of each device, kept by the browser: by its label and the rate, since another rate is another way. */
import { fieldsOf } from "../song/wire/record.js";

export interface KnownLatency {
  readonly seconds: number;
  /** The day, such as `2026-11-25`. */
  readonly date: string;
}

const KEY = "musiclab.latency";

type Shelf = Pick<Storage, "getItem" | "setItem">;

export class Latencies {
  readonly #storage: () => Shelf | null;

  /** `storage` gives null, or throws, where the browser keeps nothing. */
  constructor(storage: () => Shelf | null = () => globalThis.localStorage) {
    this.#storage = storage;
  }

  of(device: string, rate: number): KnownLatency | null {
    const { seconds, date } = fieldsOf(this.#all()[`${device} ${rate}`]) ?? {};
    return typeof seconds === "number" && Number.isFinite(seconds) ? { seconds, date: String(date) } : null;
  }

  /** Keep what was measured; null forgets it. */
  set(device: string, rate: number, known: KnownLatency | null): void {
    const { [`${device} ${rate}`]: _gone, ...others } = this.#all();
    const all = known === null ? others : { ...others, [`${device} ${rate}`]: known };
    try {
      this.#storage()?.setItem(KEY, JSON.stringify(all));
    } catch {
      // A browser that keeps nothing: it will be measured again.
    }
  }

  #all(): Readonly<Record<string, unknown>> {
    try {
      return fieldsOf(JSON.parse(this.#storage()?.getItem(KEY) ?? "{}")) ?? {};
    } catch {
      return {};
    }
  }
}
