import { describe, expect, it } from "vitest";
import { type Gesture, type Input, type News, NONE, type Pointed, turn } from "./gesture.js";

const at = (x: number, y = 0, touch = false): Pointed => ({
  x,
  y,
  alt: false,
  shift: false,
  mod: false,
  touch,
});
const down = (x: number, id = 1, touch = false): Input => ({ kind: "down", id, at: at(x, 0, touch) });
const move = (x: number, id = 1, touch = false): Input => ({ kind: "move", id, at: at(x, 0, touch) });
const up = (x: number, id = 1): Input => ({ kind: "up", id, at: at(x) });
const WAITED: Input = { kind: "waited" };
const CANCEL: Input = { kind: "cancel" };

/** What comes of inputs one after another. */
function play(...inputs: readonly Input[]): {
  readonly news: readonly News[];
  readonly phase: Gesture["phase"];
} {
  let gesture: Gesture = NONE;
  const news: News[] = [];
  for (const input of inputs) {
    const next = turn(gesture, input);
    gesture = next.gesture;
    news.push(...next.news);
  }
  return { news, phase: gesture.phase };
}

const kinds = (...inputs: readonly Input[]): readonly string[] =>
  play(...inputs).news.map(({ kind }) => kind);

describe("a gesture", () => {
  it("is a tap while the pointer stays within 4 pixels, and a drag from there on", () => {
    expect(kinds(down(0), move(3), up(3))).toEqual(["tap"]);
    expect(kinds(down(0), move(4), move(9), up(9))).toEqual(["drag", "drag", "drop"]);
  });

  it("of a finger becomes a drag after 8 pixels only", () => {
    expect(kinds(down(0, 1, true), move(7, 1, true), up(7))).toEqual(["tap"]);
    expect(kinds(down(0, 1, true), move(8, 1, true), up(8))).toEqual(["drag", "drop"]);
  });

  it("tells where it began at every move", () => {
    const { news } = play(down(10), move(20), move(30), up(30));
    expect(news.map((one) => "from" in one && [one.from.x, one.at.x])).toEqual([
      [10, 20],
      [10, 30],
      [10, 30],
    ]);
  });

  it("is a menu after a long press, and then nothing more", () => {
    expect(kinds(down(0), WAITED, move(50), up(50))).toEqual(["menu"]);
    expect(kinds(down(0), move(10), WAITED, up(10))).toEqual(["drag", "drop"]);
  });

  it("is over when it is cancelled, and only a drag has anything to take back", () => {
    expect(play(down(0), move(10), CANCEL, move(20), up(20))).toMatchObject({
      phase: "over",
      news: [{ kind: "drag" }, { kind: "cancel" }],
    });
    expect(play(down(0), CANCEL, up(0))).toEqual({ phase: "over", news: [] });
  });

  it("of two fingers pans and pinches, and takes back what one finger did", () => {
    const { news } = play(down(0), move(20), down(100, 2), move(40), move(140, 2), up(40));
    expect(news.map(({ kind }) => kind)).toEqual(["drag", "cancel", "pan", "pan"]);
    expect(news[2]).toMatchObject({ dx: 10, scale: 60 / 80 });
    expect(news[3]).toMatchObject({ dx: 20, scale: 100 / 60, x: 90 });
  });

  it("does not mind a third finger, or one it does not know", () => {
    expect(kinds(down(0), move(9, 7), up(9, 7), up(0))).toEqual(["tap"]);
    expect(kinds(down(0), down(50, 2), down(90, 3), move(95, 3), up(95, 3), up(50, 2))).toEqual([]);
  });
});
