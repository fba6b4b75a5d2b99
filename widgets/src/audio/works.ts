/** Everything that is there once the sound of a song has been opened. */
import type { Session } from "../live/session.js";
import { deskPlan } from "../mix/plan.js";
import type { Song } from "../song/model.js";
import { timing } from "../song/timing.js";
import { Conductor } from "./conductor.js";
import { Copyist } from "./copyist.js";
import type { Engine } from "./engine.js";
import { Recordings } from "./recordings.js";
import { RoomsAhead } from "./rooms_ahead.js";
import type { Score } from "./score.js";
import { Stock } from "./stock.js";

export interface Works {
  readonly engine: Engine;
  readonly stock: Stock;
  readonly recordings: Recordings;
  readonly conductor: Conductor;
  readonly rooms: RoomsAhead;
  readonly copyist: Copyist;
}

/** Set up the works for a song; `tell` is called whenever sounds have come. */
export function openWorks(session: Session, engine: Engine, score: Score, tell: () => void): Works {
  const stock = new Stock(session, engine, tell);
  const recordings = new Recordings(session, engine, tell);
  const conductor = new Conductor(engine, stock, recordings, score);
  const rooms = new RoomsAhead(engine);
  rooms.post(deskPlan(score.song, score.timing), true);
  return { engine, stock, recordings, conductor, rooms, copyist: new Copyist(engine, stock) };
}

export function closeWorks({ stock, recordings, rooms }: Works): void {
  stock.close();
  recordings.close();
  rooms.close();
}

/** A song as it is played at a rate and a speed: everything in it that goes by the beat is faster or slower. */
export function scoreOf(song: Song, rate: number, speed: number): Score {
  const tempo = speed === 1 ? song.tempo : song.tempo.map((one) => ({ ...one, bpm: one.bpm * speed }));
  const paced = speed === 1 ? song : { ...song, tempo };
  return { song: paced, timing: timing(paced, rate), rate, speed };
}
