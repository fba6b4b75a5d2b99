/** How each drum is shown: its name, icon, colour, and place among the rows. Pure. */
import { DRUMS, drumName } from "../song/drums.js";
import { drumSaid, soundSaid } from "../view/drum_words.js";
import type { Icon } from "../view/icons.js";
import { say, type Word } from "./words.js";

/** Sounds that stand together: where they lie in the grid, and how they look. */
interface Family {
  readonly name: Word;
  readonly icon: Icon;
  readonly sounds: Readonly<Record<string, number>>;
}

/** Families from the bottom of the kit up; the number is the track colour. */
const FAMILIES: readonly Family[] = [
  { name: "family.kicks", icon: "kick", sounds: { kick: 1, "deep kick": 12 } },
  { name: "family.snares", icon: "snare", sounds: { snare: 2, "electric snare": 5, rim: 10, clap: 4 } },
  { name: "family.hats", icon: "hat", sounds: { "closed hat": 3, "pedal hat": 7, "open hat": 9 } },
  {
    name: "family.toms",
    icon: "tom",
    sounds: {
      "high tom": 6,
      "high mid tom": 11,
      "mid tom": 1,
      "low tom": 11,
      "low floor tom": 6,
      "floor tom": 12,
    },
  },
  {
    name: "family.cymbals",
    icon: "open-hat",
    sounds: { ride: 7, "ride bell": 5, "ride 2": 3, crash: 5, "crash 2": 2, splash: 9, china: 12 },
  },
  { name: "family.bells", icon: "bell", sounds: { cowbell: 10, tambourine: 8, shaker: 12, claves: 7 } },
];

const PLACES = FAMILIES.flatMap(({ sounds, icon, name }) =>
  Object.entries(sounds).map(([sound, colour]) => ({ sound, colour, icon, name })),
);
const CLAP = "clap";

interface Looks {
  readonly name: string;
  readonly icon: Icon;
  /** From 1 to 12. */
  readonly colour: number;
}

/** How the drum at a pitch looks. */
export function looks(pitch: number): Looks {
  const sound = drumName(pitch);
  const known = PLACES.find((place) => place.sound === sound);
  const icon = sound === CLAP ? "clap" : (known?.icon ?? (sound === null ? "lead" : "bell"));
  return {
    name: drumSaid(pitch),
    icon,
    colour: known?.colour ?? ((pitch * 5) % 12) + 1,
  };
}

/** Where a drum stands among the rows: kick first. */
export function order(pitch: number): number {
  const place = PLACES.findIndex(({ sound }) => DRUMS[sound] === pitch);
  return place >= 0 ? place : 100 + pitch;
}

/** All sounds to choose from, those of one family together. */
export function choices(): readonly {
  readonly value: string;
  readonly label: string;
  readonly group: string;
}[] {
  const others = Object.keys(DRUMS).filter((sound) => !PLACES.some((place) => place.sound === sound));
  const known = PLACES.map(({ sound, name }) => ({ sound, group: name }));
  const all = [...known, ...others.map((sound) => ({ sound, group: "family.more" as const }))];
  return all.map(({ sound, group }) => ({
    value: String(DRUMS[sound]),
    label: soundSaid(sound),
    group: say(group),
  }));
}
