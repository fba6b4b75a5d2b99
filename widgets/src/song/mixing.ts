/** Effects, sends and automation in their one form: checked, and in order. */
import { movingRange, PAN, type Range, settingsOf, VOLUME } from "./effects.js";
import { SongError, say, shown } from "./errors.js";
import {
  atMost,
  checkId,
  checkUnique,
  LONGEST_TICKS,
  MOST_EFFECTS,
  MOST_POINTS,
  number,
  whole,
  words,
} from "./limits.js";
import type { Bus, Chain, Effect, Lane, Master, Point, Send, Strip } from "./model.js";
import { compareText, sorted } from "./order.js";

type Reach = ReadonlyMap<string, Range>;

const OF_MASTER: Reach = new Map([["volume_db", VOLUME]]);
const OF_STRIP: Reach = new Map([...OF_MASTER, ["pan", PAN]]);

/** The effect with every setting it has. */
export function tidyEffect(effect: Effect): Effect {
  checkId(effect.id, say("The id of an effect"));
  // A lane such as send:room would then have two meanings.
  if (effect.id === "send")
    throw new SongError(
      say(
        "An effect cannot be called send, the word for sends in automation. Use another id, such as echo-1.",
      ),
    );
  return { ...effect, settings: settingsOf(effect.kind, effect.settings) };
}

export function checkSend(send: Send): void {
  checkId(send.bus, say("The bus of a send"));
  number(send.levelDb, say("The level of a send, in decibels,"), VOLUME.low, VOLUME.high);
}

export function checkPoint(point: Point): void {
  whole(point.at, say("The place of an automation point"), 0, LONGEST_TICKS);
  number(point.value, say("The value of an automation point"), -1e5, 1e5);
}

/** The lane with its points in order; they have been checked one by one before. */
export function tidyLane(lane: Lane): Lane {
  words(lane.target, say("The target of an automation lane"));
  atMost(lane.points.length, MOST_POINTS, say("automation points"));
  const points = sorted(lane.points, (a, b) => a.at - b.at);
  if (points.some(({ at }, i) => i > 0 && points[i - 1]?.at === at))
    throw new SongError(
      say("Two points of the lane {target} share one tick. Keep one of them.", { target: lane.target }),
    );
  return { ...lane, points };
}

/** A lane that is new to the song, in its one form. */
export function tidyNewLane(lane: Lane): Lane {
  lane.points.forEach(checkPoint);
  return tidyLane(lane);
}

/** The effects and lanes of something new, each in its one form. */
export function tidyNewChain(chain: Chain): Chain {
  return { effects: chain.effects.map(tidyEffect), automation: chain.automation.map(tidyNewLane) };
}

export function tidyBus(bus: Bus): Bus {
  checkId(bus.id, say("The id of a bus"));
  words(bus.name, say("The name of a bus"));
  return { ...bus, automation: lanesOfStrip(bus, []) };
}

export const tidyNewBus = (bus: Bus): Bus => tidyBus({ ...bus, ...tidyNewChain(bus) });

export function tidyMaster(master: Master): Master {
  number(master.volumeDb, say("The volume of the master, in decibels,"), VOLUME.low, VOLUME.high);
  number(master.ceilingDb, say("The ceiling of the master, in decibels,"), -24, 0);
  return { ...master, automation: lanesOf(master, OF_MASTER) };
}

/** Check what a track and a bus have in common, and give its lanes in order. */
export function lanesOfStrip(strip: Strip, sends: readonly Send[]): readonly Lane[] {
  number(strip.volumeDb, say("A volume, in decibels,"), VOLUME.low, VOLUME.high);
  number(strip.pan, say("The pan (-1 is left, 1 is right)"), PAN.low, PAN.high);
  checkUnique(
    sends.map((send) => send.bus),
    say("sends"),
  );
  const reach = sends.map((send): [string, Range] => [`send:${send.bus}`, VOLUME]);
  return lanesOf(strip, new Map([...OF_STRIP, ...reach]));
}

/** Check a chain, and give its lanes in order; one without points moves nothing and is left out. */
function lanesOf(chain: Chain, reach: Reach): readonly Lane[] {
  atMost(chain.effects.length, MOST_EFFECTS, say("effects in one chain"));
  checkUnique(
    chain.effects.map((effect) => effect.id),
    say("effects"),
  );
  checkUnique(
    chain.automation.map((lane) => lane.target),
    say("automation lanes"),
  );
  for (const lane of chain.automation) checkReach(lane, chain.effects, reach);
  const lanes = sorted(chain.automation, (a, b) => compareText(a.target, b.target));
  return lanes.some((lane) => lane.points.length === 0)
    ? lanes.filter((lane) => lane.points.length > 0)
    : lanes;
}

function checkReach(lane: Lane, effects: readonly Effect[], allowed: Reach): void {
  const reach = allowed.get(lane.target) ?? rangeOfEffect(lane.target, effects);
  if (reach === null) {
    throw new SongError(
      say(
        "Automation of {target} came, and there is no such thing to move. Use volume_db, pan, send:BUS, or an effect and its setting, such as filter-1:cutoff_hz.",
        { target: shown(lane.target) },
      ),
    );
  }
  for (const point of lane.points)
    number(point.value, say("A point of {target}", { target: lane.target }), reach.low, reach.high);
}

function rangeOfEffect(target: string, effects: readonly Effect[]): Range | null {
  const colon = target.indexOf(":");
  if (colon < 0) return null;
  const owner = effects.find((effect) => effect.id === target.slice(0, colon));
  return owner === undefined ? null : movingRange(owner.kind, target.slice(colon + 1));
}
