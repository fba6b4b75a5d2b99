/** A list to choose from in a popover: instruments, sounds, keys. Moving through it lets one hear each, if wished. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { icon } from "./icons.js";
import { arrows } from "./menu.js";
import { type Anchor, openPopover, type Popover } from "./popover.js";
import { say } from "./words.js";

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Options of one group stand together under its name. */
  readonly group?: string;
}

export interface Choice {
  readonly name: string;
  readonly options: readonly Option[];
  readonly value: string;
  /** Let it be heard, when one moves to it. */
  readonly preview?: (value: string) => void;
  readonly pick: (value: string) => void;
}

/** So many options or more can be searched by typing. */
const MANY = 10;

/** Open the list beside `anchor`; Enter or a press picks, Escape leaves all as it is. */
export function choose(anchor: Anchor, choice: Choice): Popover {
  let sought = "";
  const pick = (value: string): void => {
    list.close();
    choice.pick(value);
  };
  const search = (event: Event): void => {
    sought = event.target instanceof HTMLInputElement ? event.target.value : "";
    list.show(content(choice, sought, pick, search));
  };
  const list = openPopover(anchor, content(choice, sought, pick, search), {
    name: choice.name,
    class: "choose",
  });
  list.element.addEventListener("keydown", (event) => keyed(list.element, choice, event));
  const now = list.element.querySelector<HTMLElement>('[aria-selected="true"]');
  if (choice.options.length < MANY) (now ?? options(list.element)[0])?.focus();
  now?.scrollIntoView({ block: "nearest" });
  return list;
}

function content(
  choice: Choice,
  sought: string,
  pick: (value: string) => void,
  search: (event: Event) => void,
) {
  const found = matching(choice.options, sought);
  return html`${
    choice.options.length < MANY
      ? nothing
      : html`<input class="find" type="search" autofocus placeholder=${say("find")} aria-label=${`${say("find")}: ${choice.name}`} @input=${search}>`
  }<div class="menu" role="listbox" aria-label=${choice.name}>${found.map((option, i) =>
    drawn(option, choice, pick, option.group !== undefined && option.group !== found[i - 1]?.group),
  )}</div>${found.length === 0 ? html`<p class="sub">${say("find.none")}</p>` : nothing}`;
}

function drawn(
  option: Option,
  choice: Choice,
  pick: (value: string) => void,
  first: boolean,
): TemplateResult {
  const chosen = option.value === choice.value;
  return html`${first ? html`<span class="heading" role="presentation">${option.group}</span>` : nothing}<div role="option"
    tabindex="-1" data-value=${option.value} aria-selected=${chosen} @click=${() => pick(option.value)}>
    <span class="tick">${chosen ? icon("tick", "small") : nothing}</span><span>${option.label}</span></div>`;
}

/** The options that have all the words in their name, and then those that have them with the name of their group. */
export function matching(all: readonly Option[], sought: string): readonly Option[] {
  const words = sought
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const has = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const named = all.filter(({ label }) => has(label));
  return [
    ...named,
    ...all.filter((option) => !named.includes(option) && has(`${option.label} ${option.group ?? ""}`)),
  ];
}

const options = (element: HTMLElement): readonly HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>('[role="option"]'),
];

function keyed(element: HTMLElement, choice: Choice, event: KeyboardEvent): void {
  const typing = document.activeElement instanceof HTMLInputElement;
  if (event.key === "Enter" || (event.key === " " && !typing)) {
    const chosen = typing ? options(element)[0] : document.activeElement;
    event.preventDefault();
    if (chosen instanceof HTMLElement) chosen.click();
    return;
  }
  if (typing && event.key !== "ArrowDown") return;
  const moved = arrows(element, event);
  if (moved?.dataset.value) choice.preview?.(moved.dataset.value);
}
