/** The names of drum sounds as they are shown and spoken. */
import { drumName } from "../song/drums.js";
import { pitchName } from "../song/key.js";
import { catalogue } from "../words.js";

const ENGLISH = {
  "deep kick": "Deep kick",
  kick: "Kick",
  rim: "Rim",
  snare: "Snare",
  clap: "Clap",
  "electric snare": "Electric snare",
  "floor tom": "Floor tom",
  "closed hat": "Closed hat",
  "low floor tom": "Low floor tom",
  "pedal hat": "Pedal hat",
  "low tom": "Low tom",
  "open hat": "Open hat",
  "mid tom": "Mid tom",
  "high mid tom": "High mid tom",
  crash: "Crash",
  "high tom": "High tom",
  ride: "Ride",
  china: "China",
  "ride bell": "Ride bell",
  tambourine: "Tambourine",
  splash: "Splash",
  cowbell: "Cowbell",
  "crash 2": "Crash 2",
  vibraslap: "Vibraslap",
  "ride 2": "Ride 2",
  "high bongo": "High bongo",
  "low bongo": "Low bongo",
  "muted conga": "Muted conga",
  "high conga": "High conga",
  "low conga": "Low conga",
  "high timbale": "High timbale",
  "low timbale": "Low timbale",
  "high agogo": "High agogo",
  "low agogo": "Low agogo",
  cabasa: "Cabasa",
  shaker: "Shaker",
  "short whistle": "Short whistle",
  "long whistle": "Long whistle",
  "short guiro": "Short guiro",
  "long guiro": "Long guiro",
  claves: "Claves",
  "high wood block": "High wood block",
  "low wood block": "Low wood block",
  "muted cuica": "Muted cuica",
  "open cuica": "Open cuica",
  "muted triangle": "Muted triangle",
  triangle: "Triangle",
} as const;

const say = catalogue(ENGLISH);

const isKnown = (sound: string): sound is keyof typeof ENGLISH => sound in ENGLISH;

/** A drum sound by its name in files, such as `closed hat`. */
export const soundSaid = (sound: string): string => (isKnown(sound) ? say(sound) : sound);

/** The drum sound at a pitch; the name of the note where there is none. */
export const drumSaid = (pitch: number): string => soundSaid(drumName(pitch) ?? pitchName(pitch));
