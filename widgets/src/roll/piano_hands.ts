/** What the pointer does on the piano beside the rows. */
import type { Pointed } from "../view/gesture.js";
import type { Gestures } from "../view/pointer.js";
import { ofPitch } from "./choice.js";
import { pitchAt } from "./rows.js";
import type { RollView } from "./view.js";

/** Two presses within so many milliseconds are a double click. */
const TWICE = 350;

/** A press on a piano key sounds it for as long as it is held; a double click chooses all notes of the pitch. */
export function pianoGestures(view: RollView, keys: HTMLElement): Gestures {
  let sounding: { release(): void } | null = null;
  let [pitch, last] = [-1, 0];
  const under = ({ y }: Pointed): number => pitchAt(view.rows, y - keys.getBoundingClientRect().top);
  const sound = (next: number): void => {
    sounding?.release();
    pitch = next;
    sounding = view.track ? view.room.transport.press({ track: view.state.track }, pitch, 96) : null;
  };
  return {
    press: (at) => {
      sound(under(at));
      return true;
    },
    drag: (at) => under(at) !== pitch && sound(under(at)),
    tap: () => {
      if (performance.now() - last < TWICE && view.track) view.set({ choice: ofPitch(view.track, pitch) });
      last = performance.now();
    },
    over: () => sounding?.release(),
  };
}
