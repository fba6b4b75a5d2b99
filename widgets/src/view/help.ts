/** The help sheet: all keys of a view, as a popover. */
import { html } from "lit/html.js";
import { type Keys, keyCaps } from "./controls.js";
import { type Anchor, openPopover, type Popover } from "./popover.js";
import { say } from "./words.js";

export const MOD =
  typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";

/** The keys of every view; `transport` leaves those of play and loop out where a view has none. */
export function sharedRows(transport: boolean): readonly Keys[] {
  const playing: readonly Keys[] = [
    { caps: ["Space"], does: say("keys.play") },
    { caps: ["Shift", "Space"], does: say("keys.play.choice") },
    { caps: ["Home", "End"], does: say("keys.ends") },
    { caps: ["L"], does: say("keys.loop") },
    { caps: ["K"], does: say("keys.click") },
  ];
  return [
    ...(transport ? playing : []),
    { caps: [MOD, "Z"], does: say("keys.undo") },
    { caps: ["Shift", MOD, "C"], does: say("keys.code") },
    { caps: ["Shift", "F10"], does: say("keys.menu") },
    { caps: ["Esc"], does: say("keys.leave") },
    { caps: ["?"], does: say("keys.help") },
  ];
}

export function openHelp(anchor: Anchor, name: string, rows: readonly Keys[]): Popover {
  const sheet = html`<h2 tabindex="0" autofocus>${name}</h2><dl>${rows.map((row) => html`<dt>${keyCaps(row)}</dt><dd>${row.does}</dd>`)}</dl>`;
  return openPopover(anchor, sheet, { name, class: "help" });
}
