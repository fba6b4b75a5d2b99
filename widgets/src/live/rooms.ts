/** The songs that this page shows: one room for each, however many widgets show it. */
import type { Transport } from "../audio/transport.js";
import { type Clock, pageClock } from "../clock.js";
import { type Host, listening, type Stop } from "../link.js";
import type { Recorder } from "../record/recording.js";
import type { Content, Line } from "./lines.js";
import { LiveSession } from "./live_session.js";
import type { Room } from "./room.js";
import { nameHere, selfHere } from "./self.js";
import type { Session } from "./session.js";

/** What a room is furnished with. The recorder asks nothing of the browser before a gesture. */
export interface Furnish {
  readonly transport: (session: Session) => Transport;
  readonly recorder: (session: Session, transport: Transport, clock: Clock) => Recorder;
}

/** A widget's place in a room. */
export interface Place {
  /** The room, as soon as its song is here. */
  readonly room: Promise<Room>;
  readonly session: LiveSession;
  leave(): void;
}

interface Kept {
  readonly session: LiveSession;
  readonly room: Promise<Room>;
  widgets: number;
}

/** Each widget's module is loaded on its own, so the page itself holds what they share. */
const KEY = Symbol.for("musiclab.rooms");

function rooms(): Map<string, Kept> {
  const found: Map<string, Kept> | undefined = Reflect.get(globalThis, KEY);
  if (found) return found;
  const made = new Map<string, Kept>();
  Reflect.set(globalThis, KEY, made);
  return made;
}

/** Enter the room of a widget's song. A room whose last widget has gone is kept: steps may wait in it. */
export function openRoom(host: Host, furnish: Furnish): Place {
  const id = String(host.get("session"));
  const kept = rooms().get(id) ?? newRoom(id, furnish);
  kept.widgets += 1;
  const detach = kept.session.attach(lineOf(host));
  return {
    room: kept.room,
    session: kept.session,
    leave() {
      kept.widgets -= 1;
      if (kept.widgets === 0) {
        kept.session.leave();
        void kept.room.then(({ transport, recorder }) => {
          recorder.close();
          transport.stop();
        });
      }
      detach();
    },
  };
}

function newRoom(id: string, furnish: Furnish): Kept {
  const session = new LiveSession(id, selfHere(), pageClock);
  const room = whenReady(session).then(() => furnished(session, furnish));
  const kept: Kept = { session, room, widgets: 0 };
  rooms().set(id, kept);
  void nameHere().then((name) => name && session.rename(name));
  addEventListener("pagehide", () => session.leave());
  addEventListener("pageshow", ({ persisted }) => persisted && session.greet());
  return kept;
}

function furnished(session: LiveSession, furnish: Furnish): Room {
  const transport = furnish.transport(session);
  return { session, transport, recorder: furnish.recorder(session, transport, pageClock) };
}

function whenReady(session: LiveSession): Promise<void> {
  return new Promise((resolve) => {
    const stop = session.listen(() => {
      if (!session.ready) return;
      stop();
      resolve();
    });
  });
}

/** A widget's model as a way to the kernel. */
export function lineOf(host: Host): Line {
  const listen = (event: string, listener: (...words: unknown[]) => void): Stop =>
    listening(host, event, listener);
  return {
    send: (content: Content, buffers) =>
      buffers ? host.send(content, undefined, buffers) : host.send(content),
    hear: (hearer) =>
      listen("msg:custom", (content, buffers) => hearer(content, Array.isArray(buffers) ? buffers : [])),
    lost: (listener) => {
      const stops = ["comm_live_update", "comm:close"].map((event) => listen(event, listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
