/** Pointers of the page for the gestures of a view: the thin shell around gesture.ts. */
import type { Stop } from "../link.js";
import {
  type Gesture,
  type Input,
  LONG_PRESS,
  type News,
  NONE,
  type Pan,
  type Pointed,
  turn,
} from "./gesture.js";

/** What a view does in a gesture; each is optional. */
export interface Gestures {
  /** The pointer is down; `false` leaves the press to others. */
  press?(at: Pointed, event: PointerEvent): boolean | undefined;
  tap?(at: Pointed): void;
  /** Moves, from where it was pressed. */
  drag?(at: Pointed, from: Pointed): void;
  drop?(at: Pointed, from: Pointed): void;
  /** Escape, or a lost pointer, in the middle of a drag: nothing may have changed. */
  cancel?(): void;
  /** A long press, a right click or the menu key of the pointer. */
  menu?(at: Pointed): void;
  pan?(pan: Pan): void;
  /** The gesture is over, however it ended. */
  over?(): void;
}

export const pointed = (event: PointerEvent | MouseEvent): Pointed => ({
  x: event.clientX,
  y: event.clientY,
  alt: event.altKey,
  shift: event.shiftKey,
  mod: event.ctrlKey || event.metaKey,
  touch: "pointerType" in event && event.pointerType === "touch",
});

/** Follow every gesture that begins on `element`. */
export function gestures(element: HTMLElement, does: Gestures): Stop {
  const down = (event: PointerEvent): void => follow(event, element, does);
  const menu = (event: MouseEvent): void => {
    if (!does.menu) return;
    event.preventDefault();
    if (event.button === 2) does.menu(pointed(event));
  };
  element.addEventListener("pointerdown", down);
  element.addEventListener("contextmenu", menu);
  return () => {
    element.removeEventListener("pointerdown", down);
    element.removeEventListener("contextmenu", menu);
  };
}

const busy = new WeakSet<HTMLElement>();

/** Follow the gesture that this press begins on `element`. */
export function follow(event: PointerEvent, element: HTMLElement, does: Gestures): void {
  if (event.button !== 0 || busy.has(element) || does.press?.(pointed(event), event) === false) return;
  busy.add(element);
  element.setPointerCapture(event.pointerId);
  let gesture: Gesture = NONE;
  const stops: Stop[] = [];
  const take = (input: Input): void => {
    const next = turn(gesture, input);
    gesture = next.gesture;
    for (const news of next.news) perform(does, news);
    if (gesture.phase !== "over") return;
    for (const stop of stops) stop();
    busy.delete(element);
    does.over?.();
  };
  const waiting = window.setTimeout(
    () => does.menu && event.pointerType === "touch" && take({ kind: "waited" }),
    LONG_PRESS,
  );
  stops.push(() => window.clearTimeout(waiting), ...listening(element, take));
  take({ kind: "down", id: event.pointerId, at: pointed(event) });
}

function perform(does: Gestures, news: News): void {
  if (news.kind === "tap") does.tap?.(news.at);
  else if (news.kind === "drag") does.drag?.(news.at, news.from);
  else if (news.kind === "drop") does.drop?.(news.at, news.from);
  else if (news.kind === "menu") does.menu?.(news.at);
  else if (news.kind === "pan") does.pan?.(news);
  else does.cancel?.();
}

/** Pass pointer and key events on as inputs of the gesture. */
function listening(element: HTMLElement, take: (input: Input) => void): readonly Stop[] {
  const pass = (kind: "down" | "move" | "up") => (event: PointerEvent) =>
    take({ kind, id: event.pointerId, at: pointed(event) });
  const cancel = (): void => take({ kind: "cancel" });
  const escaped = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };
  return [
    listen(element, "pointerdown", pass("down")),
    listen(element, "pointermove", pass("move")),
    listen(element, "pointerup", pass("up")),
    listen(element, "pointercancel", cancel),
    listen(element, "lostpointercapture", cancel),
    listenWindow("keydown", escaped),
  ];
}

function listen<K extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  kind: K,
  listener: (event: HTMLElementEventMap[K]) => void,
): Stop {
  element.addEventListener(kind, listener);
  return () => element.removeEventListener(kind, listener);
}

/** Before anybody else: in a gesture, Escape belongs to it. */
function listenWindow(kind: "keydown", listener: (event: KeyboardEvent) => void): Stop {
  window.addEventListener(kind, listener, true);
  return () => window.removeEventListener(kind, listener, true);
}
