/** The position display: where, how fast, in what. Each value is dragged, pressed or typed over in place. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Transport } from "../audio/transport.js";
import type { Session } from "../live/session.js";
import { MODES, type Tick } from "../song/model.js";
import { indexAt } from "../song/order.js";
import { bpmAt } from "../song/tempo.js";
import { barStart, placeOf } from "../song/time.js";
import { choose } from "./choose.js";
import { number } from "./dials.js";
import type { Anchor } from "./popover.js";
import {
  keyText,
  meterAt,
  meterText,
  placeText,
  readKey,
  readMeter,
  readPlace,
  setMeterAt,
  tempoAt,
} from "./song_head.js";
import { typeOver } from "./type_over.js";
import { say } from "./words.js";

/** What the display shows beside place and tempo. */
export interface Lcd {
  readonly fine?: boolean;
  readonly metre?: boolean;
  readonly key?: boolean;
  /** The chord that sounds now, in a view that knows. */
  readonly chord?: () => string;
}

const TEMPO = { low: 10, high: 960, step: 1, page: 10, travel: 950 };
const METRES = ["2/4", "3/4", "4/4", "5/4", "6/8", "7/8", "9/8", "12/8"];
const TONICS = ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];

export function lcd(session: Session, transport: Transport, shows: Lcd): TemplateResult {
  const { song } = session;
  const tick = Math.max(0, Math.floor(transport.tick));
  return html`<div class="lcd" role="group" aria-label=${say("position")}>
    ${place(session, transport, shows.fine ?? false)}${tempo(session, tick)}
    ${
      shows.metre === false
        ? nothing
        : html`<button type="button" class="metre" aria-haspopup="listbox"
      @click=${(event: Event) => chooseMetre(session, tick, event)}><b>${meterText(meterAt(song, tick))}</b><small>${say("metre")}</small></button>`
    }
    ${
      shows.key === false
        ? nothing
        : html`<button type="button" class="key" aria-haspopup="listbox"
      @click=${(event: Event) => chooseKey(session, event)}><b>${keyText(song.key) || say("key.none")}</b><small>${say("key")}</small></button>`
    }
    ${shows.chord ? html`<div class="chord"><b>${shows.chord()}</b><small>${say("chord")}</small></div>` : nothing}</div>`;
}

/** Its text is written at each frame of the screen, by `showPlace`. */
function place({ song }: Session, transport: Transport, fine: boolean): TemplateResult {
  const now = placeOf(song.meter, Math.max(0, Math.floor(transport.tick)));
  const dial = {
    name: say("place"),
    value: Math.max(1, now.bar),
    range: { low: 1, high: 9999, step: 1, page: 4, travel: 60_000 },
    said: say("place.said", { bar: now.bar, beat: now.beat }),
    change: (bar: number) => transport.seek(barStart(song.meter, bar)),
    type: (anchor: HTMLElement, text: string) => typePlace(anchor, text, transport, song.meter),
  };
  const face = html`<b data-place=${fine ? "fine" : "beat"}></b><small>${say(fine ? "place.fine" : "place.bar.beat")}</small>`;
  return number(dial, face, fine ? "place wide-place" : "place");
}

function typePlace(
  anchor: HTMLElement,
  text: string,
  transport: Transport,
  meters: Session["song"]["meter"],
): void {
  typeOver(anchor, {
    name: say("place"),
    value: text,
    take: (written) => {
      const tick = readPlace(meters, written);
      if (tick !== null) transport.seek(tick);
      return tick !== null;
    },
  });
}

/** Write the place into the displays below `root`. */
export function showPlace(root: HTMLElement, { song }: Session, transport: Transport): void {
  for (const shown of root.querySelectorAll<HTMLElement>("[data-place]")) {
    const text = placeText(song.meter, transport.tick, shown.dataset.place === "fine");
    if (shown.textContent !== text) shown.textContent = text;
  }
}

function tempo(session: Session, tick: Tick): TemplateResult {
  const bpm = session.song.tempo[indexAt(session.song.tempo, tick)]?.bpm ?? 120;
  const change = (value: number, join: boolean): void => {
    session.edit(tempoAt(session.song, tick, value), { name: say("tempo.step", { bpm: value }), join });
  };
  const dial = {
    name: say("tempo"),
    value: bpm,
    range: TEMPO,
    said: say("tempo.said", { bpm }),
    change,
    cancel: () => session.undo(),
  };
  return number(
    dial,
    html`<b>${shownBpm(bpmAt(session.song.tempo, tick))}</b><small>${say("tempo")}</small>`,
    "tempo",
  );
}

const shownBpm = (bpm: number): string => String(Math.round(bpm * 10) / 10);

function chooseMetre(session: Session, tick: Tick, { currentTarget: anchor }: Event): void {
  if (!(anchor instanceof HTMLElement)) return;
  const now = meterText(meterAt(session.song, tick));
  const options = [...new Set([...METRES, now])].map((value) => ({ value, label: value }));
  choose(anchor, {
    name: say("metre"),
    options,
    value: now,
    pick: (text) => {
      const metre = readMeter(text);
      if (metre)
        session.edit(setMeterAt(session.song, tick, metre), { name: say("metre.step", { metre: text }) });
    },
  });
}

/** Choose the key of the song from a list beside what was pressed. */
export function chooseKey(session: Session, { currentTarget: anchor }: Event): void {
  if (anchor instanceof HTMLElement) chooseKeyAt(session, anchor);
}

export function chooseKeyAt(session: Session, anchor: Anchor): void {
  const options = MODES.flatMap((mode) =>
    TONICS.map((tonic) => ({ value: `${tonic} ${mode}`, label: keyText({ tonic, mode }), group: mode })),
  );
  const now = session.song.key;
  choose(anchor, {
    name: say("key"),
    options: [{ value: "", label: say("key.none") }, ...options],
    value: now ? `${now.tonic} ${now.mode}` : "",
    pick: (text) => {
      const value = text === "" ? null : readKey(text);
      session.edit(
        { edit: "set-song", field: "key", value },
        { name: say("key.step", { key: keyText(value) || say("key.none") }) },
      );
    },
  });
}
