/** What can be done with notes: the menu of a long press, a right click, or the menu key. */

import { type Entry, openMenu } from "../view/menu.js";
import type { Anchor } from "../view/popover.js";
import {
  canPaste,
  copy,
  double,
  intoKey,
  loudness,
  paste,
  quantise,
  remove,
  splitChosen,
  transpose,
} from "./acts.js";
import { everything } from "./choice.js";
import type { RollView } from "./view.js";
import { say } from "./words.js";

/** Open the menu at a place of the page, or beside the cursor. */
export function openRollMenu(
  view: RollView,
  at: { readonly x: number; readonly y: number; readonly tick: number } | null,
): void {
  const root = view.frame.root;
  const cursor = root.querySelector<HTMLElement>(".cursor") ?? root;
  const box = cursor.getBoundingClientRect();
  const anchor: Anchor = { x: at?.x ?? box.left, y: at?.y ?? box.bottom, within: root };
  openMenu(anchor, say("menu.note"), [
    ...onNotes(view),
    "line",
    ...onPlace(view, at?.tick ?? view.state.cursor.tick),
  ]);
}

function onNotes(view: RollView): readonly Entry[] {
  const { state, song } = view;
  const off = state.choice.size === 0;
  return [
    { label: say("menu.remove"), keys: "Delete", off, do: () => remove(view) },
    { label: say("menu.double"), keys: "D", off, do: () => double(view) },
    { label: say("menu.split"), icon: "cut", keys: "S", off, do: () => splitChosen(view) },
    "line",
    {
      label: say("menu.quantise", { grid: state.grid.label }),
      icon: "snap",
      keys: "Q",
      do: () => quantise(view, 1),
    },
    { label: say("menu.gently"), keys: "Shift+Q", do: () => quantise(view, 0.5) },
    { label: say("menu.swing"), icon: "swing", do: () => quantise(view, 1, song.swing.ratio) },
    "line",
    { label: say("menu.up"), keys: "Shift+↑", off, do: () => transpose(view, 12) },
    { label: say("menu.down"), keys: "Shift+↓", off, do: () => transpose(view, -12) },
    ...(song.key ? [{ label: say("menu.key"), icon: "scale" as const, off, do: () => intoKey(view) }] : []),
    { label: say("menu.louder"), keys: "Alt+↑", off, do: () => loudness(view, 12) },
    { label: say("menu.softer"), keys: "Alt+↓", off, do: () => loudness(view, -12) },
  ];
}

function onPlace(view: RollView, tick: number): readonly Entry[] {
  const { state, step } = view;
  const at = Math.max(0, Math.floor(tick / step) * step);
  const off = state.choice.size === 0;
  return [
    { label: say("menu.copy"), icon: "copy", keys: "Ctrl+C", off, do: () => copy(view, false) },
    { label: say("menu.cut"), keys: "Ctrl+X", off, do: () => copy(view, true) },
    { label: say("menu.paste"), keys: "Ctrl+V", off: !canPaste(), do: () => paste(view, at) },
    {
      label: say("menu.all"),
      keys: "Ctrl+A",
      do: () => view.track && view.set({ choice: everything(view.track) }),
    },
  ];
}
