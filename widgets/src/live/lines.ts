/** The ways from a page to the kernel: one for each widget of the song, of which any will do. */
import type { Stop } from "../link.js";

export type Content = Readonly<Record<string, unknown>>;
export type Hearer = (content: unknown, buffers: readonly DataView[]) => void;

/** One widget's way to the kernel. */
export interface Line {
  /** Send, or throw where the widget knows that nobody listens. */
  send(content: Content, buffers?: readonly ArrayBuffer[]): void;
  hear(hearer: Hearer): Stop;
  /** Be told when the way may have ended. */
  lost(listener: () => void): Stop;
}

/** How something is sent: by every way or by the best, and with which bytes. */
interface Sending {
  readonly all?: boolean;
  readonly buffers?: readonly ArrayBuffer[] | undefined;
}

export class Lines {
  readonly #lines: Line[] = [];
  readonly #hearer: (line: Line, content: unknown, buffers: readonly DataView[]) => void;
  readonly #changed: (lost: boolean) => void;

  /** `hearer` is given whatever comes, and `changed` is called when a way has come, or may be `lost`. */
  constructor(
    hearer: (line: Line, content: unknown, buffers: readonly DataView[]) => void,
    changed: (lost: boolean) => void,
  ) {
    this.#hearer = hearer;
    this.#changed = changed;
  }

  get some(): boolean {
    return this.#lines.length > 0;
  }

  /** Use a way from now on, before all others; the answer gives it up. */
  add(line: Line): Stop {
    const stops = [
      line.hear((content, buffers) => this.#hearer(line, content, buffers)),
      line.lost(() => this.#move(line)),
    ];
    this.#lines.unshift(line);
    this.#changed(false);
    return () => {
      for (const stop of stops) stop();
      this.#drop(line);
      this.#changed(false);
    };
  }

  /** Prefer the way by which the kernel has answered. */
  prefer(line: Line): void {
    if (this.#lines[0] === line || !this.#lines.includes(line)) return;
    this.#drop(line);
    this.#lines.unshift(line);
  }

  /** Send by the best way, or by `all` to find the one that is answered; false when there is none. */
  send(content: Content, { all = false, buffers }: Sending = {}): boolean {
    if (all) return this.#lines.map((line) => trySend(line, content, buffers)).includes(true);
    return this.#lines.some((line) => trySend(line, content, buffers));
  }

  #drop(line: Line): void {
    const at = this.#lines.indexOf(line);
    if (at >= 0) this.#lines.splice(at, 1);
  }

  /** A way that may have ended comes last. */
  #move(line: Line): void {
    this.#drop(line);
    this.#lines.push(line);
    this.#changed(true);
  }
}

function trySend(line: Line, content: Content, buffers?: readonly ArrayBuffer[]): boolean {
  try {
    line.send(content, buffers);
    return true;
  } catch {
    return false;
  }
}
