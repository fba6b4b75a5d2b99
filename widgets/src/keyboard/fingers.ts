/** Fingers and the mouse on the keys: several at once, gliding from key to key, lower is louder. */
import { type Key, keyAt, loudnessAt } from "./keys.js";

export interface Fingers {
  readonly keys: () => readonly Key[];
  readonly press: (finger: string, pitch: number, velocity: number, moment: number) => void;
  readonly release: (finger: string, moment: number) => void;
  readonly holds: (finger: string, pitch: number) => boolean;
}

/** Follow a finger that was put down on the keys, until it leaves the page. */
export function followFinger(event: PointerEvent, fingers: Fingers): void {
  const { currentTarget: bed } = event;
  if (!(bed instanceof HTMLElement) || event.button !== 0) return;
  const finger = `finger ${event.pointerId}`;
  const ended = new AbortController();
  const { signal } = ended;
  bed.setPointerCapture(event.pointerId);
  const play = (at: PointerEvent): void => {
    const box = bed.getBoundingClientRect();
    const y = (at.clientY - box.top) / box.height;
    const key = keyAt(fingers.keys(), (at.clientX - box.left) / box.width, y);
    if (key && fingers.holds(finger, key.pitch)) return;
    fingers.release(finger, at.timeStamp);
    if (key) fingers.press(finger, key.pitch, loudnessAt(key, y), at.timeStamp);
  };
  const lift = (at: PointerEvent): void => {
    if (at.pointerId !== event.pointerId) return;
    ended.abort();
    fingers.release(finger, at.timeStamp);
  };
  bed.addEventListener("pointermove", (at) => at.pointerId === event.pointerId && play(at), { signal });
  for (const kind of ["pointerup", "pointercancel", "lostpointercapture"] as const)
    bed.addEventListener(kind, lift, { signal });
  play(event);
}
