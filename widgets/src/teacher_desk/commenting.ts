/** Writing comments: one at a time is open, and one that says nothing does not stay. */
import { clock } from "../time.js";
import { withoutPin, withPin, withText } from "./marking.js";
import type { Marks } from "./marks.js";
import { say } from "./words.js";

const FIELD = "[data-write]";
const PLAY = ".play";

export class Commenting {
  readonly #marks: Marks;
  /** What was done is shown and said, and focus goes to a place. */
  readonly #done: (focus: string, said: string) => void;
  /** Which comment is being written; null for none. */
  editing: number | null = null;

  constructor(marks: Marks, done: (focus: string, said: string) => void) {
    [this.#marks, this.#done] = [marks, done];
  }

  /** Pin a new comment, and write it. */
  add(song: string, seconds: number): void {
    this.close();
    const { mark, at } = withPin(this.#marks.mark, { song, seconds, text: "" });
    this.#marks.change(mark);
    this.editing = at;
    this.#done(FIELD, say("pin.new", { time: clock(seconds) }));
  }

  /** Write another comment. */
  edit(at: number): void {
    const pin = this.#marks.mark.pins[at];
    this.close();
    this.editing = pin ? this.#marks.mark.pins.indexOf(pin) : null;
    this.#done(FIELD, "");
  }

  /** Write none; where one was written, focus goes back to the music. */
  end(): void {
    this.close();
    this.#done(PLAY, "");
  }

  /** What was being written stays if it says something. */
  close(): void {
    const at = this.editing;
    this.editing = null;
    if (at !== null && !this.#marks.mark.pins[at]?.text.trim())
      this.#marks.change(withoutPin(this.#marks.mark, at));
  }

  write(at: number, text: string): void {
    this.#marks.change(withText(this.#marks.mark, at, text));
    this.#done("", "");
  }

  remove(at: number): void {
    this.editing = null;
    this.#marks.change(withoutPin(this.#marks.mark, at));
    this.#done(PLAY, say("pin.removed"));
  }
}
