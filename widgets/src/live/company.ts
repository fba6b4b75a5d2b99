/** The people who have the song open, and what each of them can take back. */
import type { Histories, Someone } from "./messages.js";
import type { Here, Person } from "./session.js";

export class Company {
  readonly #person: string;
  #people: readonly Someone[] = [];
  #histories: Histories = new Map();

  /** `person` is oneself. */
  constructor(person: string) {
    this.#person = person;
  }

  /** Everybody else; one's own other pages are oneself. */
  get others(): readonly Person[] {
    return this.#people.filter(({ person }) => person !== this.#person);
  }

  get undoName(): string {
    return this.#histories.get(this.#person)?.[0] ?? "";
  }

  get redoName(): string {
    return this.#histories.get(this.#person)?.[1] ?? "";
  }

  meet(people: readonly Someone[]): void {
    this.#people = people;
  }

  remember(histories: Histories): void {
    this.#histories = histories;
  }

  move(of: string, here: Here | null): void {
    this.#people = this.#people.map((someone) => (someone.client === of ? { ...someone, here } : someone));
  }
}
