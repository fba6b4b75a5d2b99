/** How the studio changes the song: each gesture one step to undo, shown while it is not finished. */
import type { Edit } from "../song/edits.js";
import { isNothing } from "../song/verbs.js";
import type { StudioView } from "./view.js";

export class Editing {
  readonly #view: StudioView;
  /** What is being dragged, not yet done. */
  draft: Edit | null = null;
  #before: ReadonlySet<string> | null = null;

  constructor(view: StudioView) {
    this.#view = view;
  }

  /** Do an edit; false when it was refused or changes nothing. */
  do(edit: Edit, name: string, choice?: ReadonlySet<string>): boolean {
    [this.draft, this.#before] = [null, null];
    if (isNothing(edit)) {
      this.#view.redraw();
      return false;
    }
    const done = this.#view.room.session.edit(edit, { name });
    if (done && choice) this.#view.set({ choice });
    else this.#view.redraw();
    return done;
  }

  /** Show an edit that is not finished. */
  show(edit: Edit, choice?: ReadonlySet<string>): void {
    this.#before ??= this.#view.state.choice;
    this.draft = isNothing(edit) ? null : edit;
    if (choice) this.#view.set({ choice });
    else this.#view.redraw();
  }

  /** Do what has been shown. */
  keep(name: string): boolean {
    const { draft } = this;
    if (draft === null) {
      this.#before = null;
      return false;
    }
    return this.do(draft, name);
  }

  /** Leave everything as it was before the gesture. */
  cancel(): void {
    const choice = this.#before;
    [this.draft, this.#before] = [null, null];
    if (choice) this.#view.set({ choice });
    else this.#view.redraw();
  }

  /** While others have the song open, ids of new things carry a mark of one's own. */
  get mark(): string {
    return this.#view.room.session.people.length === 0 ? "" : MARK;
  }
}

/** Enough to keep two people's new ids apart; it is made anew for each page. */
const MARK = Math.random().toString(36).slice(2, 5).padEnd(3, "0");
