/** The form of the song over the timeline: named parts to press, rename, drag longer, and move with all under them. */
import { html, type TemplateResult } from "lit/html.js";
import type { Section } from "../song/model.js";
import { tickOf, xOf } from "../view/axis.js";
import { openMenu } from "../view/menu.js";
import { follow } from "../view/pointer.js";
import { typeOver } from "../view/type_over.js";
import { movedSection, nearestBar, replacedSection, withSection } from "./gestures.js";
import { barsSaid } from "./spoken.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

/** Pixels of a part's right end that make it longer. */
const END = 8;

export function sectionsBar(view: StudioView): TemplateResult {
  const { song, state } = view;
  const { axis } = state;
  const now = Math.max(0, view.room.transport.tick);
  return html`<div class="sections" role="group" aria-label=${say("sections")}>${song.sections
    .filter(({ start, length }) => start + length > axis.from)
    .map((section) => {
      const [left, right] = [xOf(axis, section.start), xOf(axis, section.start + section.length)];
      const here = section.start <= now && now < section.start + section.length;
      return html`<button type="button" class="section ${here ? "here" : ""}" data-section=${section.start}
        aria-label=${say("section.said", { name: section.name, bars: barsSaid(song.meter, section.start, section.start + section.length) })}
        style="left:${left + 1}px;width:${Math.max(right - left - 2, 4)}px" @pointerdown=${(event: PointerEvent) => press(view, section, event)}
        @dblclick=${(event: Event) => rename(view, section, event.currentTarget)} @keydown=${(event: KeyboardEvent) => keyed(view, section, event)}
        @contextmenu=${(event: MouseEvent) => menu(view, section, event)}>${section.name}</button>`;
    })}</div>`;
}

function press(view: StudioView, section: Section, event: PointerEvent): void {
  const { currentTarget: element } = event;
  const bar = element instanceof HTMLElement ? element.closest<HTMLElement>(".sections") : null;
  if (!(element instanceof HTMLElement) || !bar) return;
  const box = bar.getBoundingClientRect();
  const onEnd = element.getBoundingClientRect().right - event.clientX < END;
  const bars = (x: number): number =>
    nearestBar(view.room.session.song, tickOf(view.state.axis, x - box.left));
  const name = say("step.section", { name: section.name });
  follow(event, element, {
    press: () => {
      element.focus();
      return undefined;
    },
    tap: () => view.room.transport.seek(section.start),
    drag: (at, from) => {
      const { song } = view.room.session;
      const by = bars(at.x) - bars(from.x);
      if (!onEnd) view.editing.show(movedSection(song, section, by));
      else if (bars(at.x) > section.start)
        view.editing.show(replacedSection(song, section, { ...section, length: bars(at.x) - section.start }));
    },
    drop: () => view.editing.keep(name),
    cancel: () => view.editing.cancel(),
  });
}

function keyed(view: StudioView, section: Section, event: KeyboardEvent): void {
  const { song } = view.room.session;
  const bar = view.bar(section.start);
  const name = say("step.section", { name: section.name });
  const way = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (way !== 0 && event.shiftKey) {
    const length = Math.max(section.length + way * bar, bar);
    view.editing.do(replacedSection(song, section, { ...section, length }), name);
  } else if (way !== 0) view.editing.do(movedSection(song, section, way * bar), name);
  else if (event.key === "Delete" || event.key === "Backspace")
    view.editing.do(replacedSection(song, section, null), name);
  else if (event.key === "Enter") rename(view, section, event.currentTarget);
  else return;
  event.preventDefault();
  event.stopPropagation();
  if (way !== 0 && !event.shiftKey) focusSection(view, Math.max(0, section.start + way * bar));
}

function focusSection(view: StudioView, start: number): void {
  view.frame.show();
  view.frame.root.querySelector<HTMLElement>(`[data-section="${start}"]`)?.focus();
}

export function rename(view: StudioView, section: Section, anchor: EventTarget | null): void {
  if (!(anchor instanceof HTMLElement)) return;
  typeOver(anchor, {
    name: section.name,
    value: section.name,
    width: 16,
    take: (text) => {
      const name = text.trim();
      if (name === "") return false;
      const edit = replacedSection(view.room.session.song, section, { ...section, name });
      return view.editing.do(edit, say("step.section", { name }));
    },
  });
}

function menu(view: StudioView, section: Section, event: MouseEvent): void {
  event.preventDefault();
  const { currentTarget: anchor } = event;
  if (!(anchor instanceof HTMLElement)) return;
  const { start, length, name } = section;
  openMenu(anchor, name, [
    { label: say("section.rename"), keys: "Enter", do: () => rename(view, section, anchor) },
    {
      label: say("section.loop"),
      icon: "loop",
      do: () => view.room.transport.setLoop({ start, end: start + length }),
    },
    {
      label: say("section.remove"),
      keys: "Delete",
      do: () =>
        view.editing.do(
          replacedSection(view.room.session.song, section, null),
          say("step.section", { name }),
        ),
    },
  ]);
}

/** Name the loop, or four bars from the playhead on, and type the name. */
export function addSection(view: StudioView): void {
  const { song } = view.room.session;
  const { loop, tick } = view.room.transport;
  const start = loop?.start ?? nearestBar(song, Math.max(0, tick));
  const end = loop?.end ?? start + 4 * view.bar(start);
  const section = { start, length: end - start, name: say("section.new") };
  if (!view.editing.do(withSection(song, section), say("step.section", { name: section.name }))) return;
  view.frame.show();
  const made = view.room.session.song.sections.find(
    (one) => one.start === start && one.name === section.name,
  );
  const button = view.frame.root.querySelector<HTMLElement>(`[data-section="${start}"]`);
  if (made && button) rename(view, made, button);
}
