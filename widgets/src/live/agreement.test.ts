/** Whatever happens on the way, everybody ends with one song, and nothing that was acknowledged is lost. */
import { describe, expect, it } from "vitest";
import type { Edit, SingleEdit } from "../song/edits.js";
import type { Song } from "../song/model.js";
import { decode } from "../song/wire.js";
import { type Disk, type Fate, ModelClock, ModelKernel, ModelLine } from "./kernel_model.js";
import { LiveSession } from "./live_session.js";

/** Numbers that look like chance and are the same each time (xorshift, Marsaglia 2003). */
function chance(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % most;
  };
}

const TRACKS = ["drums", "lead"];
const CLIPS = ["c1", "c2", "c3"];

function begun(): Song {
  const clips = [{ kind: "notes", id: "c1", start: 0, length: 3840 }];
  return decode({
    format: "musiclab-song",
    version: 1,
    tracks: TRACKS.map((id, i) => ({ id, clips: i ? clips : [] })),
  });
}

/** Any edit: many of them fit only as long as somebody else has not taken their clip away. */
function anyEdit(any: (most: number) => number): Edit {
  const clip = CLIPS[any(3)] ?? "c1";
  const track = TRACKS[any(2)] ?? "drums";
  const note = { start: any(8) * 480, pitch: 60 + any(4), duration: 240, velocity: 1 + any(127) };
  const edits: readonly SingleEdit[] = [
    { edit: "put-notes", clip, notes: [note] },
    { edit: "put-notes", clip, notes: [note] },
    { edit: "remove-notes", clip, places: [note] },
    { edit: "set-track", track, field: "volumeDb", value: -1 - any(40) },
    { edit: "set-song", field: "title", value: `title ${any(100)}` },
    {
      edit: "add-clip",
      track,
      clip: {
        kind: "notes",
        id: clip,
        start: any(9) * 3840,
        length: 3840,
        notes: [],
        repeats: 1,
        name: "",
        colour: 0,
      },
    },
    { edit: "remove-clip", clip },
    { edit: "move-clip", clip, track },
  ];
  return edits[any(edits.length)] ?? { edit: "remove-clip", clip };
}

const CALM = 12_000;
/** Before the heartbeat, which would heal anything. */
const END = 24_900;

/** A world of pages around one song, with all that goes wrong in it until it grows calm. */
class World {
  readonly clock = new ModelClock();
  readonly any: (most: number) => number;
  readonly disk: Disk = { song: begun(), seen: new Map(), done: [] };
  readonly pages: LiveSession[] = [];
  readonly sent = new Map<string, number>();
  kernel = new ModelKernel(this.disk, "run 0");
  #lines: ModelLine[] = [];
  #runs = 0;
  #names = 0;

  constructor(seed: number) {
    this.any = chance(seed);
  }

  /** Delayed up to 200 ms, so that much is overtaken; now and then lost or repeated. */
  readonly fate: Fate = () => {
    if (this.clock.now() > CALM) return [5];
    const luck = this.any(20);
    if (luck === 0) return [];
    return luck === 1 ? [this.any(200), this.any(400)] : [this.any(200)];
  };

  open(): LiveSession {
    const name = `page-${this.#names++}`;
    const page = new LiveSession("song", { client: name, person: name, name }, this.clock);
    this.pages.push(page);
    this.connect(page);
    return page;
  }

  connect(page: LiveSession): void {
    const line = new ModelLine(this.kernel, this.clock, this.fate);
    this.#lines.push(line);
    page.attach(line);
  }

  /** The kernel ends at any moment; a while later the cell is run again. */
  restart(): void {
    for (const line of this.#lines) line.end();
    this.#lines = [];
    this.kernel = new ModelKernel(this.disk, `run ${++this.#runs}`);
    this.clock.after(500 + this.any(3000), () => {
      for (const page of this.pages) this.connect(page);
    });
  }

  /** A page is loaded again: what it had not sent is gone with it, and a new one is there. */
  reload(at: number): void {
    this.pages.splice(at, 1);
    this.open();
  }

  step(page: LiveSession): void {
    if (!page.ready) return;
    if (this.any(10) === 0) page.undo();
    else page.edit(anyEdit(this.any));
  }

  /** Everything calms down; one more change shows each page what it has missed. */
  settle(): void {
    this.clock.goTo(CALM + 5000);
    this.kernel.code({ edit: "set-song", field: "author", value: "the end" });
    this.clock.goTo(END);
  }

  check(): void {
    for (const page of this.pages) {
      expect([page.waiting, page.online]).toEqual([0, true]);
      expect(page.song).toEqual(this.disk.song);
    }
    expect(new Set(this.disk.done).size).toBe(this.disk.done.length);
  }
}

const SEEDS = Array.from({ length: 60 }, (_, i) => 7919 * (i + 1));

describe("several pages and a kernel", () => {
  it.each(SEEDS)("end equal whatever is delayed, lost, repeated or overtaken (%i)", (seed) => {
    const world = new World(seed);
    const pages = [world.open(), world.open(), world.open()];
    for (let at = 0; at < 10_000; at += 1 + world.any(120)) {
      world.clock.goTo(at);
      world.step(pages[world.any(3)] ?? world.open());
      if (world.any(30) === 0) world.kernel.code({ edit: "set-song", field: "author", value: `code ${at}` });
    }
    world.settle();
    world.check();
    expect(world.disk.done.length).toBeGreaterThan(50);
  });

  it.each(SEEDS)(
    "end equal when the kernel is restarted and a page loaded again in the middle (%i)",
    (seed) => {
      const world = new World(seed);
      for (let i = 0; i < 3; i++) world.open();
      const [restart, reload] = [2000 + world.any(4000), 2000 + world.any(4000)];
      for (let at = 0, past = 0; at < 10_000; past = at, at += 1 + world.any(120)) {
        world.clock.goTo(at);
        if (past < restart && at >= restart) world.restart();
        if (past < reload && at >= reload) world.reload(world.any(3));
        world.step(world.pages[world.any(3)] ?? world.open());
      }
      world.settle();
      world.check();
      expect(world.disk.done.length).toBeGreaterThan(50);
    },
  );

  it.each(SEEDS.slice(0, 20))("do each step of a page that stayed, once and in its order (%i)", (seed) => {
    const world = new World(seed);
    const page = world.open();
    world.clock.goTo(3000);
    let steps = 0;
    for (let at = 3000; at < 10_000; at += world.any(60)) {
      world.clock.goTo(at);
      if (world.any(100) === 0) world.restart();
      const edit: Edit = { edit: "set-song", field: "title", value: `step ${steps + 1}` };
      if (page.ready && page.edit(edit)) steps += 1;
    }
    world.settle();
    world.check();
    expect(world.disk.done).toEqual(Array.from({ length: steps }, (_, i) => `page-0:${i + 1}`));
    expect(page.song.title).toBe(`step ${steps}`);
  });
});
