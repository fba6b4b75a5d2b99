/** Menus and lists of the beat grid: what can be done with a row, a bar, a beat; sounds, kits and clips to choose from. */
import type { Transport } from "../audio/transport.js";
import { KITS } from "../song/drums.js";
import { choose } from "../view/choose.js";
import { MOD } from "../view/help.js";
import { type Entry, openMenu } from "../view/menu.js";
import type { Anchor } from "../view/popover.js";
import type { Acts } from "./acts.js";
import type { BarActs } from "./bar_acts.js";
import { choices, looks } from "./drums.js";
import { feelOf, percentOf } from "./feel.js";
import { NORMAL } from "./painting.js";
import { KIT, noteClips, type Row } from "./pattern.js";
import type { Cell } from "./sheet.js";
import type { State } from "./state.js";
import { divisionsFor } from "./steps.js";
import { clipName } from "./tools.js";
import { nextDivision } from "./turning.js";
import { say } from "./words.js";

export interface Menus {
  readonly state: State;
  readonly acts: Acts;
  readonly bars: BarActs;
  readonly transport: Transport;
  readonly show: () => void;
}

/** The menu of a cell: its beat, its row, its bar. */
export function cellMenu(menus: Menus, cell: Cell, anchor: Anchor): void {
  const row = menus.state.rowOf(cell.pitch)?.row;
  if (!row) return;
  const { name } = looks(cell.pitch);
  const entries: readonly Entry[] = [
    ...beatEntries(menus, cell),
    { heading: say("menu.row", { name }) },
    ...rowEntries(menus, row, anchor),
    ...barEntries(menus, cell),
  ];
  openMenu(anchor, name, shown(menus, entries));
}

/** The menu of a row's head: all that can be done with the row. */
export function rowMenu(menus: Menus, row: Row, anchor: Anchor): void {
  openMenu(
    anchor,
    looks(row.pitch).name,
    shown(menus, [...rowEntries(menus, row, anchor), "line", ...orderEntries(menus, row)]),
  );
}

/** Entries after which the view is drawn. */
const shown = (menus: Menus, entries: readonly Entry[]): readonly Entry[] =>
  entries.map((entry) =>
    entry === "line" || "heading" in entry ? entry : { ...entry, do: () => then(menus, entry.do) },
  );

function then(menus: Menus, work: () => void): void {
  work();
  menus.show();
}

function beatEntries({ acts }: Menus, cell: Cell): readonly Entry[] {
  const { beat, division } = cell.steps;
  const to = nextDivision(division, false, divisionsFor(beat.whole).all);
  return [
    { label: say("menu.beat", { beat: beat.number, count: to }), keys: "T", do: () => acts.turn(cell) },
  ];
}

function rowEntries(menus: Menus, row: Row, anchor: Anchor): readonly Entry[] {
  const { acts } = menus;
  const { name } = looks(row.pitch);
  return [
    { label: say("sound.of", { name }), do: () => chooseSound(menus, row, anchor) },
    { label: say("mute", { name }), keys: "M", on: row.mute, do: () => acts.set(row, "mute") },
    { label: say("solo", { name }), keys: "Shift+S", on: row.solo, do: () => acts.set(row, "solo") },
    { label: say("row.fill"), do: () => acts.fill(row, 1) },
    { label: say("row.fill.2"), do: () => acts.fill(row, 2) },
    { label: say("row.fill.4"), do: () => acts.fill(row, 4) },
    { label: say("row.earlier"), do: () => acts.shift(row, -1) },
    { label: say("row.later"), do: () => acts.shift(row, 1) },
    { label: say("row.copy"), do: () => acts.copyRow(row) },
    { label: say("row.clear"), do: () => acts.clear(row) },
  ];
}

const orderEntries = ({ bars }: Menus, row: Row): readonly Entry[] => [
  { label: say("row.up"), keys: "Alt+Shift+↑", do: () => bars.order(row, -1) },
  { label: say("row.down"), keys: "Alt+Shift+↓", do: () => bars.order(row, 1) },
  { label: say("row.remove"), do: () => bars.removeRow(row) },
];

