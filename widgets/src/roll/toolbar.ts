/** The bars above the roll: tools, grid, key, the part behind; and the chords of the key to stamp. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { chordsOfKey } from "../song/key.js";
import type { Key, Track } from "../song/model.js";
import { choose } from "../view/choose.js";
import { button, segmented } from "../view/controls.js";
import { icon } from "../view/icons.js";
import { keyText } from "../view/song_head.js";
import type { Shape } from "./chords.js";
import { GRIDS, gridOf } from "./grids.js";
import { type State, TOOLS, type Tool } from "./state.js";
import { say } from "./words.js";

/** What the bars show and change. */
export interface Toolbar {
  readonly state: State;
  readonly key: Key | null;
  /** The other parts that can be shown behind. */
  readonly others: readonly Track[];
  readonly set: (changes: Partial<State>) => void;
}

const ICONS = { select: "select", draw: "pencil", chords: "chord", split: "cut" } as const;

const isTool = (value: string): value is Tool => TOOLS.some((tool) => tool === value);

export function tools(bar: Toolbar): TemplateResult {
  const { state, key, set } = bar;
  const parts = TOOLS.map((value) => ({
    value,
    label: say(`tool.${value}`),
    icon: ICONS[value],
    text: html`<span class="wide-only">${say(`tool.${value}`)}</span>`,
  }));
  return html`<div class="bar low">${segmented({ name: say("tool"), parts, value: state.tool, pick: (tool) => isTool(tool) && set({ tool }) })}
    <span class="gap wide-only"></span>${grids(bar)}<span class="space"></span>${keys(bar)}${key ? folding(state, set) : nothing}${ghosts(bar)}</div>`;
}

function grids({ state, set }: Toolbar): TemplateResult {
  const label = state.grid.ticks === 1 ? say("snap.off") : say("snap", { grid: state.grid.label });
  return button({
    label,
    icon: "snap",
    text: html`${state.grid.label} ${icon("down", "small")}`,
    class: "small",
    opens: "listbox",
    do: ({ currentTarget: anchor }) =>
      anchor instanceof HTMLElement &&
      choose(anchor, {
        name: say("snap.name"),
        options: GRIDS,
        value: state.grid.value,
        pick: (value) => set({ grid: gridOf(value), length: Math.max(gridOf(value).ticks, 120) }),
      }),
  });
}

function keys({ key, state, set }: Toolbar): TemplateResult | typeof nothing {
  if (!key) return nothing;
  const name = keyText(key);
  return button({
    label: `${name}: ${say("highlight")}`,
    icon: "scale",
    text: html`<span class="wide-only">${name}</span>`,
    on: state.highlight,
    class: "small",
    do: () => set({ highlight: !state.highlight }),
  });
}

const folding = (state: State, set: Toolbar["set"]): TemplateResult =>
  button({
    label: say("fold"),
    text: say("fold"),
    on: state.fold,
    class: "small wide-only",
    do: () => set({ fold: !state.fold }),
  });

function ghosts({ state, others, set }: Toolbar): TemplateResult | typeof nothing {
  if (others.length === 0) return nothing;
  const shown = others.find(({ id }) => id === state.ghost);
  const track = shown ? shown.name || shown.id : say("ghost.none");
  const none = { value: "", label: say("ghost.none") };
  return button({
    label: say("ghost", { track }),
    icon: "ghost",
    text: html`<span class="wide-only">${track}</span> ${icon("down", "small")}`,
    on: shown !== undefined,
    opens: "listbox",
    class: "small",
    do: ({ currentTarget: anchor }) =>
      anchor instanceof HTMLElement &&
      choose(anchor, {
        name: say("ghost.name"),
        options: [none, ...others.map(({ id, name }) => ({ value: id, label: name || id }))],
        value: state.ghost,
        pick: (ghost) => set({ ghost }),
      }),
  });
}

/** The chords of the key, while they are the tool. */
export function stamps({ state, key, set }: Toolbar): TemplateResult {
  if (!key)
    return html`<div class="bar low stamps"><span class="label">${say("stamp")}</span><span class="sub">${say("stamp.none")}</span></div>`;
  const parts = chordsOfKey(key).map(({ name, roman }, i) => ({
    value: String(i),
    label: `${name}, ${roman}`,
    text: html`<kbd aria-hidden="true">${i + 1}</kbd><b>${name}</b><small>${roman}</small>`,
  }));
  return html`<div class="bar low stamps"><span class="label wide-only">${say("stamp")}</span>
    ${segmented({ name: say("stamp.name", { key: keyText(key) }), parts, value: String(state.degree), class: "chords", pick: (value) => set({ degree: Number(value) }) })}
    <span class="space"></span>${shape(state, set)}</div>`;
}

const SHAPES = (): readonly { readonly value: Shape; readonly label: string }[] => [
  { value: "close", label: say("stamp.close") },
  { value: "root", label: say("stamp.root") },
];

function shape(state: State, set: Toolbar["set"]): TemplateResult {
  const now = say(state.shape === "root" ? "stamp.root" : "stamp.close");
  return button({
    label: `${say("stamp.shape")}: ${now}`,
    text: html`${now} ${icon("down", "small")}`,
    class: "small wide-only",
    opens: "listbox",
    do: ({ currentTarget: anchor }) =>
      anchor instanceof HTMLElement &&
      choose(anchor, {
        name: say("stamp.shape"),
        options: SHAPES(),
        value: state.shape,
        pick: (value) => set({ shape: value === "root" ? "root" : "close" }),
      }),
  });
}
