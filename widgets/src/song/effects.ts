/** The effects a track can have: their settings, ranges, and which of them automation can move. */
import { SongError, say, shown } from "./errors.js";
import { number } from "./limits.js";
import type { Setting } from "./model.js";

/** A setting that is a number: its least, greatest and usual value, its unit, whether automation can move it. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly usual: number;
  readonly unit: string;
  readonly moves: boolean;
}

/** A setting that is one of a few words; the first is the usual one. */
export interface Choice {
  readonly words: readonly string[];
}

type Settings = Readonly<Record<string, Setting>>;

const fixed = (low: number, high: number, usual: number, unit = ""): Range => {
  return { low, high, usual, unit, moves: false };
};
const moving = (low: number, high: number, usual: number, unit = ""): Range => {
  return { low, high, usual, unit, moves: true };
};

export const VOLUME = moving(-80, 12, 0, "dB");
export const PAN = moving(-1, 1, 0);

export const EFFECTS: ReadonlyMap<string, ReadonlyMap<string, Range | Choice>> = tables({
  eq: {
    low_db: fixed(-24, 24, 0, "dB"),
    low_hz: fixed(20, 1000, 200, "Hz"),
    mid_db: fixed(-24, 24, 0, "dB"),
    mid_hz: fixed(100, 10_000, 1000, "Hz"),
    mid_q: fixed(0.1, 10, 0.8),
    high_db: fixed(-24, 24, 0, "dB"),
    high_hz: fixed(1000, 18_000, 4000, "Hz"),
  },
  filter: {
    shape: { words: ["low", "high", "band"] },
    cutoff_hz: moving(20, 20_000, 1000, "Hz"),
    resonance_db: fixed(0, 24, 0, "dB"),
    mix: moving(0, 1, 1),
  },
  echo: {
    beats: fixed(0.0625, 4, 0.75, "beats"),
    feedback: fixed(0, 0.95, 0.4),
    mix: moving(0, 1, 0.3),
  },
  reverb: {
    seconds: fixed(0.1, 10, 1.8, "s"),
    predelay_ms: fixed(0, 200, 20, "ms"),
    damping_hz: fixed(500, 20_000, 6000, "Hz"),
    seed: fixed(0, 9999, 1),
    mix: moving(0, 1, 0.25),
  },
  compressor: {
    threshold_db: fixed(-60, 0, -18, "dB"),
    ratio: fixed(1, 20, 4),
    attack_ms: fixed(0.1, 200, 10, "ms"),
    release_ms: fixed(5, 2000, 120, "ms"),
    makeup_db: fixed(0, 24, 0, "dB"),
  },
  distortion: {
    drive_db: moving(0, 48, 12, "dB"),
    level_db: fixed(-36, 0, -6, "dB"),
    mix: moving(0, 1, 1),
  },
  chorus: {
    rate_hz: fixed(0.05, 8, 0.8, "Hz"),
    depth_ms: fixed(0, 10, 3, "ms"),
    delay_ms: fixed(10, 40, 15, "ms"),
    mix: moving(0, 1, 0.5),
  },
  tremolo: {
    beats: fixed(0.0625, 8, 0.5, "beats"),
    depth: moving(0, 1, 0.6),
  },
  limiter: {
    ceiling_db: fixed(-24, 0, -1, "dB"),
    release_ms: fixed(5, 1000, 80, "ms"),
  },
});

/** Maps, since an effect called `constructor` has to be unknown. */
function tables(rows: Readonly<Record<string, Readonly<Record<string, Range | Choice>>>>) {
  return new Map(Object.entries(rows).map(([kind, settings]) => [kind, new Map(Object.entries(settings))]));
}

/** Every setting of an effect in a fixed order: those `given`, and the usual value of the rest. */
export function settingsOf(kind: string, given: Settings): Settings {
  const known = EFFECTS.get(kind);
  if (known === undefined) {
    throw new SongError(
      say("The effect {kind} is unknown. Use one of {kinds}.", {
        kind: shown(kind),
        kinds: [...EFFECTS.keys()].join(", "),
      }),
    );
  }
  const stranger = Object.keys(given).find((name) => !known.has(name));
  if (stranger !== undefined) {
    throw new SongError(
      say("The effect {kind} has no setting {name}. It has {names}.", {
        kind,
        name: shown(stranger),
        names: [...known.keys()].join(", "),
      }),
    );
  }
  return Object.fromEntries(
    [...known].map(([name, allowed]) => [name, setting(`${name} of ${kind}`, allowed, given[name])]),
  );
}

function setting(name: string, allowed: Range | Choice, given: Setting | undefined): Setting {
  if ("words" in allowed) return choice(name, allowed.words, given ?? allowed.words[0] ?? "");
  const value = given ?? allowed.usual;
  if (typeof value === "number") number(value, name, allowed.low, allowed.high);
  else throw new SongError(say("{name} came as {value}. Use a number.", { name, value: shown(value) }));
  return value;
}

function choice(name: string, allowed: readonly string[], value: Setting): Setting {
  if (typeof value === "string" && allowed.includes(value)) return value;
  throw new SongError(
    say("{name} came as {value}. Use one of {words}.", {
      name,
      value: shown(value),
      words: allowed.join(", "),
    }),
  );
}

/** The range of a setting that automation can move, or null. */
export function movingRange(kind: string, name: string): Range | null {
  const allowed = EFFECTS.get(kind)?.get(name);
  return allowed !== undefined && "moves" in allowed && allowed.moves ? allowed : null;
}
