/** Edits of effects and automation: what they do, and what takes them back. */
import {
  type AddEffect,
  type Edit,
  type MoveEffect,
  type Owner,
  type PutPoints,
  type RemoveEffect,
  type RemovePoints,
  type SetEffect,
  type SwitchEffect,
  together,
} from "./edits.js";
import { say } from "./errors.js";
import { tidyEffect, tidyLane } from "./mixing.js";
import type { Effect, Lane, Song } from "./model.js";
import { chainOf, findEffect, gone, inserted, laneOf, moved, withAt, withChain } from "./places.js";
import type { Rules } from "./rule.js";

export const MIX_RULES: Rules<
  AddEffect | RemoveEffect | MoveEffect | SetEffect | SwitchEffect | PutPoints | RemovePoints
> = {
  "add-effect": {
    apply: (song, { owner, index, effect }) =>
      withChain(song, owner, { effects: inserted(chainOf(song, owner).effects, index, effect) }),
    invert: (_, { owner, effect }) => ({ edit: "remove-effect", owner, effect: effect.id }),
  },
  "remove-effect": { apply: removeEffect, invert: unremoveEffect },
  "move-effect": {
    apply: (song, { owner, effect, index }) =>
      withChain(song, owner, {
        effects: moved(chainOf(song, owner).effects, findEffect(song, owner, effect), index),
      }),
    invert: (song, edit) => ({ ...edit, index: findEffect(song, edit.owner, edit.effect).index }),
  },
  "set-effect": { apply: setEffect, invert: unsetEffect },
  "switch-effect": {
    apply: (song, { owner, effect, on }) =>
      withEffect(song, owner, { ...findEffect(song, owner, effect).thing, on }),
    invert: (song, edit) => ({ ...edit, on: findEffect(song, edit.owner, edit.effect).thing.on }),
  },
  "put-points": { apply: putPoints, invert: unputPoints },
  "remove-points": { apply: removePoints, invert: unremovePoints },
};

const moves = (lane: Lane, effect: string): boolean => lane.target.startsWith(`${effect}:`);

/** Remove an effect and the automation of its settings. */
function removeEffect(song: Song, { owner, effect }: RemoveEffect): Song {
  const { effects, automation } = chainOf(song, owner);
  return withChain(song, owner, {
    effects: withAt(effects, findEffect(song, owner, effect).index),
    automation: automation.filter((lane) => !moves(lane, effect)),
  });
}

function unremoveEffect(song: Song, { owner, effect }: RemoveEffect): Edit {
  const { index, thing } = findEffect(song, owner, effect);
  const lanes = chainOf(song, owner).automation.filter((lane) => moves(lane, effect));
  return together([
    { edit: "add-effect", owner, effect: thing, index },
    ...lanes.map((lane): Edit => ({ edit: "put-points", owner, ...lane })),
  ]);
}

function setEffect(song: Song, { owner, effect, setting, value }: SetEffect): Song {
  const { thing } = findEffect(song, owner, effect);
  return withEffect(song, owner, { ...thing, settings: { ...thing.settings, [setting]: value } });
}

function unsetEffect(song: Song, edit: SetEffect): Edit {
  const { settings } = findEffect(song, edit.owner, edit.effect).thing;
  const value = Object.hasOwn(settings, edit.setting) ? settings[edit.setting] : undefined;
  return value === undefined ? gone(say("setting"), edit.setting, Object.keys(settings)) : { ...edit, value };
}

function withEffect(song: Song, owner: Owner, effect: Effect): Song {
  const { index } = findEffect(song, owner, effect.id);
  return withChain(song, owner, { effects: withAt(chainOf(song, owner).effects, index, tidyEffect(effect)) });
}

function putPoints(song: Song, { owner, target, points }: PutPoints): Song {
  const both = [...laneOf(song, owner, target).points, ...points].map((point) => [point.at, point] as const);
  return withLane(song, owner, { target, points: [...new Map(both).values()] });
}

/** Put back what stood there, and remove what is new. */
function unputPoints(song: Song, { owner, target, points }: PutPoints): Edit {
  const before = new Map(laneOf(song, owner, target).points.map((point) => [point.at, point]));
  const ticks = points.map(({ at }) => at).filter((at) => !before.has(at));
  const old = points.flatMap(({ at }) => before.get(at) ?? []);
  const back: Edit[] = [];
  if (ticks.length > 0) back.push({ edit: "remove-points", owner, target, ticks });
  if (old.length > 0) back.push({ edit: "put-points", owner, target, points: old });
  return together(back);
}

/** Remove automation points; a lane without points is gone. */
function removePoints(song: Song, { owner, target, ticks }: RemovePoints): Song {
  const away = new Set(ticks);
  const points = laneOf(song, owner, target).points.filter(({ at }) => !away.has(at));
  return withLane(song, owner, { target, points });
}

function unremovePoints(song: Song, { owner, target, ticks }: RemovePoints): Edit {
  const away = new Set(ticks);
  const points = laneOf(song, owner, target).points.filter(({ at }) => away.has(at));
  return together(points.length > 0 ? [{ edit: "put-points", owner, target, points }] : []);
}

function withLane(song: Song, owner: Owner, lane: Lane): Song {
  const others = chainOf(song, owner).automation.filter((other) => other.target !== lane.target);
  return withChain(song, owner, { automation: [...others, tidyLane(lane)] });
}
