/** The song as a recording needs it: counted in, at its own tempo, looped as planned, and put back afterwards. */
import type { LoopRegion, Transport } from "../audio/transport.js";
import type { Stop } from "../link.js";
import type { Meter, Tick } from "../song/model.js";
import { indexAt } from "../song/order.js";
import { barOf } from "../song/time.js";
import type { Plan } from "./recording.js";

/** A song that plays already is joined where the take begins no more than so many ticks behind. */
const JUST_GONE = 960;

export class Conducted {
  /** The take's first tick. */
  readonly from: Tick;
  readonly #transport: Transport;
  readonly #plan: Plan;
  readonly #meters: readonly Meter[];
  readonly #stopped: () => void;
  readonly #joins: boolean;
  readonly #before: { readonly loop: LoopRegion | null; readonly countIn: number; readonly speed: number };
  #releases: readonly Stop[] = [];

  /** `stopped` is told when the song has stopped by itself or by somebody, or could not begin. */
  constructor(transport: Transport, meters: readonly Meter[], plan: Plan, stopped: () => void) {
    [this.#transport, this.#meters, this.#plan, this.#stopped] = [transport, meters, plan, stopped];
    const { loop, countIn, speed, motion, tick } = transport;
    this.#before = { loop, countIn, speed };
    const first = plan.punch?.start ?? plan.from;
    const plain = plan.countIn === 0 && plan.preroll === 0;
    this.#joins = motion === "playing" && plain && first >= tick - JUST_GONE;
    this.from = this.#joins ? Math.max(first, Math.ceil(tick)) : first;
  }

  play(): void {
    const transport = this.#transport;
    const holding = transport.hold();
    if (!this.#joins && transport.motion !== "stopped") transport.stop();
    if (transport.speed !== 1) transport.setSpeed(1);
    transport.setLoop(this.#plan.loop);
    if (!this.#joins) {
      transport.setCountIn(this.#plan.countIn);
      transport.play(this.#preroll);
    }
    const follow = (): void => {
      if (transport.motion === "stopped") this.#stopped();
    };
    this.#releases = [holding, transport.listen(follow)];
    follow();
  }

  /** Stop the song. */
  stop(): void {
    this.#letGo();
    if (this.#transport.motion !== "stopped") this.#transport.stop();
    this.#restore();
  }

  /** Let the song play on as it was. */
  release(): void {
    this.#letGo();
    this.#restore();
  }

  #letGo(): void {
    for (const release of this.#releases) release();
  }

  #restore(): void {
    if (this.#releases.length === 0) return;
    this.#releases = [];
    const { loop, countIn, speed } = this.#before;
    const transport = this.#transport;
    if (!same(loop, transport.loop)) transport.setLoop(loop);
    if (countIn !== transport.countIn) transport.setCountIn(countIn);
    if (speed !== transport.speed) transport.setSpeed(speed);
  }

  /** Where the song begins, so many bars before the take. */
  get #preroll(): Tick {
    const meter = this.#meters[indexAt(this.#meters, this.from)];
    return Math.max(0, this.from - this.#plan.preroll * (meter === undefined ? 3840 : barOf(meter)));
  }
}

const same = (a: LoopRegion | null, b: LoopRegion | null): boolean =>
  a?.start === b?.start && a?.end === b?.end;
