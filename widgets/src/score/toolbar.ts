/** What is chosen above a score: whether a click writes, how long a note is, and what is shown; and the keys that do the same. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Tick } from "../song/model.js";
import { choose } from "../view/choose.js";
import { button, type Keys, segmented } from "../view/controls.js";
import type { Icon } from "../view/icons.js";
import { say } from "./words.js";

export interface Choices {
  readonly writing: boolean;
  /** How long a written note is. */
  readonly length: Tick;
  /** Whether it has a dot, and is half as long again. */
  readonly dotted: boolean;
  /** How large the picture is; 1 is as wide as the view. */
  readonly size: number;
  /** Whether the names of notes and the chords are shown. */
  readonly names: boolean;
  readonly symbols: boolean;
}

const LENGTHS = [
  ["sixteenth", 240],
  ["eighth", 480],
  ["quarter", 960],
  ["half", 1920],
  ["whole", 3840],
] as const;
/** The key of the shortest length; the others follow, as musicians know them. */
const FIRST_KEY = 3;

const SMALLEST = 0.5;
const LARGEST = 3;

/** How long the next written note is. */
export const lengthOf = ({ length, dotted }: Choices): Tick => (dotted ? 1.5 * length : length);

/** What a key changes: + and - the size; while one writes, a digit the length and a point its dot. Null for every other key. */
export function changeOfKey(key: string, choices: Choices): Partial<Choices> | null {
  const size = sizeOfKey(key, choices);
  if (size || !choices.writing) return size;
  if (key === ".") return { dotted: !choices.dotted };
  const length = /^\d$/.test(key) ? LENGTHS[Number(key) - FIRST_KEY]?.[1] : undefined;
  return length === undefined ? null : { length };
}

/** What + and - change: the size of the picture, in steps of a quarter. */
function sizeOfKey(key: string, { size }: Choices): Partial<Choices> | null {
  if (key === "+" || key === "=") return { size: Math.min(size * 1.25, LARGEST) };
  return key === "-" ? { size: Math.max(size / 1.25, SMALLEST) } : null;
}

export function toolbar(choices: Choices, set: (changes: Partial<Choices>) => void): TemplateResult {
  const lengths = LENGTHS.map(([name, ticks]) => ({ value: String(ticks), label: say(name) }));
  const tools = [
    { value: "read", label: say("read") },
    { value: "write", label: say("write"), icon: "pencil", text: say("write") },
  ] as const;
  const pickTool = (tool: string): void => set({ writing: tool === "write" });
  const pickLength = (ticks: string): void => set({ length: Number(ticks) });
  return html`<div class="bar low">${segmented({ name: say("tool"), parts: tools, value: choices.writing ? "write" : "read", pick: pickTool })}
    ${choices.writing ? segmented({ name: say("length"), parts: lengths, value: String(choices.length), pick: pickLength }) : nothing}
    ${choices.writing ? button({ label: say("dotted"), text: say("dotted"), class: "small", on: choices.dotted, keys: ".", do: () => set({ dotted: !choices.dotted }) }) : nothing}<span class="space"></span>
    ${button({ label: say("names"), text: say("names"), class: "small", on: choices.names, do: () => set({ names: !choices.names }) })}
    ${button({ label: say("symbols"), text: say("symbols"), class: "small", on: choices.symbols, do: () => set({ symbols: !choices.symbols }) })}
    ${resizer("smaller", "zoom-out", "-", choices, set)}${resizer("larger", "zoom-in", "+", choices, set)}</div>`;
}

function resizer(
  name: "smaller" | "larger",
  icon: Icon,
  key: string,
  choices: Choices,
  set: (changes: Partial<Choices>) => void,
): TemplateResult {
  const changes = sizeOfKey(key, choices) ?? {};
  return button({
    label: say(name),
    icon,
    keys: key,
    off: changes.size === choices.size,
    do: () => set(changes),
  });
}

/** The button that names the part, and lets one choose another. */
export function partButton(
  name: string,
  options: readonly { readonly value: string; readonly label: string }[],
  value: string,
  pick: (track: string) => void,
): TemplateResult {
  const open = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLElement)
      choose(currentTarget, { name: say("part.name"), options, value, pick });
  };
  return button({
    label: say("part", { track: name }),
    text: name || say("part.name"),
    opens: "listbox",
    class: "outlined",
    do: open,
  });
}

export const hintKeys = (writing: boolean): readonly Keys[] => [
  { caps: ["←", "→"], does: say("key.note") },
  { caps: ["↑", "↓"], does: say("key.pitch") },
  writing ? { caps: ["A", "G"], does: say("key.letters") } : { caps: ["Enter"], does: say("key.hear") },
];

export const helpRows = (): readonly Keys[] => [
  { caps: ["←", "→"], does: say("key.note") },
  { caps: ["↑", "↓"], does: say("key.pitch") },
  { caps: ["Enter"], does: say("key.hear") },
  { caps: ["A", "G"], does: say("key.letters") },
  { caps: ["3", "7"], does: say("key.lengths") },
  { caps: ["."], does: say("dotted") },
  { caps: ["+", "-"], does: say("key.size") },
  { caps: ["Delete"], does: say("key.remove") },
];
