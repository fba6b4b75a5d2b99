/** What a track's effects gave, made ahead: played instead of working it out again where a computer cannot keep up. */
import { BLOCK, type Stereo, type Wave } from "./block.js";
import type { Place } from "./place.js";

/** A stretch from frame `song` of the song on, as it is before volume and pan. */
export interface Copy {
  readonly song: number;
  readonly left: Wave;
  readonly right: Wave;
}

/** Stretches that are kept of one track: a minute or so. */
const MOST = 12;

export class Copies {
  #copies: readonly Copy[] = [];

  add(copy: Copy): void {
    this.#copies = [...this.#copies, copy].slice(-MOST);
  }

  clear(): void {
    this.#copies = [];
  }

  /** Put the block that lies at `place` into `out`; false where there is no copy of all of it. */
  read(place: Place, out: Stereo): boolean {
    if (this.#copies.length === 0) return false;
    for (let piece = 0; piece < place.pieces; piece += 1) {
      const at = place.starts[piece] ?? 0;
      const end = place.starts[piece + 1] ?? BLOCK;
      if (place.moving[piece] !== 1 || !this.#readPiece(place.songs[piece] ?? 0, at, end, out)) return false;
    }
    return true;
  }

  #readPiece(song: number, at: number, end: number, out: Stereo): boolean {
    for (let n = 0; n < this.#copies.length; n += 1) {
      const copy = this.#copies[n];
      if (copy === undefined || song < copy.song || song + end - at > copy.song + copy.left.length) continue;
      const from = song - copy.song - at;
      for (let i = at; i < end; i += 1) {
        out.left[i] = copy.left[from + i] ?? 0;
        out.right[i] = copy.right[from + i] ?? 0;
      }
      return true;
    }
    return false;
  }
}
