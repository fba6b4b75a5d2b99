/** Bars, values and things of a mix in words. Pure. */
import { EFFECTS } from "../song/effects.js";
import type { Bus, Effect, Meter, Tick } from "../song/model.js";
import { placeOf } from "../song/time.js";
import { say, TEXTS } from "./words.js";

/** The bars that a stretch reaches over. */
export function barsSaid(meters: readonly Meter[], start: Tick, end: Tick): string {
  const from = placeOf(meters, start).bar;
  const to = placeOf(meters, Math.max(end - 1, start)).bar;
  return from === to ? say("bars.one", { from }) : say("bars.many", { from, to });
}

export const decibels = (db: number): string =>
  db <= -80 ? "−∞" : `${db > 0 ? "+" : ""}${(Math.round(db * 10) / 10).toFixed(1)}`;

export function panSaid(pan: number): string {
  const percent = Math.round(Math.abs(pan) * 100);
  if (percent === 0) return say("pan.centre");
  return say(pan < 0 ? "pan.left" : "pan.right", { percent });
}

export function panShown(pan: number): string {
  const percent = Math.round(Math.abs(pan) * 100);
  return percent === 0 ? say("pan.c") : `${pan < 0 ? "L" : "R"}${percent}`;
}

type Kind = Extract<keyof typeof TEXTS, `kind.${string}`>;

const isKind = (word: string): word is Kind => word in TEXTS;

export function kindName(kind: string): string {
  const word = `kind.${kind}`;
  return isKind(word) ? say(word) : kind;
}

/** What an automation target is called: "Volume", "Echo mix". */
export function targetName(target: string, effects: readonly Effect[], buses: readonly Bus[]): string {
  if (target === "volume_db") return say("target.volume_db");
  if (target === "pan") return say("target.pan");
  const [owner = "", setting = ""] = target.split(":");
  if (owner === "send")
    return say("target.send", { bus: buses.find(({ id }) => id === setting)?.name || setting });
  const effect = effects.find(({ id }) => id === owner);
  return `${kindName(effect?.kind ?? owner)} ${settingName(setting)}`;
}

/** `cutoff_hz` as `cutoff`: the unit stands with the value. */
export const settingName = (setting: string): string =>
  setting.replace(/_(?:hz|db|ms)$/, "").replaceAll("_", " ");

/** A value with its unit, as short as it can be read. */
export function valueSaid(value: number, unit: string): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${Number(value.toFixed(digits))}${unit ? ` ${unit}` : ""}`;
}

/** The unit of an automation target. */
export function unitOf(target: string, effects: readonly Effect[]): string {
  if (target === "volume_db" || target.startsWith("send:")) return "dB";
  const [owner = "", setting = ""] = target.split(":");
  const found = EFFECTS.get(effects.find(({ id }) => id === owner)?.kind ?? "")?.get(setting);
  return found && "unit" in found ? found.unit : "";
}
