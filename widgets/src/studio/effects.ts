/** Effects in the mixer: choosing one, and the popover that turns its settings. */
import { html, type TemplateResult } from "lit/html.js";
import type { Owner } from "../song/edits.js";
import { type Choice, EFFECTS, type Range, settingsOf } from "../song/effects.js";
import { makeId } from "../song/ids.js";
import type { Chain, Effect, Setting, Song } from "../song/model.js";
import { choose } from "../view/choose.js";
import { button, segmented } from "../view/controls.js";
import { knob } from "../view/dials.js";
import { openPopover } from "../view/popover.js";
import { fitted } from "../view/value.js";
import { kindName, settingName, valueSaid } from "./spoken.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

/** The chain of what an owner names; an empty one where it is gone. */
export function chainOf({ tracks, buses, master }: Song, owner: Owner): Chain {
  if (owner === "master") return master;
  const [kind, id] = owner.split(":");
  const found = kind === "bus" ? buses.find((bus) => bus.id === id) : tracks.find((track) => track.id === id);
  return found ?? { effects: [], automation: [] };
}

export function addEffect(
  view: StudioView,
  { owner, name }: { readonly owner: Owner; readonly name: string },
  anchor: EventTarget | null,
): void {
  if (!(anchor instanceof HTMLElement)) return;
  choose(anchor, {
    name: say("effect"),
    options: [...EFFECTS.keys()].map((value) => ({ value, label: kindName(value) })),
    value: "",
    pick: (kind) => {
      const { effects } = chainOf(view.room.session.song, owner);
      const id = makeId(kind, new Set(effects.map((effect) => effect.id)));
      const effect: Effect = { id, kind, settings: settingsOf(kind, {}), on: true };
      const done = view.editing.do(
        { edit: "add-effect", owner, effect, index: null },
        say("step.effect", { effect: kindName(kind), name }),
      );
      if (done && anchor.isConnected) openEffect(view, owner, id, anchor);
    },
  });
}

/** Open the settings of an effect; they follow what happens to it until it is gone. */
export function openEffect(view: StudioView, owner: Owner, id: string, anchor: EventTarget | null): void {
  if (!(anchor instanceof HTMLElement)) return;
  const effect = effectOf(view, owner, id);
  if (!effect) return;
  const popover = openPopover(anchor, panel(view, owner, effect), {
    name: kindName(effect.kind),
    class: "effect-panel",
    closed: () => stop(),
  });
  const stop = view.room.session.listen(() => {
    const now = effectOf(view, owner, id);
    if (now) popover.show(panel(view, owner, now));
    else popover.close();
  });
}

const effectOf = (view: StudioView, owner: Owner, id: string): Effect | undefined =>
  chainOf(view.room.session.song, owner).effects.find((effect) => effect.id === id);

function panel(view: StudioView, owner: Owner, effect: Effect): TemplateResult {
  const { kind, id, on } = effect;
  const name = say("step.effect", { effect: kindName(kind), name: owner.split(":")[1] ?? say("main") });
  const { effects } = chainOf(view.room.session.song, owner);
  const index = effects.findIndex((one) => one.id === id);
  const order = (to: number): boolean =>
    view.editing.do({ edit: "move-effect", owner, effect: id, index: to }, name);
  return html`<div class="panel-head"><h3>${kindName(kind)}</h3><span class="space"></span>
      ${button({ label: say("effect.on"), text: say("effect.on"), on, class: "small", do: () => view.editing.do({ edit: "switch-effect", owner, effect: id, on: !on }, name) })}</div>
    <div class="settings">${[...(EFFECTS.get(kind) ?? [])].map(([setting, range]) => control(view, owner, effect, setting, range, name))}</div>
    <div class="panel-foot">${button({ label: say("effect.earlier"), icon: "left", class: "small", off: index <= 0, do: () => order(index - 1) })}
      ${button({ label: say("effect.later"), icon: "right", class: "small", off: index >= effects.length - 1, do: () => order(index + 1) })}<span class="space"></span>
      ${button({ label: say("effect.remove"), text: say("effect.remove"), class: "small outlined", do: () => view.editing.do({ edit: "remove-effect", owner, effect: id }, name) })}</div>`;
}

function control(
  view: StudioView,
  owner: Owner,
  effect: Effect,
  setting: string,
  range: Range | Choice,
  name: string,
): TemplateResult {
  const value = effect.settings[setting];
  const change = (to: Setting, join: boolean): void =>
    view.turn({ edit: "set-effect", owner, effect: effect.id, setting, value: to }, name, join);
  if ("words" in range)
    return html`<div class="setting wide">${segmented({ name: setting, parts: range.words.map((word) => ({ value: word, label: word })), value: String(value), pick: (word) => change(word, false) })}</div>`;
  return html`<div class="setting">${dial(effect, setting, range, Number(value), change, () => view.room.session.undo())}
    <b>${valueSaid(Number(value), range.unit)}</b><small>${settingName(setting)}</small></div>`;
}

/** Frequencies and times turn by ratio, so that the lower half is as fine as the upper. */
function dial(
  effect: Effect,
  setting: string,
  range: Range,
  value: number,
  change: (value: number, join: boolean) => void,
  cancel: () => void,
): TemplateResult {
  const byRatio = range.low > 0 && range.high / range.low > 50;
  const name = `${kindName(effect.kind)} ${settingName(setting)}`;
  const said = valueSaid(value, range.unit);
  if (!byRatio) {
    const step = stepOf(range);
    const held = { low: range.low, high: range.high, step, home: range.usual };
    return knob({
      name,
      value,
      said,
      range: held,
      change: (to, join) => change(fitted(held, to), join),
      cancel,
    });
  }
  const turns = { low: 0, high: 1, step: 0.005, page: 0.05, home: place(range, range.usual) };
  return knob({
    name,
    value: place(range, value),
    said,
    range: turns,
    change: (to, join) => change(ratio(range, to), join),
    cancel,
  });
}

const place = ({ low, high }: Range, value: number): number => Math.log(value / low) / Math.log(high / low);

export function ratio({ low, high }: Range, share: number): number {
  const value = low * (high / low) ** share;
  return Math.min(high, Math.max(low, Number(value.toPrecision(3))));
}

/** A hundredth of the way, as a round number. */
export function stepOf({ low, high }: Range): number {
  const wanted = (high - low) / 100;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const times = [1, 2, 5, 10].find((one) => one * power >= wanted * 0.99) ?? 10;
  return Number((times * power).toPrecision(4));
}
