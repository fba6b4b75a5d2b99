/** A setting that automation cannot move: when it is changed by hand it goes to its new value in a few blocks. */

const BLOCKS = 8;

export class Gliding {
  #value: number;
  #target: number;
  #step = 0;
  #left = 0;

  constructor(value: number) {
    this.#value = this.#target = value;
  }

  get value(): number {
    return this.#value;
  }

  set(target: number): void {
    if (target === this.#target) return;
    this.#target = target;
    this.#step = (target - this.#value) / BLOCKS;
    this.#left = BLOCKS;
  }

  /** Go one block further; true where that changed the value. */
  move(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    this.#value = this.#left === 0 ? this.#target : this.#value + this.#step;
    return true;
  }

  /** Be there at once. */
  jump(): void {
    this.#value = this.#target;
    this.#left = 0;
  }
}

/** Several settings of one effect by name. */
export class Glides<Name extends string> {
  readonly #all: ReadonlyMap<string, Gliding>;

  constructor(names: readonly Name[], number: (name: string) => number) {
    this.#all = new Map(names.map((name) => [name, new Gliding(number(name))]));
    this.#list = [...this.#all.values()];
  }

  readonly #list: readonly Gliding[];

  get(name: Name): number {
    return this.#all.get(name)?.value ?? 0;
  }

  set(number: (name: string) => number): void {
    for (const [name, glide] of this.#all) glide.set(number(name));
  }

  /** Go one block further; true where anything changed. */
  move(): boolean {
    let moved = false;
    for (const glide of this.#list) moved = glide.move() || moved;
    return moved;
  }

  jump(): void {
    for (const glide of this.#list) glide.jump();
  }
}
