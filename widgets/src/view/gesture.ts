/** One pointer gesture as a pure state machine: press, then tap, drag, long press, or two fingers that pan and pinch.
 *
 * A drag begins after 4 px (touch 8), a long press is 450 ms without one. Escape and a lost pointer cancel.
 */

/** Where a pointer is on the page, and which keys are held. `mod` is Ctrl, or Cmd on a Mac. */
export interface Pointed {
  readonly x: number;
  readonly y: number;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly mod: boolean;
  readonly touch: boolean;
}

/** Two fingers: how far their middle has moved since the last news, by how much they have spread, and where. */
export interface Pan {
  readonly dx: number;
  readonly dy: number;
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

interface Finger {
  readonly kind: "down" | "move" | "up";
  readonly id: number;
  readonly at: Pointed;
}
/** `waited`: the time of a long press is over. */
export type Input = Finger | { readonly kind: "waited" } | { readonly kind: "cancel" };

export type News =
  | { readonly kind: "tap" | "drag" | "drop"; readonly at: Pointed; readonly from: Pointed }
  | { readonly kind: "menu"; readonly at: Pointed }
  | ({ readonly kind: "pan" } & Pan)
  | { readonly kind: "cancel" };

export type Gesture =
  | { readonly phase: "none" | "over" }
  | {
      readonly phase: "pressed" | "dragging";
      readonly id: number;
      readonly from: Pointed;
      readonly at: Pointed;
    }
  | { readonly phase: "panning"; readonly fingers: ReadonlyMap<number, Pointed> };

interface Turn {
  readonly gesture: Gesture;
  readonly news: readonly News[];
}

export const LONG_PRESS = 450;
const FAR = 4;
const FAR_TOUCH = 8;

export const NONE: Gesture = { phase: "none" };
const OVER: Gesture = { phase: "over" };

const quiet = (gesture: Gesture): Turn => ({ gesture, news: [] });

/** What comes of an input: the next state, and what has to be done. */
export function turn(gesture: Gesture, input: Input): Turn {
  if (input.kind === "cancel")
    return { gesture: OVER, news: gesture.phase === "dragging" ? [{ kind: "cancel" }] : [] };
  if (gesture.phase === "none" && input.kind === "down")
    return quiet({ phase: "pressed", id: input.id, from: input.at, at: input.at });
  if (gesture.phase === "pressed" || gesture.phase === "dragging") return held(gesture, input);
  if (gesture.phase === "panning") return panned(gesture.fingers, input);
  return quiet(gesture);
}

type Held = Extract<Gesture, { readonly phase: "pressed" | "dragging" }>;

function held(gesture: Held, input: Exclude<Input, { readonly kind: "cancel" }>): Turn {
  const { phase, id, from } = gesture;
  if (input.kind === "waited")
    return phase === "pressed" ? { gesture: OVER, news: [{ kind: "menu", at: gesture.at }] } : quiet(gesture);
  const { at } = input;
  if (input.kind === "down") return input.id === id ? quiet(gesture) : secondFinger(gesture, input.id, at);
  if (input.id !== id) return quiet(gesture);
  if (input.kind === "up")
    return { gesture: OVER, news: [{ kind: phase === "dragging" ? "drop" : "tap", at, from }] };
  if (phase === "pressed" && !far(from, at)) return quiet({ ...gesture, at });
  return { gesture: { phase: "dragging", id, from, at }, news: [{ kind: "drag", at, from }] };
}

const far = (from: Pointed, at: Pointed): boolean =>
  Math.hypot(at.x - from.x, at.y - from.y) >= (from.touch ? FAR_TOUCH : FAR);

/** A second finger ends what one finger did, with nothing changed, and pans. */
function secondFinger({ phase, id, at }: Held, other: number, there: Pointed): Turn {
  const gesture: Gesture = {
    phase: "panning",
    fingers: new Map([
      [id, at],
      [other, there],
    ]),
  };
  return { gesture, news: phase === "dragging" ? [{ kind: "cancel" }] : [] };
}

function panned(
  fingers: ReadonlyMap<number, Pointed>,
  input: Exclude<Input, { readonly kind: "cancel" }>,
): Turn {
  const same: Gesture = { phase: "panning", fingers };
  if (input.kind === "waited" || input.kind === "down") return quiet(same);
  if (input.kind === "up") return quiet(fingers.has(input.id) ? OVER : same);
  if (!fingers.has(input.id)) return quiet(same);
  const next = new Map(fingers).set(input.id, input.at);
  return { gesture: { phase: "panning", fingers: next }, news: [{ kind: "pan", ...between(fingers, next) }] };
}

function between(before: ReadonlyMap<number, Pointed>, after: ReadonlyMap<number, Pointed>): Pan {
  const [old, now] = [pairOf(before), pairOf(after)];
  const scale = old.spread > 0 ? now.spread / old.spread : 1;
  return { dx: now.x - old.x, dy: now.y - old.y, scale, x: now.x, y: now.y };
}

function pairOf(fingers: ReadonlyMap<number, Pointed>) {
  const [a, b] = [...fingers.values()];
  if (!a || !b) return { x: 0, y: 0, spread: 0 };
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, spread: Math.hypot(a.x - b.x, a.y - b.y) };
}
