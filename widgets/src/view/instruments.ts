/** The instruments that the kernel knows, asked for once and when they are needed. */
import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";
import { fieldsOf } from "../song/wire/record.js";
import type { Option } from "./choose.js";

export interface Instrument {
  readonly name: string;
  readonly family: string;
  readonly drums: boolean;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Read what the kernel says of its instruments: families with their members. */
export function readInstruments(families: unknown): readonly Instrument[] {
  return list(families).flatMap((row) => {
    const [family, members] = list(row);
    return list(members).flatMap((one): readonly Instrument[] => {
      const { name, drums } = fieldsOf(one) ?? {};
      return typeof name === "string" ? [{ name, drums: drums === true, family: String(family) }] : [];
    });
  });
}

export class Instruments {
  all: readonly Instrument[] = [];
  readonly #session: Session;
  readonly #stop: Stop;
  #asked = false;

  constructor(session: Session, arrived: () => void) {
    this.#session = session;
    this.#stop = session.hear("instruments", ({ families }) => {
      this.all = readInstruments(families);
      arrived();
    });
  }

  ask(): void {
    if (!this.#asked) this.#asked = this.#session.ask({ kind: "instruments" });
  }

  /** As options of a list; what is played now is there in any case. */
  options(now: string): readonly Option[] {
    const all = this.all.map(({ name, family }) => ({ value: name, label: name, group: family }));
    return all.some(({ value }) => value === now) ? all : [{ value: now, label: now }, ...all];
  }

  close(): void {
    this.#stop();
  }
}