function barEntries({ acts, bars, state }: Menus, cell: Cell): readonly Entry[] {
  return [
    { heading: say("menu.bar", { bar: state.sheet.bar.number }) },
    { label: say("bar.copy"), keys: `${MOD}+C`, do: () => acts.copy() },
    { label: say("paste"), keys: `${MOD}+V`, off: state.copied === null, do: () => acts.paste(cell) },
    { label: say("bar.double"), do: () => bars.double() },
    { label: say("bar.clear"), do: () => bars.clear() },
    { label: say("bar.remove"), do: () => bars.remove() },
  ];
}

/** Choose the sound of a row; each is heard as one moves to it. */
export function chooseSound(menus: Menus, row: Row, anchor: Anchor): void {
  pickSound(menus, say("sound.of", { name: looks(row.pitch).name }), String(row.pitch), anchor, (pitch) =>
    menus.bars.sound(row, pitch),
  );
}

export function addSound(menus: Menus, anchor: Anchor): void {
  pickSound(menus, say("sound.add"), "", anchor, (pitch) => menus.bars.addRow(pitch));
}

function pickSound(
  menus: Menus,
  name: string,
  value: string,
  anchor: Anchor,
  picked: (pitch: number) => void,
): void {
  choose(anchor, {
    name,
    options: choices(),
    value,
    preview: (pitch) => menus.acts.hear(Number(pitch), NORMAL),
    pick: (pitch) => {
      menus.acts.hear(Number(pitch), NORMAL);
      then(menus, () => picked(Number(pitch)));
    },
  });
}

export function chooseKit(menus: Menus, anchor: Anchor): void {
  const { track } = menus.state.pattern;
  choose(anchor, {
    name: say("kit"),
    options: KITS.map((kit) => ({ value: kit, label: kitName(kit) })),
    value: track?.instrument ?? KIT,
    preview: (kit) =>
      menus.transport.motion === "stopped" && menus.transport.preview({ instrument: kit }, 38, NORMAL),
    pick: (kit) => then(menus, () => menus.bars.kit(kit)),
  });
}

export const kitName = (instrument: string): string =>
  instrument === KIT ? say("kit.standard") : instrument;

export function chooseClip(menus: Menus, anchor: Anchor): void {
  const { state } = menus;
  const { track, song } = state.pattern;
  choose(anchor, {
    name: say("clip"),
    options: (track ? noteClips(track) : []).map((clip) => ({ value: clip.id, label: clipName(song, clip) })),
    value: state.clip,
    pick: (clip) => then(menus, () => state.show(clip)),
  });
}

export function swingMenu(menus: Menus, anchor: Anchor): void {
  const { unit } = menus.state.session.song.swing;
  openMenu(anchor, say("swing.unit"), [
    { label: say("swing.8"), on: unit === 480, do: () => then(menus, () => menus.bars.swingUnit(480)) },
    { label: say("swing.16"), on: unit === 240, do: () => then(menus, () => menus.bars.swingUnit(240)) },
  ]);
}

/** What a narrow page leaves out of its bars: what beats are divided into, and the swing. */
export function narrowEntries(
  { state, bars }: Menus,
  then: (work: () => void) => () => void,
): readonly Entry[] {
  const { all } = divisionsFor(state.sheet.rows[0]?.beats[0]?.beat.whole ?? 960);
  const each = all.map((count) => ({
    label: say("menu.each", { count }),
    on: state.sheet.each === count,
    do: then(() => state.see({ each: count, turned: new Map() })),
  }));
  const now = percentOf(state.session.song.swing);
  const swings = SWINGS.map((percent) => ({
    label: say("menu.swing", { percent, feel: feelOf(percent) }),
    on: now === percent,
    do: then(() => bars.swing(percent, false)),
  }));
  return [...each, ...swings];
}

const SWINGS = [50, 58, 67];
