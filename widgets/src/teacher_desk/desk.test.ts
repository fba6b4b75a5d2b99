import { expect, test } from "vitest";
import type { Clock } from "../clock.js";
import { decodeAnswer, nameOf } from "./answers.js";
import { gestureFor } from "./keys.js";
import { sent, withLevel, withoutPin, withPhrase, withPin, withText } from "./marking.js";
import { Marks, type Message } from "./marks.js";
import { nextToHear, placeIn, step } from "./order.js";
import { decodeMark, decodePage, type Submission } from "./page.js";

const key = (name: string, mod = false) => ({ key: name, shift: false, alt: false, mod });
const row = (seat: string, group: string) => ({ key: seat, name: seat, group, note: "", levels: {} });
const page = decodePage({
  rows: [row("1", "marked"), row("2", "listen"), row("3", "none"), row("4", "listen")],
});
const empty = decodeMark(null);

/** A clock that goes on when it is told to. */
class Hand implements Clock {
  readonly #waiting = new Set<() => void>();
  now = (): number => 0;
  after(_milliseconds: number, work: () => void) {
    this.#waiting.add(work);
    return () => this.#waiting.delete(work);
  }
  soon = (work: () => void) => this.after(0, work);
  goOn(): void {
    for (const work of [...this.#waiting]) work();
    this.#waiting.clear();
  }
}

test("whoever waits comes before whoever is marked, and nobody comes who has not handed in", () => {
  expect(step(page, "", 1)?.key).toBe("2");
  expect(step(page, "2", 1)?.key).toBe("4");
  expect(step(page, "4", 1)?.key).toBe("1");
  expect(step(page, "1", 1)).toBeNull();
  expect(step(page, "", -1)?.key).toBe("1");
});

test("the next to be listened to is never the one who has just been", () => {
  expect(nextToHear(page, "2")?.key).toBe("4");
  expect(nextToHear(page, "4")?.key).toBe("2");
  expect(nextToHear(decodePage({ rows: [row("1", "listen")] }), "1")).toBeNull();
  expect(placeIn(page, "4")).toEqual({ at: 2, all: 2 });
});

test("a level that is set once more is taken back", () => {
  const once = withLevel(empty, "Groove", 2);
  expect(once.levels).toEqual({ Groove: 2 });
  expect(withLevel(once, "Groove", 1).levels).toEqual({ Groove: 1 });
  expect(withLevel(once, "Groove", 2).levels).toEqual({});
});

test("comments stand in the order of their places, and one that says nothing is not sent", () => {
  const later = withPin(empty, { song: "a", seconds: 9, text: "later" });
  const { mark, at } = withPin(later.mark, { song: "a", seconds: 3, text: "" });
  expect(at).toBe(0);
  expect(sent(mark).pins.map(({ text }) => text)).toEqual(["later"]);
  expect(withText(mark, 0, "early").pins.map(({ text }) => text)).toEqual(["early", "later"]);
  expect(withoutPin(mark, 0).pins).toHaveLength(1);
  expect(withPhrase("It swings.", "Try ")).toBe("It swings. Try ");
});

test("while one writes, letters and figures are letters and figures, and Mod+Enter returns", () => {
  for (const name of ["j", "k", "c", "1", " ", "["]) expect(gestureFor(key(name), "writing")).toBeNull();
  expect(gestureFor(key("Enter", true), "writing")).toEqual({ kind: "return" });
  expect(gestureFor(key("3"), "elsewhere")).toEqual({ kind: "level", level: 2 });
  expect(gestureFor(key("5"), "elsewhere")).toBeNull();
  expect(gestureFor(key(" "), "pressing")).toBeNull();
  expect(gestureFor(key(" "), "radio")).toEqual({ kind: "toggle" });
  expect(gestureFor(key("ArrowLeft"), "elsewhere")).toBeNull();
  expect(gestureFor(key("j", true), "elsewhere")).toBeNull();
});

const opened = (seat: string, digest: string): Submission | null =>
  decodePage({ open: { key: seat, digest, mark: {} } }).open;

test("what is typed is sent after a pause and once, and at once when another is opened", () => {
  const [clock, messages] = [new Hand(), [] as Message[]];
  const marks = new Marks(clock, (message) => messages.push(message));
  marks.adopt(opened("1", "a"));
  marks.change({ ...marks.mark, words: "It" });
  marks.change({ ...marks.mark, words: "It swings" });
  expect(messages).toEqual([]);
  clock.goOn();
  expect(messages.map((one) => one.kind === "mark" && one.mark.words)).toEqual(["It swings"]);
  marks.change({ ...marks.mark, words: "It swings." });
  marks.adopt(opened("2", "b"));
  expect(messages).toHaveLength(2);
  expect(marks.mark.words).toBe("");
});

test("what has not been kept is still there when the submission is opened again, until something newer came", () => {
  const marks = new Marks(new Hand(), () => {});
  marks.adopt(opened("1", "a"));
  marks.change({ ...marks.mark, words: "Keep me" });
  marks.adopt(opened("2", "b"));
  marks.adopt(opened("1", "a"));
  expect(marks.mark.words).toBe("Keep me");
  marks.adopt(opened("1", "newer"));
  expect(marks.mark.words).toBe("");
  marks.kept("1");
  expect(marks.waits).toBe(false);
});

test("what was given back and is changed is to be given back again", () => {
  const marks = new Marks(new Hand(), () => {});
  marks.adopt(opened("1", "a"));
  marks.settle("returned");
  expect(marks.mark.state).toBe("returned");
  marks.change({ ...marks.mark, words: "And one more thing" });
  expect(marks.mark.state).toBe("marked");
});

test("a level given to somebody else is shown before the kernel has kept it", () => {
  const messages: Message[] = [];
  const marks = new Marks(new Hand(), (message) => messages.push(message));
  marks.adopt(opened("1", "a"));
  const [, ben] = page.rows;
  if (!ben) throw new Error("two rows");
  marks.level(ben, "Form", 3);
  expect(marks.levelsOf(ben)).toEqual({ Form: 3 });
  expect(messages).toEqual([{ kind: "level", student: "2", criterion: "Form", level: 3 }]);
  marks.kept("2");
  expect(marks.levelsOf(ben)).toEqual({});
});

test("a sound is read with its part, and what is no message is passed over", () => {
  const heard = { student: "1", song: "a", which: "track", track: "bass" };
  const bytes = new Uint8Array(new Int16Array([1, -1, 5, 6]).buffer);
  const answer = decodeAnswer({ kind: "sound", ...heard, part: 2, frames: 9, rate: 48000 }, [bytes]);
  expect(answer).toMatchObject({ part: 2, frames: 9, rate: 48000, pcm: new Int16Array([1, -1, 5, 6]) });
  expect(answer?.kind === "sound" && nameOf(answer)).toBe('["1","a","track","bass"]');
  expect(decodeAnswer({ kind: "sound", ...heard }, [])).toBeNull();
  expect(decodeAnswer({ kind: "sound", ...heard, rate: 0 }, [bytes])).toBeNull();
  expect(decodeAnswer(null, null)).toBeNull();
});

test("a score is an image, whatever is in it", () => {
  const svg = new TextEncoder().encode("<svg><script>window.ran = 1</script></svg>");
  const answer = decodeAnswer({ kind: "score", student: "1", song: "a", track: "b", words: "w" }, [svg]);
  expect(answer?.kind === "score" && answer.address).toMatch(/^data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+$/);
});

test("a page of anything else is an empty desk", () => {
  expect(decodePage(7)).toMatchObject({ rows: [], open: null, summary: null, anonymous: false });
  expect(decodePage({ rows: [{ key: 3, group: "nowhere" }] }).rows[0]).toMatchObject({
    key: "",
    group: "none",
  });
});
