/** The edits of one gesture as one step to undo. */
import type { Session } from "../live/session.js";
import type { Edit } from "../song/edits.js";

export class OneStep {
  readonly #session: Session;
  readonly #name: string;
  #begun = false;

  constructor(session: Session, name = "") {
    [this.#session, this.#name] = [session, name];
  }

  /** Apply a further edit of the gesture; false when it was refused. */
  edit(edit: Edit): boolean {
    const done = this.#session.edit(edit, { ...(this.#name ? { name: this.#name } : {}), join: this.#begun });
    this.#begun ||= done;
    return done;
  }

  /** Take back whatever the gesture has done. */
  cancel(): void {
    if (this.#begun) this.#session.undo();
    this.#begun = false;
  }
}
