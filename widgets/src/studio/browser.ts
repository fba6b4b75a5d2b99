/** The browser beside the timeline: patterns to hear, press or drag in, and sounds for new tracks. */
import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import { choose } from "../view/choose.js";
import { button, segmented } from "../view/controls.js";
import { icon } from "../view/icons.js";
import { inColour } from "../view/people.js";
import { follow } from "../view/pointer.js";
import { found, PATTERN_ROLES, type Pattern, type Sought, shortName } from "./patterns.js";
import { begin, dropAt, moveTo, place } from "./placing.js";
import { soundRows } from "./sounds.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

/** How many rows of a role are drawn at most; the rest is found by searching. */
const MOST = 40;
const COLOURS: Readonly<Record<string, number>> = { drums: 1, bass: 2, chords: 3, arpeggio: 6 };

export class Browser {
  readonly #view: StudioView;
  tab: "patterns" | "sounds" = "patterns";
  sought: Sought = { words: "", style: "", fits: false };
  #sounds = "";

  constructor(view: StudioView) {
    this.#view = view;
  }

  template(): TemplateResult {
    const view = this.#view;
    if (this.tab === "patterns") view.library.ask();
    else view.instruments.ask();
    const parts = [
      { value: "patterns", label: say("patterns") },
      { value: "sounds", label: say("sounds") },
    ];
    const patterns = this.tab === "patterns";
    const label = say(patterns ? "find.pattern" : "find.sound");
    return html`<div class="browser" role="region" aria-label=${say("browse")}><h2 class="unseen">${say("browse")}</h2>
      ${segmented({ name: say("browse"), parts, value: this.tab, tabs: true, pick: (tab) => this.#show(tab) })}
      <label class="find">${icon("search", "small")}<input type="search" placeholder=${label} aria-label=${label}
        .value=${patterns ? this.sought.words : this.#sounds} @input=${this.#search}></label>
      ${patterns ? this.#filters() : nothing}<div class="shelf">${patterns ? this.#patterns() : soundRows(view, this.#sounds)}</div></div>`;
  }

  #show(tab: string): void {
    this.tab = tab === "sounds" ? "sounds" : "patterns";
    this.#view.redraw();
  }

  readonly #search = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (this.tab === "patterns") this.sought = { ...this.sought, words: event.target.value };
    else this.#sounds = event.target.value;
    this.#view.redraw();
  };

  #filters(): TemplateResult {
    const { style, fits } = this.sought;
    return html`<div class="filters">${button({
      label: `${say("filter.style")}: ${style || say("filter.all")}`,
      text: html`<span>${style || say("filter.all")}</span> ${icon("down", "small")}`,
      class: "small",
      opens: "listbox",
      do: ({ currentTarget }) => currentTarget instanceof HTMLElement && this.#styles(currentTarget),
    })}${button({
      label: say("filter.fits"),
      text: say("filter.fits"),
      on: fits,
      class: "small",
      do: () => {
        this.sought = { ...this.sought, fits: !fits };
        this.#view.redraw();
      },
    })}</div>`;
  }

  #styles(anchor: HTMLElement): void {
    const styles = [...new Set(this.#view.library.all.map(({ style }) => style))].sort();
    choose(anchor, {
      name: say("filter.style"),
      options: [{ value: "", label: say("filter.all") }, ...styles.map((value) => ({ value, label: value }))],
      value: this.sought.style,
      pick: (style) => {
        this.sought = { ...this.sought, style };
        this.#view.redraw();
      },
    });
  }

  #patterns(): TemplateResult {
    const { library, song } = this.#view;
    const all = found(library.all, this.sought, song);
    if (all.length === 0)
      return html`<p class="sub">${say(library.silent ? "find.silent" : library.all.length === 0 ? "find.waiting" : "find.none")}</p>`;
    return html`${PATTERN_ROLES.map((role) => {
      const rows = all.filter((one) => one.role === role);
      if (rows.length === 0) return nothing;
      return html`<h3>${say(`role.${role}`)}</h3><ul>${rows.slice(0, MOST).map((one) => patternRow(this.#view, one))}</ul>`;
    })}`;
  }
}

function patternRow(view: StudioView, pattern: Pattern): TemplateResult {
  const name = shortName(pattern);
  const said = say("pattern.row", { name, style: pattern.style, low: pattern.low, high: pattern.high });
  const open = view.state.placing?.pattern === pattern.name;
  return html`<li class="pattern ${open ? "placing" : ""}" style=${inColour(COLOURS[pattern.role] ?? 1)}>
    ${button({ label: say("pattern.hear", { name }), icon: "play", class: "small hear", do: () => audition(view, pattern) })}
    <button type="button" class="put" title=${`${said}. ${pattern.about}`} aria-label=${said} @click=${(event: MouseEvent) => pressed(view, pattern, event)}
      @keydown=${(event: KeyboardEvent) => moveTo(view, pattern, event)} @pointerdown=${(event: PointerEvent) => dragIn(view, pattern, event)}>
      <b>${name}</b> <small>${pattern.style}</small>${picture(pattern)}</button></li>`;
}

/** A press of the pointer puts the pattern in at the playhead; by keys, its outline is moved first. */
function pressed(view: StudioView, pattern: Pattern, event: MouseEvent): void {
  if (view.clickHeld()) return;
  begin(view, pattern);
  if (event.detail > 0) dropAt(view);
}

/** Try a pattern out: once, with the sounds that it would have. */
function audition(view: StudioView, pattern: Pattern): void {
  const instrument =
    { drums: "drums", bass: "electric bass", arpeggio: "pluck" }[pattern.role] ?? "electric piano";
  const { transport } = view.room;
  view.auditions(transport.audition({ instrument }, pattern.notes));
}

/** The notes of a pattern in small: drums as squares in their rows, pitches as a line. */
function picture({ notes, length, role }: Pattern): TemplateResult {
  const pitches = [...new Set(notes.map(({ pitch }) => pitch))].sort((a, b) => b - a);
  const [high, low] = [pitches[0] ?? 60, pitches.at(-1) ?? 60];
  const y = (pitch: number): number =>
    role === "drums"
      ? (pitches.indexOf(pitch) / Math.max(pitches.length, 1)) * 16
      : ((high - pitch) / Math.max(high - low, 1)) * 13;
  const tall = role === "drums" ? Math.max(16 / Math.max(pitches.length, 1) - 1.2, 1.4) : 2;
  return html`<svg class="mini" viewBox="0 0 112 16" preserveAspectRatio="none" aria-hidden="true">${notes.map(
    ({ start, pitch, duration }) =>
      svg`<rect x=${(start / length) * 112} y=${y(pitch)} width=${Math.max((duration / length) * 112 - 1, 1.6)} height=${tall} rx="1"></rect>`,
  )}</svg>`;
}

/** Drag a pattern into the timeline: its outline shows where it would come. */
function dragIn(view: StudioView, pattern: Pattern, event: PointerEvent): void {
  const { currentTarget: element } = event;
  if (!(element instanceof HTMLElement)) return;
  follow(event, element, {
    drag: (at) => place(view, pattern, at),
    drop: (at) => {
      place(view, pattern, at);
      dropAt(view);
      view.holdClick(element);
    },
    cancel: () => view.set({ placing: null }),
  });
}
