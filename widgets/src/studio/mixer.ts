/** The mixer: a strip for each track, for the rooms they share, and for the whole. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Edit, Owner } from "../song/edits.js";
import type { Bus, Effect, Send, Track } from "../song/model.js";
import { letter } from "../view/controls.js";
import { fader, knob } from "../view/dials.js";
import { type Icon, icon } from "../view/icons.js";
import { meter } from "../view/meter.js";
import { inColour } from "../view/people.js";
import { colourOf, signOf } from "../view/track_colour.js";
import type { Range } from "../view/value.js";
import { silence } from "./acts.js";
import { addEffect, openEffect } from "./effects.js";
import { addSend, openSend } from "./sends.js";
import { decibels, kindName, panSaid, panShown } from "./spoken.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

const VOLUME: Range = { low: -80, high: 12, step: 0.5, page: 3, home: 0, travel: 150 };
const PAN: Range = { low: -1, high: 1, step: 0.05, page: 0.25, home: 0 };
const TALL = 112;
/** Where the faders have marks, in dB. */
const MARKS = [6, 0, -12, -30] as const;

/** The place of a level along the fader: the loud part gets most of the way. Pure. */
export function faderPlace(_range: Range, db: number): number {
  if (db >= 0) return 0.78 + (db / 12) * 0.22;
  if (db >= -30) return 0.3 + ((db + 30) / 30) * 0.48;
  return Math.max(0, ((db + 80) / 50) * 0.3);
}

/** What a strip shows, whoever it belongs to. */
interface Strip {
  readonly owner: Owner;
  readonly name: string;
  readonly sign: Icon;
  readonly colour: number;
  readonly volumeDb: number;
  readonly pan: number | null;
  readonly effects: readonly Effect[];
  readonly sends: readonly Send[];
  readonly meter: string;
  readonly letters: TemplateResult | typeof nothing;
  readonly on: boolean;
}

export function mixer(view: StudioView): TemplateResult {
  const { song } = view;
  const strips = [
    ...song.tracks.map((track, index) => trackStrip(view, track, index)),
    ...song.buses.map((bus, index) => busStrip(view, bus, song.tracks.length + index)),
    masterStrip(view),
  ];
  return html`<div class="mixer" role="group" aria-label=${say("mixer")}><h2 class="unseen">${say("mixer")}</h2>${strips.map((strip) => drawn(view, strip))}</div>`;
}

function trackStrip(view: StudioView, track: Track, index: number): Strip {
  const name = track.name || track.id;
  return {
    owner: `track:${track.id}`,
    name,
    sign: signOf(track),
    colour: colourOf(track, index),
    volumeDb: track.volumeDb,
    pan: track.pan,
    effects: track.effects,
    sends: track.sends,
    meter: `track:${track.id}`,
    letters: html`${letter("mute", say("mute.mixer", { name }), track.mute, () => silence(view, track, "mute"))}${letter(
      "solo",
      say("solo.mixer", { name }),
      track.solo,
      (event) => silence(view, track, event.ctrlKey || event.metaKey ? "only" : "solo"),
    )}`,
    on: view.state.track === track.id,
  };
}

function busStrip(view: StudioView, bus: Bus, index: number): Strip {
  const name = bus.name || bus.id;
  const mute = (): boolean =>
    view.editing.do(
      { edit: "set-bus", bus: bus.id, field: "mute", value: !bus.mute },
      say(bus.mute ? "unmuted" : "muted", { name }),
    );
  return {
    owner: `bus:${bus.id}`,
    name,
    sign: "send",
    colour: (index % 12) + 1,
    volumeDb: bus.volumeDb,
    pan: bus.pan,
    effects: bus.effects,
    sends: [],
    meter: `bus:${bus.id}`,
    letters: letter("mute", say("mute.mixer", { name }), bus.mute, mute),
    on: false,
  };
}

function masterStrip({ song: { master } }: StudioView): Strip {
  const { volumeDb, effects } = master;
  return {
    owner: "master",
    name: say("main"),
    sign: "speaker",
    colour: 12,
    volumeDb,
    pan: null,
    effects,
    sends: [],
    meter: "master",
    letters: nothing,
    on: false,
  };
}

