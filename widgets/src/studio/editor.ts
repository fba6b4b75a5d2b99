/** The editor under the timeline: the roll of the opened clip's part. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { RollView } from "../roll/view.js";
import { button } from "../view/controls.js";
import type { Opened } from "./state.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

/** Something that edits a part in a root of its own. */
export interface Inner {
  close(): void;
}

/** Opens the editor of a part; drums may have another than the rest. */
export type OpenInner = (root: HTMLElement, view: StudioView, track: string) => Inner;

export class Editor {
  readonly #view: StudioView;
  readonly #openDrums: OpenInner | null;
  readonly #holder = document.createElement("div");
  #inner: Inner | null = null;
  #shown = "";

  constructor(view: StudioView, openDrums: OpenInner | null) {
    [this.#view, this.#openDrums] = [view, openDrums];
    this.#holder.className = "inner";
  }

  template(opened: Opened | null): TemplateResult | typeof nothing {
    if (!opened) return nothing;
    const track = this.#view.song.tracks.find(({ id }) => id === opened.track);
    const close = (): void => this.#view.open(null);
    return html`<div class="editor" role="region" aria-label="${say("editor.of")}: ${track?.name || opened.track}">
      ${button({ label: say("editor.close"), icon: "close", class: "small close", do: close })}${this.#holder}</div>`;
  }

  /** Show the editor of what is opened, or none. */
  show(opened: Opened | null): void {
    const wanted = opened?.track ?? "";
    if (wanted === this.#shown) return;
    this.close();
    this.#shown = wanted;
    if (!opened) return;
    const root = document.createElement("div");
    this.#holder.replaceChildren(root);
    const track = this.#view.song.tracks.find(({ id }) => id === opened.track);
    this.#inner =
      track?.role === "drums" && this.#openDrums
        ? this.#openDrums(root, this.#view, opened.track)
        : new RollView(root, this.#view.room, { track: opened.track });
  }

  close(): void {
    this.#inner?.close();
    [this.#inner, this.#shown] = [null, ""];
    this.#holder.replaceChildren();
  }
}
