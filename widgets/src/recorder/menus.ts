/** The menus of a recorder: which microphone, how many bars are counted, what can be done with a take. */
import { html } from "lit/html.js";
import type { Measuring, TakeInfo } from "../record/recording.js";
import { button } from "../view/controls.js";
import { type Entry, openMenu } from "../view/menu.js";
import { openPopover } from "../view/popover.js";
import { typeOver } from "../view/type_over.js";
import { isUsed, NUDGE, nudge, rename, useWhole } from "./acts.js";
import { titleOf } from "./scene.js";
import { milliseconds } from "./spoken.js";
import type { RecorderView } from "./view.js";
import { say } from "./words.js";

const anchorOf = ({ currentTarget }: Event): HTMLElement | null =>
  currentTarget instanceof HTMLElement ? currentTarget : null;

export function inputMenu(view: RecorderView, event: Event): void {
  const anchor = anchorOf(event);
  const { recorder } = view;
  if (!anchor) return;
  const inputs = recorder.inputs.map(
    ({ id, label, chosen }): Entry => ({
      label: label || say("input"),
      on: chosen,
      do: () => void recorder.choose(id),
    }),
  );
  const stereo: readonly Entry[] = recorder.canStereo
    ? [{ label: say("input.stereo"), on: recorder.stereo, do: () => recorder.setStereo(!recorder.stereo) }]
    : [];
  openMenu(anchor, say("input.choose"), [
    ...inputs,
    "line",
    ...stereo,
    { label: say("first.file"), icon: "folder", do: () => view.files.choose() },
    { label: say("input.off"), do: () => recorder.close() },
  ]);
}

const COUNTS = [0, 1, 2, 4] as const;

export function countMenu(view: RecorderView, event: Event): void {
  const anchor = anchorOf(event);
  if (!anchor) return;
  const label = (count: number): string =>
    count === 0 ? say("count.none") : count === 1 ? say("count.one") : say("count.other", { count });
  openMenu(
    anchor,
    say("count.dots"),
    COUNTS.map((count) => ({
      label: label(count),
      on: view.state.countIn === count,
      do: () => view.set({ countIn: count }),
    })),
  );
}

export function placeMenu(view: RecorderView, event: Event, label: (place: number) => string): void {
  const anchor = anchorOf(event);
  if (!anchor) return;
  const { places, place } = view.scene;
  openMenu(
    anchor,
    say("place"),
    places.map((_, i) => ({
      label: label(i),
      on: i === place,
      do: () => view.set({ place: i, row: 0, phrase: 0 }),
    })),
  );
}

export function takeMenu(view: RecorderView, take: TakeInfo, anchor: HTMLElement): void {
  openMenu(anchor, say("take.more", { take: titleOf(take) }), [
    { label: say("menu.whole"), icon: "tick", do: () => useWhole(view, take) },
    { label: say("menu.rename"), icon: "pencil", keys: "F2", do: () => typeName(view, take) },
    "line",
    { label: say("menu.earlier"), icon: "left", do: () => nudge(view, take, NUDGE) },
    { label: say("menu.later"), icon: "right", do: () => nudge(view, take, -NUDGE) },
    "line",
    { label: say("menu.notes"), icon: "lead", do: () => view.makeNotes(take) },
    { label: say("menu.delete"), icon: "erase", keys: "Delete", do: () => erase(view, take, anchor) },
  ]);
}

export function typeName(view: RecorderView, take: TakeInfo): void {
  const title = titleOf(take);
  const anchor = view.frame.root.querySelector<HTMLElement>(`[data-title="${CSS.escape(take.name)}"]`);
  if (anchor)
    typeOver(anchor, {
      name: say("rename.name", { take: title }),
      value: title,
      take: (text) => rename(view, take, text),
      width: 16,
    });
}

/** Erasing cannot be undone: where the take is heard in the song, somebody has to say so twice. */
export function erase(view: RecorderView, take: TakeInfo, anchor: HTMLElement): void {
  if (!isUsed(view, take)) {
    view.recorder.delete(take.name);
    return;
  }
  const sure = (): void => {
    asked.close();
    view.recorder.delete(take.name, true);
  };
  const asked = openPopover(
    anchor.isConnected ? anchor : view.frame.root,
    html`<p class="asks">${say("delete.asks", { take: titleOf(take) })}</p><div class="row">
      ${button({ label: say("delete.no"), text: say("delete.no"), class: "small outlined", do: () => asked.close() })}
      ${button({ label: say("delete.yes"), text: say("delete.yes"), class: "small", do: sure })}</div>`,
    { name: say("menu.delete"), class: "ask" },
  );
}

/** How late the sound is: by loudspeaker, or by clapping along. */
export function measureMenu(view: RecorderView, event: Event): void {
  const anchor = anchorOf(event);
  if (!anchor) return;
  const { recorder } = view;
  const measure = (way: Measuring): void => {
    asked.close();
    void measured(view, way);
  };
  const forget = (): void => {
    asked.close();
    recorder.forgetMeasured();
  };
  const way = (kind: Measuring) =>
    html`<div class="way">${button({ label: say(`measure.${kind}`), text: say(`measure.${kind}`), class: "outlined", do: () => measure(kind) })}<p class="sub">${say(`measure.${kind}.says`)}</p></div>`;
  const asked = openPopover(
    anchor,
    html`<h3>${say("measure.title")}</h3>${way("loop")}${way("tap")}
      ${recorder.latency.measured ? button({ label: say("measure.forget"), text: say("measure.forget"), class: "small", do: forget }) : ""}`,
    { name: say("measure.title"), class: "ask" },
  );
}

async function measured(view: RecorderView, way: Measuring): Promise<void> {
  const found = await view.recorder.measure(way);
  const sentence =
    found.kind === "unclear"
      ? found.sentence
      : say("measured", { ms: milliseconds(found.seconds), spread: milliseconds(found.spread) });
  view.frame.say(sentence, { aloud: true });
}