function drawn(view: StudioView, strip: Strip): TemplateResult {
  const { name } = strip;
  return html`<div class="strip ${strip.on ? "on" : ""} ${strip.owner === "master" ? "main" : ""}" role="group" style=${inColour(strip.colour)}
    aria-label=${say("channel", { name })}><h3>${icon(strip.sign, "small")}<span>${name}</span></h3>
    <div class="chain">${strip.effects.map((effect) => effectButton(view, strip, effect))}
      <button type="button" class="add" aria-label="${say("effect.add")}: ${name}" aria-haspopup="listbox"
        @click=${(event: Event) => addEffect(view, strip, event.currentTarget)}>${say("effect.add")}</button>
      ${strip.owner.startsWith("track:") ? sends(view, strip) : nothing}</div>
    <div class="place">${strip.pan === null ? html`<span class="cap"></span>` : html`${pan(view, strip, strip.pan)}<span class="cap">${panShown(strip.pan)}</span>`}
      <span class="space"></span>${strip.letters}</div>
    <div class="level-row"><div class="marks" aria-hidden="true">${MARKS.map((db) => html`<span style="bottom:${faderPlace(VOLUME, db) * 100}%">${db}</span>`)}</div>
      ${volume(view, strip)}${meter(strip.meter, say("level", { name }), TALL)}<span class="db">${decibels(strip.volumeDb)}</span></div></div>`;
}

function effectButton(view: StudioView, strip: Strip, effect: Effect): TemplateResult {
  const label = kindName(effect.kind);
  const said = say("effect.named", {
    effect: effect.on ? label : say("effect.off", { effect: label }),
    name: strip.name,
  });
  return html`<button type="button" class="effect ${effect.on ? "" : "off"}" aria-label=${said} title=${said} aria-haspopup="dialog"
    @click=${(event: Event) => openEffect(view, strip.owner, effect.id, event.currentTarget)}>${label}</button>`;
}

function sends(view: StudioView, strip: Strip): TemplateResult {
  const track = strip.owner.slice("track:".length);
  return html`${strip.sends.map((send) => {
    const bus = view.song.buses.find(({ id }) => id === send.bus);
    const label = say("send.said", { db: decibels(send.levelDb), bus: bus?.name || send.bus });
    return html`<button type="button" class="send" aria-label="${bus?.name || send.bus}: ${label}" title=${label} aria-haspopup="dialog"
      @click=${(event: Event) => openSend(view, track, send.bus, event.currentTarget)}>${icon("send", "small")}${bus?.name || send.bus}</button>`;
  })}<button type="button" class="add" aria-label="${say("send.add")}: ${strip.name}" aria-haspopup="listbox"
    @click=${(event: Event) => addSend(view, track, event.currentTarget)}>${say("send.add")}</button>`;
}

/** The edit that sets volume or pan of whatever an owner names. */
export function levelEdit(owner: Owner, field: "volumeDb" | "pan", value: number): Edit {
  if (owner === "master") return { edit: "set-master", field: "volumeDb", value };
  const [kind, id = ""] = owner.split(":");
  return kind === "bus"
    ? { edit: "set-bus", bus: id, field, value }
    : { edit: "set-track", track: id, field, value };
}

function volume(view: StudioView, { owner, name, volumeDb }: Strip): TemplateResult {
  return fader(
    {
      name: say("volume", { name }),
      value: volumeDb,
      range: VOLUME,
      said: say("volume.said", { db: decibels(volumeDb) }),
      change: (value, join) =>
        view.turn(levelEdit(owner, "volumeDb", value), say("step.volume", { name }), join),
      cancel: () => view.room.session.undo(),
    },
    { tall: TALL, curve: faderPlace },
  );
}

function pan(view: StudioView, { owner, name }: Strip, value: number): TemplateResult {
  return knob(
    {
      name: say("pan", { name }),
      value,
      range: PAN,
      said: panSaid(value),
      change: (to, join) => view.turn(levelEdit(owner, "pan", to), say("step.pan", { name }), join),
      cancel: () => view.room.session.undo(),
    },
    { middle: true },
  );
}
