/** The instruments: a shelf of them in the browser, and the list that gives a track another. */
import { html, type TemplateResult } from "lit/html.js";
import type { Track } from "../song/model.js";
import { choose } from "../view/choose.js";
import { button } from "../view/controls.js";
import type { Instrument } from "../view/instruments.js";
import type { Anchor } from "../view/popover.js";
import { addTrack } from "./acts.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

/** Hear an instrument: a note in its middle, or a snare. */
export function hear(view: StudioView, { name, drums, family }: Instrument): void {
  view.room.transport.preview({ instrument: name }, drums ? 38 : family === "bass" ? 40 : 60, 96, 0.8);
}

export function chooseInstrument(view: StudioView, track: Track, anchor: Anchor): void {
  view.instruments.ask();
  choose(anchor, {
    name: say("instrument", { name: track.name || track.id }),
    options: view.instruments.options(track.instrument),
    value: track.instrument,
    preview: (value) => {
      const found = view.instruments.all.find(({ name }) => name === value);
      if (found) hear(view, found);
    },
    pick: (value) => {
      const name = say("step.instrument", { name: track.name || track.id });
      view.editing.do({ edit: "set-track", track: track.id, field: "instrument", value }, name);
    },
  });
}

/** What can be chosen for a new track before the kernel has said what there is. */
const USUAL = ["piano", "electric piano", "electric bass", "drums", "strings", "flute"];

export function chooseNewTrack(view: StudioView, { currentTarget: anchor }: Event): void {
  if (!(anchor instanceof HTMLElement)) return;
  view.instruments.ask();
  const { all } = view.instruments;
  const known = all.map(({ name, family }) => ({ value: name, label: name, group: family }));
  choose(anchor, {
    name: say("track.add"),
    options: known.length > 0 ? known : USUAL.map((name) => ({ value: name, label: name })),
    value: "",
    pick: (name) => addTrack(view, name, all.find((one) => one.name === name)?.drums ?? name === "drums"),
  });
}

/** The rows of the browser. */
export function soundRows(view: StudioView, sought: string): TemplateResult {
  const words = sought.toLowerCase().split(/\s+/);
  const found = view.instruments.all.filter(({ name, family }) =>
    words.every((word) => `${name} ${family}`.toLowerCase().includes(word)),
  );
  const families = [...new Set(found.map(({ family }) => family))];
  return html`${families.map(
    (family) =>
      html`<h3>${family}</h3><ul>${found.filter((one) => one.family === family).map((one) => row(view, one))}</ul>`,
  )}${found.length === 0 ? html`<p class="sub">${say(view.instruments.all.length === 0 ? "find.waiting" : "find.none")}</p>` : ""}`;
}

const row = (view: StudioView, one: Instrument): TemplateResult =>
  html`<li class="sound">${button({ label: say("sound.hear", { name: one.name }), icon: "play", class: "small hear", do: () => hear(view, one) })}
    <span>${one.name}</span>${button({ label: say("sound.add", { name: one.name }), icon: "plus", class: "small", do: () => addTrack(view, one.name, one.drums) })}</li>`;
