/** The pitch curves of takes: asked of the kernel once each, and drawn when they have come. */
import type { Session } from "../live/session.js";
import { takesOf } from "../song/comping.js";
import { heardAt, secondsIn } from "../song/recordings.js";
import { secondsAt, tickAt } from "../song/tempo.js";
import type { SungPoint } from "./pitch_drawing.js";
import { type Scene, secondOf } from "./scene.js";

/** A pitch for each `step` seconds, as a fractional key number; 0 where nothing is sung. */
interface Curve {
  readonly step: number;
  readonly midi: Float32Array;
  /** The seconds at which sounds begin. */
  readonly begins: Float32Array;
}

function numbersOf(bytes: DataView): Float32Array {
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

export class Pitches {
  readonly #session: Session;
  readonly #known = new Map<string, Curve | null>();
  readonly close: () => void;

  constructor(session: Session, arrived: () => void) {
    this.#session = session;
    this.close = session.hear("pitch", ({ take, step }, [midi, begins]) => {
      if (typeof take !== "string" || typeof step !== "number" || !midi || !begins) return;
      this.#known.set(take, { step, midi: numbersOf(midi), begins: numbersOf(begins) });
      arrived();
    });
  }

  /** What is sung in the best take, in the order of time; and where there is none, in the last of the takes. */
  of(scene: Scene): readonly SungPoint[] {
    const last = scene.takes.at(-1)?.name;
    return scene.best ? this.#best(scene) : last ? this.#line(scene, last, () => true) : [];
  }

  /** The ticks at which sounds begin in the best take. */
  beginnings(scene: Scene): readonly number[] {
    return this.#takes(scene)
      .flatMap(({ take, heard }) =>
        this.#placed(scene, take, [...(this.#curve(take)?.begins ?? [])]).filter(heard),
      )
      .sort((a, b) => a - b);
  }

  #best(scene: Scene): readonly SungPoint[] {
    const up = scene.best?.transpose ?? 0;
    return this.#takes(scene)
      .flatMap(({ take, heard }) => this.#line(scene, take, heard))
      .map(({ tick, midi }) => ({ tick, midi: midi + up }))
      .sort((a, b) => a.tick - b.tick);
  }

  /** The takes that the best take is made of, and where each is heard. */
  #takes({ best, song }: Scene) {
    if (!best) return [];
    const seconds = secondsIn(song.tempo);
    const at = (tick: number): string | null =>
      tick < best.start || tick >= best.start + best.length
        ? null
        : heardAt(best, tick - best.start, seconds).take;
    return takesOf(best).map((take) => ({ take, heard: (tick: number) => at(tick) === take }));
  }

  #line(scene: Scene, take: string, heard: (tick: number) => boolean): readonly SungPoint[] {
    const curve = this.#curve(take);
    if (!curve) return [];
    const sung = [...curve.midi].flatMap((midi, i) => (midi > 0 ? [{ midi, second: i * curve.step }] : []));
    const ticks = this.#placed(
      scene,
      take,
      sung.map(({ second }) => second),
    );
    return sung
      .map(({ midi }, i) => ({ tick: ticks[i] ?? 0, midi }))
      .filter(({ tick }) => tick >= scene.part.start && tick < scene.part.end && heard(tick));
  }

  /** The ticks at which seconds of a take are heard. */
  #placed(scene: Scene, take: string, seconds: readonly number[]): readonly number[] {
    const { song, part, best } = scene;
    const [start, first] = [secondsAt(song.tempo, part.start), secondOf(scene, take, part.start)];
    return seconds.map((second) => tickAt(song.tempo, start + (second - first) * (best?.stretch ?? 1)));
  }

  #curve(take: string): Curve | null {
    const found = this.#known.get(take);
    if (found !== undefined) return found;
    this.#known.set(take, null);
    this.#session.ask({ kind: "pitch", take });
    return null;
  }
}
