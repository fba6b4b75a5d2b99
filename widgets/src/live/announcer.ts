/** Telling the views what has changed. */
import type { Stop } from "../link.js";
import type { Song } from "../song/model.js";
import type { Once } from "./once.js";
import type { News } from "./session.js";

export class Announcer {
  readonly #once: Once;
  readonly #listeners = new Set<(news: News) => void>();
  #song: Song | null = null;
  #outage = "";
  #refusal = "";
  #by: string | null = null;

  constructor(once: Once) {
    this.#once = once;
  }

  /** What stands in the way, in a sentence; a refusal is told until it is forgiven. */
  get trouble(): string {
    return this.#outage || this.#refusal;
  }

  get online(): boolean {
    return this.#outage === "";
  }

  add(listener: (news: News) => void): Stop {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tell of the song and who has changed it, if it is another one than was told before. */
  song(song: Song, by: string | null): void {
    const before = this.#song;
    this.#song = song;
    if (before !== null && before !== song) this.#tell({ kind: "song", before, by });
  }

  /** Tell of one's own edit at once, and of all that follow in the same frame when it ends. */
  songNow(song: () => Song): void {
    if (this.#once.waits("frame")) this.songSoon(song, null);
    else this.song(song(), null);
    this.#once.soon("frame", () => {});
  }

  /** Tell of what others have done at the next frame, however much it is; `by` is who did the last of it. */
  songSoon(song: () => Song, by: string | null): void {
    this.#by = by ?? this.#by;
    this.#once.soon("telling", () => {
      const last = this.#by;
      this.#by = null;
      this.song(song(), last);
    });
  }

  people(): void {
    this.#tell({ kind: "people" });
  }

  /** Say why the kernel cannot be reached; nothing when it can. */
  fail(sentence: string): void {
    if (this.#outage === sentence) return;
    this.#outage = sentence;
    this.#tell({ kind: "trouble" });
  }

  /** Say why a step was refused; nothing when that has been read. */
  refuse(sentence: string): void {
    if (!sentence && !this.#refusal) return;
    this.#refusal = sentence;
    this.#tell({ kind: "trouble" });
  }

  #tell(news: News): void {
    for (const listener of [...this.#listeners]) listener(news);
  }
}
