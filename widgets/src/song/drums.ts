/** Drum sounds by name, after the percussion key map of General MIDI; the same as in Python. */

export const DRUMS: Readonly<Record<string, number>> = {
  "deep kick": 35,
  kick: 36,
  rim: 37,
  snare: 38,
  clap: 39,
  "electric snare": 40,
  "floor tom": 41,
  "closed hat": 42,
  "low floor tom": 43,
  "pedal hat": 44,
  "low tom": 45,
  "open hat": 46,
  "mid tom": 47,
  "high mid tom": 48,
  crash: 49,
  "high tom": 50,
  ride: 51,
  china: 52,
  "ride bell": 53,
  tambourine: 54,
  splash: 55,
  cowbell: 56,
  "crash 2": 57,
  vibraslap: 58,
  "ride 2": 59,
  "high bongo": 60,
  "low bongo": 61,
  "muted conga": 62,
  "high conga": 63,
  "low conga": 64,
  "high timbale": 65,
  "low timbale": 66,
  "high agogo": 67,
  "low agogo": 68,
  cabasa: 69,
  shaker: 70,
  "short whistle": 71,
  "long whistle": 72,
  "short guiro": 73,
  "long guiro": 74,
  claves: 75,
  "high wood block": 76,
  "low wood block": 77,
  "muted cuica": 78,
  "open cuica": 79,
  "muted triangle": 80,
  triangle: 81,
};

/** The kits among the instruments. */
export const KITS = [
  "drums",
  "room kit",
  "power kit",
  "electronic kit",
  "808 kit",
  "jazz kit",
  "brush kit",
  "orchestra kit",
  "effects kit",
] as const;

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(DRUMS).map(([name, pitch]) => [pitch, name]),
);

/** The name of the drum sound at a pitch, or null where the key map has none. */
export const drumName = (pitch: number): string | null => NAMES.get(pitch) ?? null;

export const isKit = (instrument: string): boolean => KITS.some((kit) => kit === instrument);
