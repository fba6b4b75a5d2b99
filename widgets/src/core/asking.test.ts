import { beforeEach, describe, expect, it } from "vitest";
import { ModelClock } from "../live/kernel_model.js";
import { say } from "../live/words.js";
import { Asking } from "./asking.js";
import type { Core } from "./page_core.js";

const BUILD = "0123456789abcdef";
const text = new TextEncoder().encode("xxthe core").subarray(2);
const sent = [new DataView(text.buffer, text.byteOffset, text.byteLength)];
const load = async (code: BlobPart): Promise<Core> => ({ "7": await new Blob([code]).text() });

type Hear = (...words: unknown[]) => void;

/** A widget's model whose kernel keeps what it was asked. */
class Model {
  readonly asked: unknown[] = [];
  readonly hearers = new Set<Hear>();
  get = (): unknown => undefined;
  on = (_event: string, hear: Hear): unknown => this.hearers.add(hear);
  off = (_event: string, hear: Hear): unknown => this.hearers.delete(hear);
  send = (content: unknown): unknown => this.asked.push(content);
  answer(build = BUILD): void {
    for (const hear of [...this.hearers]) hear({ kind: "core", build }, build === BUILD ? sent : []);
  }
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe("the wait for the core", () => {
  let clock = new ModelClock();
  let model = new Model();

  beforeEach(() => {
    Reflect.deleteProperty(globalThis, Symbol.for("musiclab.core"));
    [clock, model] = [new ModelClock(), new Model()];
  });

  it("asks once, and gives what comes to every widget of the page", async () => {
    const other = new Model();
    const waits = [model, other].map((each) => new Asking(each, BUILD, clock, load));
    expect([model.asked.length, other.asked.length]).toEqual([1, 0]);
    model.answer();
    for (const wait of waits) expect(await wait.core).toEqual({ "7": "the core" });
    const third = new Model();
    expect(await new Asking(third, BUILD, clock, load).core).toBe(await waits[0]?.core);
    clock.goTo(60_000);
    expect([model, other, third].map(({ asked, hearers }) => asked.length + hearers.size)).toEqual([1, 0, 0]);
  });

  it("says that nobody answers, asks on every two seconds, and opens when somebody does", async () => {
    const wait = new Asking(model, BUILD, clock, load);
    const said: string[] = [];
    wait.listen(() => said.push(wait.trouble));
    clock.goTo(3999);
    expect(said).toEqual([]);
    clock.goTo(20_000);
    expect(said).toEqual([say("busy")]);
    expect(model.asked.length).toBe(11);
    model.answer();
    expect(await wait.core).toEqual({ "7": "the core" });
  });

  it("does not hang on a widget whose line is dead or gone", async () => {
    const dead = new Asking(model, BUILD, clock, load);
    const alive = new Model();
    const wait = new Asking(alive, BUILD, clock, load);
    clock.goTo(1000);
    dead.stop();
    clock.goTo(2000);
    alive.answer();
    expect(alive.asked.length).toBe(1);
    expect(await wait.core).toEqual({ "7": "the core" });
  });

  it("keeps two builds apart", async () => {
    const [mine, yours] = [new Asking(model, BUILD, clock, load), new Asking(model, "other", clock, load)];
    expect(model.asked.length).toBe(2);
    model.answer();
    await settled();
    expect(await mine.core).toEqual({ "7": "the core" });
    expect(await Promise.race([yours.core, "waiting"])).toBe("waiting");
  });

  it("says so when the kernel has another build", () => {
    const wait = new Asking(model, BUILD, clock, load);
    model.answer("newer");
    expect(wait.trouble).toBe(say("updated"));
  });

  it("says so when what came cannot be loaded, and takes the next", async () => {
    let broken = true;
    const once = (code: BlobPart): Promise<Core> => (broken ? Promise.reject(new Error("cut")) : load(code));
    const wait = new Asking(model, BUILD, clock, once);
    model.answer();
    await settled();
    expect(wait.trouble).toBe(say("broken"));
    broken = false;
    model.answer();
    expect(await wait.core).toEqual({ "7": "the core" });
  });
});
