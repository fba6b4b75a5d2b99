/** The pitch curves of takes: asked of the kernel once each, and drawn when they have come. */
import type { Session } from "../live/session.js";
import { heardAt, secondsIn } from "../song/recordings.js";
import { secondsAt, tickAt } from "../song/tempo.js";
import type { SungPoint } from "./pitch_drawing.js";
import { type Scene, secondOf } from "./scene.js";

/** A pitch for each `step` seconds, as a fractional key number; 0 where nothing is sung. */
interface Curve {
  readonly step: number;
  readonly midi: Float32Array;
}

export class Pitches {
  readonly #session: Session;
  readonly #known = new Map<string, Curve | null>();
  readonly close: () => void;

  constructor(session: Session, arrived: () => void) {
    this.#session = session;
    this.close = session.hear("pitch", ({ take, step }, [bytes]) => {
      if (typeof take !== "string" || typeof step !== "number" || !bytes) return;
      const copy = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
      this.#known.set(take, { step, midi: new Float32Array(copy) });
      arrived();
    });
  }

  /** What is sung in the best take, in the order of time; and where there is none, in the last of the takes. */
  of(scene: Scene): readonly SungPoint[] {
    const last = scene.takes.at(-1)?.name;
    return scene.best ? this.#best(scene) : last ? this.#line(scene, last, () => true) : [];
  }

  #best(scene: Scene): readonly SungPoint[] {
    const { best, song } = scene;
    if (!best) return [];
    const seconds = secondsIn(song.tempo);
    const heard = (tick: number): string | null =>
      tick < best.start || tick >= best.start + best.length
        ? null
        : heardAt(best, tick - best.start, seconds).take;
    const takes = [...new Set([best.take, ...best.joins.map(({ take }) => take)])];
    return takes
      .flatMap((take) => this.#line(scene, take, (tick) => heard(tick) === take))
      .map(({ tick, midi }) => ({ tick, midi: midi + best.transpose }))
      .sort((a, b) => a.tick - b.tick);
  }

  #line(scene: Scene, take: string, heard: (tick: number) => boolean): readonly SungPoint[] {
    const curve = this.#curve(take);
    if (!curve) return [];
    const { song, part, best } = scene;
    const stretch = best?.stretch ?? 1;
    const [start, first] = [secondsAt(song.tempo, part.start), secondOf(scene, take, part.start)];
    const points: SungPoint[] = [];
    curve.midi.forEach((midi, i) => {
      if (midi <= 0) return;
      const tick = tickAt(song.tempo, start + (i * curve.step - first) * stretch);
      if (tick >= part.start && tick < part.end && heard(tick)) points.push({ tick, midi });
    });
    return points;
  }

  #curve(take: string): Curve | null {
    const found = this.#known.get(take);
    if (found !== undefined) return found;
    this.#known.set(take, null);
    this.#session.ask({ kind: "pitch", take });
    return null;
  }
}
