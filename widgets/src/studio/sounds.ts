/** The instruments: a shelf of them in the browser, and the list that gives a track another. */
import { html, type TemplateResult } from "lit/html.js";
import type { Session } from "../live/session.js";
import type { Track } from "../song/model.js";
import { fieldsOf } from "../song/wire/record.js";
import { choose } from "../view/choose.js";
import { button } from "../view/controls.js";
import type { Anchor } from "../view/popover.js";
import { addTrack } from "./acts.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

export interface Instrument {
  readonly name: string;
  readonly drums: boolean;
  readonly family: string;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Read what the kernel says of its instruments. */
export function readInstruments(families: unknown): readonly Instrument[] {
  return list(families).flatMap((row) => {
    const [family, members] = list(row);
    return list(members).flatMap((one): readonly Instrument[] => {
      const { name, drums } = fieldsOf(one) ?? {};
      return typeof name === "string" ? [{ name, drums: drums === true, family: String(family) }] : [];
    });
  });
}

/** The instruments of this page, asked for once. */
export class Shelf {
  all: readonly Instrument[] = [];
  readonly #session: Session;
  #asked = false;

  constructor(session: Session, arrived: () => void) {
    this.#session = session;
    this.close = session.hear("instruments", ({ families }) => {
      this.all = readInstruments(families);
      arrived();
    });
  }

  readonly close: () => void;

  ask(): void {
    if (!this.#asked) this.#asked = this.#session.ask({ kind: "instruments" });
  }
}

/** Hear an instrument: a note in its middle, or a snare. */
export function hear(view: StudioView, { name, drums, family }: Instrument): void {
  view.room.transport.preview({ instrument: name }, drums ? 38 : family === "bass" ? 40 : 60, 96, 0.8);
}

export function chooseInstrument(view: StudioView, track: Track, anchor: Anchor): void {
  view.instruments.ask();
  const options = view.instruments.all.map(({ name, family }) => ({
    value: name,
    label: name,
    group: family,
  }));
  const known = options.some(({ value }) => value === track.instrument);
  choose(anchor, {
    name: say("instrument", { name: track.name || track.id }),
    options: known ? options : [{ value: track.instrument, label: track.instrument }, ...options],
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
