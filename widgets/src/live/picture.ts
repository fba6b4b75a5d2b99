/** A page's picture of the song: what the kernel has confirmed, with the page's own steps that wait in it. */
import { apply } from "../song/apply.js";
import type { Edit } from "../song/edits.js";
import { SongError } from "../song/errors.js";
import type { Song } from "../song/model.js";

/** One step of this page that the kernel has not answered yet; without an edit it asks to undo or redo. */
export interface Pending {
  readonly seq: number;
  readonly edit: Edit | null;
}

export class Picture<P extends Pending = Pending> {
  #confirmed: Song;
  #pending: readonly P[] = [];
  /** The confirmed song with the pending edits in it; null until somebody looks. */
  #song: Song | null;
  /** False when a pending edit was left out because it does not fit any more. */
  #complete = true;

  constructor(song: Song) {
    [this.#confirmed, this.#song] = [song, song];
  }

  get confirmed(): Song {
    return this.#confirmed;
  }

  get pending(): readonly P[] {
    return this.#pending;
  }

  /** The song as it is shown. Made anew only when it is looked at: much may have come in the meantime. */
  get song(): Song {
    this.#song ??= this.#pending.reduce((song, step) => this.#withEdit(song, step), this.#confirmed);
    return this.#song;
  }

  /** Show another step that waits; throws an EditError where its edit does not fit. */
  add(step: P): void {
    if (step.edit) this.#song = apply(this.song, step.edit);
    this.#pending = [...this.#pending, step];
  }

  /** Take in what the kernel has done, of which `own` edits were ours, and our steps up to `seen` are in it. */
  confirm(edits: readonly Edit[], own: number, seen: number): void {
    const settled = this.#pending.filter((step) => step.seq <= seen);
    const waiting = this.#pending.filter((step) => step.seq > seen);
    // Where just our own edits have come back, the picture shows them already.
    const shown =
      this.#song !== null &&
      this.#complete &&
      own === edits.length &&
      settled.length === own &&
      settled.every((step) => step.edit !== null);
    this.#confirmed =
      shown && this.#song && waiting.length === 0 ? this.#song : edits.reduce(apply, this.#confirmed);
    this.#settle(waiting, shown || (edits.length === 0 && settled.length === 0));
  }

  /** Begin again on the kernel's whole song, with our steps after `seen`. */
  replace(song: Song, seen: number): void {
    this.#confirmed = song;
    this.#settle(
      this.#pending.filter((step) => step.seq > seen),
      false,
    );
  }

  /** Take a step out that the kernel has refused. */
  refuse(seq: number): void {
    if (!this.#pending.some((step) => step.seq === seq)) return;
    this.#settle(
      this.#pending.filter((step) => step.seq !== seq),
      false,
    );
  }

  #settle(pending: readonly P[], shown: boolean): void {
    this.#pending = pending;
    if (shown) return;
    [this.#song, this.#complete] = [pending.length === 0 ? this.#confirmed : null, true];
  }

  /** An edit that does not fit any more is left out of the picture; the kernel decides about it. */
  #withEdit(song: Song, { edit }: P): Song {
    if (edit === null) return song;
    try {
      return apply(song, edit);
    } catch (error) {
      if (!(error instanceof SongError)) throw error;
      this.#complete = false;
      return song;
    }
  }
}
