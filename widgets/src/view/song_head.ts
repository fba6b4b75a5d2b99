/** Tempo, metre and key where the playhead is: how they are shown, read and changed. Pure. */
import type { Edit } from "../song/edits.js";
import { type Key, type Meter, MODES, type Song, type Tick } from "../song/model.js";
import { indexAt } from "../song/order.js";
import { barOf, barStart, placeOf } from "../song/time.js";

/** The edit that sets the tempo that holds at a tick. */
export function tempoAt(song: Song, tick: Tick, bpm: number): Edit {
  const here = indexAt(song.tempo, tick);
  const value = song.tempo.map((tempo, i) => (i === here ? { ...tempo, bpm } : tempo));
  return { edit: "set-song", field: "tempo", value };
}

export const meterAt = (song: Song, tick: Tick): Meter =>
  song.meter[indexAt(song.meter, tick)] ?? { at: 0, beats: 4, unit: 4 };

export const meterText = ({ beats, unit }: Pick<Meter, "beats" | "unit">): string => `${beats}/${unit}`;

/** Read a metre such as `7/8`; null for what is none. */
export function readMeter(text: string): Pick<Meter, "beats" | "unit"> | null {
  const [, beats, unit] = /^\s*(\d{1,2})\s*\/\s*(\d{1,2})\s*$/.exec(text) ?? [];
  return beats && unit ? { beats: Number(beats), unit: Number(unit) } : null;
}

/** The edit that sets the metre that holds at a tick; later changes of metre move to the barline at or after them. */
export function setMeterAt(song: Song, tick: Tick, metre: Pick<Meter, "beats" | "unit">): Edit {
  const here = indexAt(song.meter, tick);
  const value: Meter[] = [];
  for (const [i, meter] of song.meter.entries()) {
    const changed = i === here ? { ...meter, ...metre } : meter;
    const before = value[value.length - 1];
    value.push(before ? { ...changed, at: onBarline(before, changed.at) } : changed);
  }
  return { edit: "set-song", field: "meter", value };
}

const onBarline = (before: Meter, at: Tick): Tick =>
  before.at + Math.max(1, Math.ceil((at - before.at) / barOf(before))) * barOf(before);

export const keyText = (key: Key | null): string =>
  key ? `${key.tonic.replace("#", "♯").replace("b", "♭")} ${key.mode}` : "";

/** Read a key such as `A minor`, `eb major` or `F#`; null for what is none. */
export function readKey(text: string): Key | null {
  const [, letter, sign, mode] = /^\s*([A-Ga-g])\s*([#b♯♭]?)\s*([a-z]*)\s*$/.exec(text) ?? [];
  const found = MODES.find((known) => known === (mode || "major"));
  if (!letter || !found) return null;
  return { tonic: letter.toUpperCase() + (sign ?? "").replace("♯", "#").replace("♭", "b"), mode: found };
}

/** A place as the display shows it: bar and beat, and with `fine` the sixteenth in the beat. */
export function placeText(meters: readonly Meter[], tick: number, fine: boolean): string {
  const { bar, beat, tick: rest } = placeOf(meters, Math.floor(tick));
  return fine ? `${bar}.${beat}.${Math.floor(rest / 240) + 1}` : `${bar}.${beat}`;
}

/** Read a place such as `5`, `5.3` or `5.3.2`; null for what is none. */
export function readPlace(meters: readonly Meter[], text: string): Tick | null {
  const parts = text
    .trim()
    .split(/[.\s:]+/)
    .map(Number);
  const [bar = 1, beat = 1, sixteenth = 1] = parts;
  if (text.trim() === "" || parts.some((part) => !Number.isInteger(part) || part < 1) || bar > 100_000)
    return null;
  const start = barStart(meters, bar);
  const meter = meters[indexAt(meters, start)] ?? { at: 0, beats: 4, unit: 4 };
  return start + (beat - 1) * ((960 * 4) / meter.unit) + (sixteenth - 1) * 240;
}
