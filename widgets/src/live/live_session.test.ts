/** What a page tells its views, and what it says when the kernel cannot be reached. */
import { describe, expect, it } from "vitest";
import type { Edit } from "../song/edits.js";
import { decode } from "../song/wire.js";
import { type Disk, ModelClock, ModelKernel, ModelLine } from "./kernel_model.js";
import { LiveSession } from "./live_session.js";
import type { News } from "./session.js";
import { ENGLISH } from "./words.js";

const BEGUN = decode({ format: "musiclab-song", version: 1, title: "boats" });
const title = (value: string): Edit => ({ edit: "set-song", field: "title", value });

/** A page that is connected to a kernel, 5 ms away. */
function connected() {
  const clock = new ModelClock();
  const disk: Disk = { song: BEGUN, seen: new Map(), done: [] };
  const kernel = new ModelKernel(disk, "run");
  const line = new ModelLine(kernel, clock, () => [5]);
  const page = new LiveSession("song", { client: "page", person: "mira", name: "Mira" }, clock);
  const news: News[] = [];
  const detach = page.attach(line);
  clock.goTo(20);
  page.listen((one) => news.push(one));
  const songs = () => news.filter((one) => one.kind === "song");
  return { clock, disk, kernel, line, page, news, songs, detach };
}

describe("a page's session", () => {
  it("tells of one's own edit at once", () => {
    const { page, songs } = connected();
    expect(page.edit(title("one"))).toBe(true);
    expect(songs()).toEqual([{ kind: "song", before: BEGUN, by: null }]);
  });

  it("tells once of a hundred edits in one frame, after the first", () => {
    const { page, songs, clock } = connected();
    for (let at = 0; at < 100; at++) page.edit(title(`edit ${at}`));
    expect(songs().length).toBe(1);
    clock.goTo(60);
    expect(songs().length).toBe(2);
    expect(page.song.title).toBe("edit 99");
    page.edit(title("in another frame"));
    expect(songs().length).toBe(3);
  });

  it("says nothing new when the kernel confirms what is shown already", () => {
    const { page, songs, clock } = connected();
    page.edit(title("one"));
    clock.goTo(200);
    expect([page.waiting, songs().length]).toEqual([0, 1]);
  });

  it("tells of what code does, and of many changes in one frame once", () => {
    const { page, kernel, songs, clock } = connected();
    for (let at = 0; at < 10; at++) kernel.code(title(`code ${at}`));
    clock.goTo(100);
    expect(songs()).toEqual([{ kind: "song", before: BEGUN, by: "" }]);
    expect(page.song.title).toBe("code 9");
  });

  it("sends the edits of one frame in one message", () => {
    const { page, line, clock } = connected();
    const sent: unknown[] = [];
    const send = line.send.bind(line);
    line.send = (content) => {
      sent.push(content.kind);
      send(content);
    };
    for (let at = 0; at < 50; at++) page.edit(title(`edit ${at}`));
    clock.goTo(200);
    expect(sent).toEqual(["edits"]);
  });

  it("refuses what cannot be with a sentence that can be forgiven, and nothing has changed", () => {
    const { page, news } = connected();
    expect(page.edit({ edit: "remove-clip", clip: "nowhere" })).toBe(false);
    expect(page.trouble).toContain("nowhere");
    expect([page.song, page.online, news.at(-1)]).toEqual([BEGUN, true, { kind: "trouble" }]);
    page.forgive();
    expect(page.trouble).toBe("");
  });

  it("rolls back what the kernel refuses, with the kernel's sentence", () => {
    const { page, kernel, clock } = connected();
    const clip = {
      kind: "notes",
      id: "c",
      start: 0,
      length: 960,
      notes: [],
      repeats: 1,
      name: "",
      colour: 0,
    } as const;
    const track = decode({ format: "musiclab-song", version: 1, tracks: [{ id: "t" }] }).tracks[0];
    if (!track) throw new Error("there is a track");
    kernel.code({ edit: "add-track", track, index: null });
    clock.goTo(50);
    kernel.code({ edit: "remove-track", track: "t" });
    expect(page.edit({ edit: "add-clip", track: "t", clip })).toBe(true);
    clock.goTo(200);
    expect(page.song.tracks).toEqual([]);
    expect(page.trouble).toContain("t");
    expect(page.online).toBe(true);
  });

  it("says so when nobody answers, keeps what was done, and sends it when somebody does", () => {
    const { page, line, disk, clock, kernel } = connected();
    line.kernel = null;
    page.edit(title("kept"));
    clock.goTo(8000);
    expect([page.trouble, page.online, page.song.title, page.waiting]).toEqual([
      ENGLISH.silent,
      false,
      "kept",
      1,
    ]);
    page.forgive();
    expect(page.trouble).toBe(ENGLISH.silent);
    line.kernel = kernel;
    clock.goTo(20_000);
    expect([page.trouble, page.online, disk.song.title, page.waiting]).toEqual(["", true, "kept", 0]);
  });

  it("says that the kernel has restarted when its line has ended, and goes on by the line of a new cell", () => {
    const { page, line, disk, clock } = connected();
    page.edit(title("before"));
    clock.goTo(100);
    line.end();
    page.edit(title("meanwhile"));
    clock.goTo(4000);
    expect([page.trouble, page.song.title]).toEqual([ENGLISH.restarted, "meanwhile"]);
    page.attach(new ModelLine(new ModelKernel(disk, "another run"), clock, () => [5]));
    clock.goTo(4100);
    expect([page.trouble, disk.song.title, page.waiting]).toEqual(["", "meanwhile", 0]);
    expect(disk.done).toEqual(["page:1", "page:2"]);
  });

  it("uses another widget's line when one is given up", () => {
    const { page, kernel, clock, disk, detach } = connected();
    page.attach(new ModelLine(kernel, clock, () => [5]));
    clock.goTo(100);
    detach();
    page.edit(title("by the other"));
    clock.goTo(200);
    expect([disk.song.title, page.waiting]).toEqual(["by the other", 0]);
  });

  it("takes back its own latest step by the kernel's word, and says what that is", () => {
    const { page, clock } = connected();
    page.edit(title("one"), { name: "call it one" });
    clock.goTo(100);
    expect(page.undoName).toBe("Undo: call it one");
    page.undo();
    clock.goTo(200);
    expect([page.song.title, page.undoName, page.waiting]).toEqual(["boats", "", 0]);
  });

  it("passes on messages of other kinds, but none that are for another page", () => {
    const { page, line, clock } = connected();
    const heard: unknown[] = [];
    const stop = page.hear("code", (content) => heard.push(content.text));
    line.tell({ kind: "code", client: "another", text: "theirs" });
    line.tell({ kind: "code", client: "page", text: "mine" });
    clock.goTo(100);
    stop();
    line.tell({ kind: "code", client: "page", text: "later" });
    clock.goTo(200);
    expect(heard).toEqual(["mine"]);
  });

  it.each([
    {},
    { kind: "did" },
    { kind: "song", song: 3 },
    { kind: "did", session: "run", from: 0, deeds: [{ edit: {} }] },
    [],
  ])("survives what it cannot read (%j)", (message) => {
    const { page, line, clock } = connected();
    line.tell(message as Readonly<Record<string, unknown>>);
    clock.goTo(3000);
    page.edit(title("goes on"));
    clock.goTo(12_000);
    expect([page.song.title, page.waiting]).toEqual(["goes on", 0]);
  });

  it("says that a closed song is closed", () => {
    const { page, line, clock } = connected();
    line.tell({ kind: "closed", session: "run" });
    clock.goTo(100);
    expect([page.trouble, page.online]).toEqual([ENGLISH.closed, false]);
  });

  it("shows who is there but oneself, and tells them where one points only when somebody looks", () => {
    const { page, line, clock } = connected();
    const sent: unknown[] = [];
    line.send = (content) => sent.push(content.here);
    page.point({ view: "beats", tick: 480 });
    clock.goTo(200);
    expect(sent).toEqual([]);
    const ben = { client: "b", person: "ben", name: "Ben", colour: 3, here: { view: "beats" } };
    const tab = { client: "page-2", person: "mira", name: "Mira", colour: 2, here: null };
    line.tell({ kind: "people", session: "run", people: [ben, tab], history: { mira: ["", ""] } });
    clock.goTo(400);
    expect(page.people.map(({ name }) => name)).toEqual(["Ben"]);
    expect(sent).toEqual([{ view: "beats", tick: 480, notes: [] }]);
    for (let tick = 0; tick < 30; tick++) page.point({ view: "beats", tick });
    clock.goTo(600);
    expect(sent.length).toBe(2);
    line.tell({ kind: "here", session: "run", of: "b", here: { view: "studio", notes: [[0, 60], "x"] } });
    clock.goTo(700);
    expect(page.people[0]?.here).toEqual({ view: "studio", notes: [{ start: 0, pitch: 60 }] });
  });
});
