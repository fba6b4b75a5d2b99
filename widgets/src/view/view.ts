/** What a view of a live song gives its frame. */
import type { TemplateResult } from "lit/html.js";
import type { LoopRegion } from "../audio/transport.js";
import type { Here, News } from "../live/session.js";
import type { CodeLine, Scope } from "./code_drawer.js";
import type { Keys } from "./controls.js";
import type { Hint } from "./hint.js";
import type { Entry } from "./menu.js";
import type { Parts } from "./transport_bar.js";
import type { Way } from "./trouble.js";

/** What a view gives its frame; called again at every drawing. */
export interface View {
  /** The kind of view, as `Here.view` names it: `beats`, `studio`... */
  readonly kind: string;
  /** What the whole is called, such as "Beats: Paper Boats". */
  name(): string;
  parts(): Parts;
  /** Controls of its own in the transport bar, before and after the position display. */
  first?(): unknown;
  extra?(): unknown;
  /** Tool bars under the transport bar, each a template with `class="bar low"`. */
  bars?(): readonly TemplateResult[];
  /** The music: a template, or an element the view keeps. */
  content(): TemplateResult | HTMLElement;
  /** What the hint line says when nothing was just done. */
  hint(): Hint;
  /** A key of the view's own; true when it was used. Comes before the shared keys. */
  keys?(event: KeyboardEvent): boolean;
  /** Rows of the help sheet beside the shared ones. */
  help(): readonly Keys[];
  /** Entries of the More menu before the shared ones. */
  more?(): readonly Entry[];
  /** What L loops and Shift+Space plays; null for nothing chosen. */
  choice?(): LoopRegion | null;
  /** R and the record button; true when the view records. */
  record?(): boolean;
  /** Escape with no gesture under way: clear the choice; false when there is none. */
  clear?(): boolean;
  /** What the code drawer shows; the whole song where nothing is said. */
  scope?(): Scope;
  /** Show what the line of code under the pointer writes, or no longer. */
  light?(line: CodeLine | null): void;
  /** Show what somebody whom one follows looks at. */
  follow?(here: Here): void;
  /** The song has changed. */
  changed?(news: News): void;
  /** A way on beside a sentence in the trouble strip. */
  way?(): Way | null;
}
