/** The computer's keys on the keyboard: down plays, up lets go; arrows walk over the keys on the page. */
import type { Stop } from "../link.js";
import { isButton, isText } from "../view/shared_keys.js";
import { playedBy } from "./codes.js";

export interface Typing {
  readonly key: (semitone: number, louder: boolean, holder: string, moment: number) => void;
  readonly pad: (pad: number, louder: boolean, holder: string, moment: number) => void;
  readonly octave: (by: -1 | 1) => void;
  readonly pedal: (down: boolean, moment: number) => void;
  readonly release: (holder: string, moment: number) => void;
  /** Give focus to a key on the page. */
  readonly walk: (pitch: number) => void;
  readonly keyOf: (element: HTMLElement) => number;
  /** Play a key on the page by Enter. */
  readonly pitch: (pitch: number, holder: string, moment: number) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowUp: 12, ArrowDown: -12 };

export class Typist {
  readonly close: Stop;
  readonly #does: Typing;

  constructor(root: HTMLElement, does: Typing) {
    this.#does = does;
    const ended = new AbortController();
    root.addEventListener("keyup", (event) => this.#up(event), { signal: ended.signal });
    this.close = () => ended.abort();
  }

  /** A key went down; true when it was played. */
  down(event: KeyboardEvent): boolean {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement) || isText(target))
      return false;
    if (target.dataset.key && this.#onKey(event, target)) return true;
    const played = playedBy(event.code);
    if (!played || (played.do === "pedal" && isButton(target) && !target.dataset.key)) return false;
    if (!event.repeat) this.#play(played, event);
    return true;
  }

  #play(played: NonNullable<ReturnType<typeof playedBy>>, event: KeyboardEvent): void {
    const { shiftKey: louder, timeStamp: moment, code } = event;
    if (played.do === "key") this.#does.key(played.semitone, louder, code, moment);
    else if (played.do === "pad") this.#does.pad(played.pad, louder, code, moment);
    else if (played.do === "octave") this.#does.octave(played.by);
    else this.#does.pedal(true, moment);
  }

  /** Arrows go from key to key, Enter plays the one that has focus. */
  #onKey(event: KeyboardEvent, target: HTMLElement): boolean {
    const step = STEPS[event.key];
    const pitch = this.#does.keyOf(target);
    if (step !== undefined) this.#does.walk(pitch + step);
    else if (event.key === "Enter" && !event.repeat) this.#does.pitch(pitch, event.code, event.timeStamp);
    return step !== undefined || event.key === "Enter";
  }

  #up(event: KeyboardEvent): void {
    if (event.code === "Space") this.#does.pedal(false, event.timeStamp);
    else this.#does.release(event.code, event.timeStamp);
  }
}
