/** Where in the song a block lies. A block can lie in several places: at a loop's end it jumps back. */
import { BLOCK } from "./block.js";

/** From frame `at` of the mixer on, frame `song` of the song sounds; standing still where it does not `move`. */
export interface Leg {
  readonly at: number;
  readonly song: number;
  readonly moves: boolean;
}

const MOST_PIECES = 8;

export class Place {
  /** The block's pieces: the index in the block where each begins, and the song's frame there. */
  readonly starts = new Int32Array(MOST_PIECES + 1);
  readonly songs = new Float64Array(MOST_PIECES);
  readonly moving = new Uint8Array(MOST_PIECES);
  pieces = 1;
  /** True where the first piece does not follow on from the block before. */
  jumped = false;
  /** A clock that never jumps while something sounds: for whatever sways. */
  steady = 0;

  #now = 0;
  #drift = 0;
  #legs: Leg[] = [{ at: 0, song: 0, moves: false }];

  /** The mixer's frame that the block begins with. */
  get now(): number {
    return this.#now;
  }

  /** Go other ways from a frame on: what was planned after it is forgotten. */
  follow(from: number, legs: readonly Leg[]): void {
    this.#legs = [...this.#legs.filter(({ at }, i) => i === 0 || at < from), ...legs];
  }

  /** Let the steady clock show the song's frame at a frame of the mixer: only good while nothing sounds. */
  align(at: number): void {
    const leg = this.#legs.findLast((one) => one.at <= at);
    if (leg?.moves === true) this.#drift = leg.song - leg.at;
  }

  /** Find the pieces of the block that begins at frame `now`. */
  move(now: number): void {
    this.#now = now;
    this.steady = now + this.#drift;
    this.#forget();
    this.jumped = this.#legs[0]?.at === now;
    this.pieces = 0;
    for (let i = 0; i < this.#legs.length && this.pieces < MOST_PIECES; i += 1) {
      const leg = this.#legs[i];
      if (leg === undefined || leg.at >= now + BLOCK) break;
      const start = Math.max(leg.at, now);
      this.starts[this.pieces] = start - now;
      this.songs[this.pieces] = leg.moves ? leg.song + (start - leg.at) : leg.song;
      this.moving[this.pieces] = leg.moves ? 1 : 0;
      this.pieces += 1;
    }
    this.starts[this.pieces] = BLOCK;
  }

  /** Drop the legs that lie behind. */
  #forget(): void {
    while (this.#legs.length > 1 && (this.#legs[1]?.at ?? Infinity) <= this.#now) this.#legs.shift();
  }
}
