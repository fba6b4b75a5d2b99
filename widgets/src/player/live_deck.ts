/** A live song as a player sees it: in seconds, with its sections and bars. */
import type { LoopRegion } from "../audio/transport.js";
import type { Stop } from "../link.js";
import type { Room } from "../live/room.js";
import type { Piece, Section } from "../piece.js";
import type { Song } from "../song/model.js";
import { secondsAt, tickAt } from "../song/tempo.js";
import { barStart, placeOf } from "../song/time.js";
import { songEnd } from "../song/whole_song.js";
import { loudnessOf } from "./loudness_of_notes.js";
import type { Playable } from "./playable.js";

const COLUMNS = 512;
/** A wait is mentioned after this long, in milliseconds. */
const SLOW = 400;
/** No more bars than this are told one by one. */
const MOST_BARS = 4000;

export class LiveDeck implements Playable {
  readonly #room: Room;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #stops: readonly Stop[];
  #song: Song | null = null;
  #piece: Piece | null = null;
  #columns: Float32Array = new Float32Array();
  #muted = false;
  #began = 0;

  constructor(room: Room, now: () => number = () => performance.now()) {
    [this.#room, this.#now] = [room, now];
    const tell = (): void => {
      if (room.transport.motion !== "starting") this.#began = this.#now();
      for (const listener of this.#listeners) listener();
    };
    this.#stops = [room.session.listen(tell), room.transport.listen(tell)];
  }

  get piece(): Piece {
    this.#read();
    return this.#piece ?? pieceOf(this.#room.session.song);
  }

  get columns(): Float32Array {
    this.#read();
    return this.#columns;
  }

  get motion() {
    return this.#room.transport.motion;
  }

  get slow(): boolean {
    return this.motion === "starting" && this.#now() - this.#began > SLOW;
  }

  get second(): number {
    return Math.max(0, secondsAt(this.#room.session.song.tempo, this.#room.transport.tick));
  }

  get loop(): Section | null {
    const { loop } = this.#room.transport;
    if (!loop) return null;
    const [start, end] = [this.#second(loop.start), this.#second(loop.end)];
    return (
      this.piece.sections.find((one) => near(one.start, start) && near(one.end, end)) ?? {
        name: "",
        start,
        end,
      }
    );
  }

  get volume(): number {
    return this.#room.transport.volume;
  }

  get muted(): boolean {
    return this.#muted;
  }

  get speed(): number {
    return this.#room.transport.speed;
  }

  get trouble(): string {
    return this.#room.session.trouble || this.#room.transport.trouble;
  }

  toggle(): void {
    const { transport, session } = this.#room;
    if (transport.motion === "stopped" && transport.tick >= songEnd(session.song) - 1)
      transport.seek(transport.loop?.start ?? 0);
    transport.toggle();
  }

  seek(second: number): void {
    this.#room.transport.seek(this.#tick(second));
  }

  setLoop(section: Section | null): void {
    const loop: LoopRegion | null = section && {
      start: this.#tick(section.start),
      end: this.#tick(section.end),
    };
    this.#room.transport.setLoop(loop && loop.end > loop.start ? loop : null);
  }

  setVolume(volume: number): void {
    this.#muted = false;
    this.#room.transport.setVolume(volume);
  }

  /** Muting keeps in mind how loud it was. */
  setMuted(muted: boolean): void {
    const { transport } = this.#room;
    if (muted && transport.volume > 0) this.#loud = transport.volume;
    this.#muted = muted;
    transport.setVolume(muted ? 0 : this.#loud);
  }
  #loud = 1;

  setSpeed(speed: number): void {
    this.#room.transport.setSpeed(speed);
  }

  listen(listener: () => void): Stop {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#listeners.clear();
  }

  #second(tick: number): number {
    return secondsAt(this.#room.session.song.tempo, tick);
  }

  #tick(second: number): number {
    return Math.round(tickAt(this.#room.session.song.tempo, second));
  }

  /** The song never changes, so what it looks like is worked out once. */
  #read(): void {
    const { song } = this.#room.session;
    if (song === this.#song) return;
    this.#song = song;
    this.#piece = pieceOf(song);
    this.#columns = loudnessOf(song, COLUMNS);
  }
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.002;

/** Title, tempo, sections and bars of a song, in seconds. */
export function pieceOf(song: Song): Piece {
  const second = (tick: number): number => secondsAt(song.tempo, tick);
  const end = songEnd(song);
  const last = Math.min(placeOf(song.meter, Math.max(end - 1, 0)).bar, MOST_BARS);
  return {
    title: song.title,
    subtitle: song.author,
    seconds: second(end),
    sections: song.sections.map(({ name, start, length }) => ({
      name,
      start: second(start),
      end: second(start + length),
    })),
    bars: Array.from({ length: last }, (_, bar) => second(barStart(song.meter, bar + 1))),
  };
}
