/** The places of a song that were recorded: takes that overlap are of one place, and stand one above the other. Pure. */
import type { Part, TakePlace } from "../song/comping.js";

export interface Place<T extends TakePlace = TakePlace> {
  readonly part: Part;
  readonly takes: readonly T[];
}

const endOf = ({ from, until }: TakePlace): number => Math.max(until ?? from, from + 1);

/** The places, in the order of the song; the takes of each in the order they were recorded, as they come. */
export function placesOf<T extends TakePlace>(takes: readonly T[]): readonly Place<T>[] {
  const places: { part: Part; takes: T[] }[] = [];
  for (const take of [...takes].sort((a, b) => a.from - b.from)) {
    const last = places.at(-1);
    if (last && take.from < last.part.end) {
      last.takes.push(take);
      last.part = { start: last.part.start, end: Math.max(last.part.end, endOf(take)) };
    } else places.push({ part: { start: take.from, end: endOf(take) }, takes: [take] });
  }
  return places.map((place) => ({ ...place, takes: takes.filter((take) => place.takes.includes(take)) }));
}

/** Which of the places one looks at: the one that holds a tick, or else the nearest. */
export function placeNear<T extends TakePlace>(places: readonly Place<T>[], tick: number): number {
  const away = ({ part }: Place<T>): number => Math.max(part.start - tick, tick - part.end + 1, 0);
  return places.reduce((best, place, i) => {
    const now = places[best];
    return now && away(now) <= away(place) ? best : i;
  }, 0);
}
