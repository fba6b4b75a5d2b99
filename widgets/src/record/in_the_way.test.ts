import { describe, expect, it } from "vitest";
import { RATE, SomeRoom, soundAt } from "../live/some_room.js";
import { say } from "./words.js";

describe("what stands in the recorder's way", () => {
  it("says each refusal in a sentence, and what still works", async () => {
    for (const word of ["refused", "none", "busy", "insecure", "gone"] as const) {
      const room = new SomeRoom();
      room.microphone.refuses = word;
      expect(await room.recorder.open()).toBe(false);
      expect([room.recorder.phase, room.recorder.trouble]).toEqual(["off", say(word)]);
    }
  });

  it("says while it goes on that nothing comes in, and takes that back", async () => {
    const room = new SomeRoom();
    room.microphone.sound = () => 0;
    await room.start({ countIn: 0 });
    room.go(4);
    expect([room.recorder.phase, room.recorder.trouble]).toEqual(["recording", say("silent")]);
    room.microphone.sound = soundAt;
    room.go(0.1);
    expect(room.recorder.trouble).toBe("");
  });

  it("gives the rest as a file while the kernel stays away, and goes on when it is back", async () => {
    const room = new SomeRoom();
    await room.start({ countIn: 0 });
    room.go(2);
    expect(room.recorder.rescue()).toBeNull();
    room.away = true;
    room.go(15);
    expect([room.recorder.phase, room.recorder.trouble]).toEqual(["recording", say("away")]);
    const size = room.recorder.rescue()?.size ?? 0;
    expect(size / 4 / RATE).toBeGreaterThan(12);
    room.lose();
    room.away = false;
    room.go(6);
    room.recorder.stop();
    room.go(2);
    expect([room.kept.length, room.recorder.trouble, room.recorder.rescue()]).toEqual([1, "", null]);
    expect(room.arrived.size).toBe(room.ends?.frames);
  });

  it("lets what broke off on a full disk be recovered, but not what goes on", async () => {
    const room = new SomeRoom();
    await room.start({ countIn: 0 });
    room.go(2);
    const recording = room.begun?.recording;
    const lost = { kind: "takes", takes: [], recovered: [{ recording, seconds: 2 }] };
    room.session.receive(lost);
    expect(room.recorder.recovered).toEqual([]);
    room.session.receive({ kind: "recording", what: "trouble", recording, sentence: "The disk is full." });
    expect([room.recorder.phase, room.recorder.trouble]).toEqual(["open", "The disk is full."]);
    expect(room.transport.motion).toBe("stopped");
    expect(room.recorder.recovered.map((one) => one.recording)).toEqual([recording]);
    const kept: unknown[] = [];
    room.recorder.recover(String(recording), (takes) => kept.push(takes.length));
    room.session.receive({ kind: "recording", what: "kept", recording, takes: [{ name: "voice-1" }] });
    room.session.receive({ kind: "recording", what: "kept", recording, takes: [{ name: "voice-1" }] });
    expect(kept).toEqual([1]);
  });

  it("brings a file in part by part, and says why one cannot be had", async () => {
    const room = new SomeRoom();
    const bytes = new Uint8Array(2_000_000).map((_, i) => i % 251);
    const parts: number[] = [];
    let answered = 0;
    const answer = async (): Promise<void> => {
      for (let turns = 0; turns < 60; turns += 1) {
        await new Promise((done) => setTimeout(done));
        for (; answered < room.session.asked.length; answered += 1) {
          const { kind, what, file, n, name } = room.session.asked[answered] ?? {};
          if (kind !== "import") continue;
          if (what === "part") parts.push(room.session.sent[answered]?.[0]?.byteLength ?? 0);
          const said = { begin: "begun", part: "got", end: "kept" }[String(what)];
          const bad = name === "words.wav";
          room.session.receive({
            kind,
            file,
            n,
            what: bad ? "trouble" : said,
            sentence: "No sound.",
            take: { name: "a" },
          });
        }
      }
    };
    const [take] = await Promise.all([
      room.recorder.import(new File([bytes], "a.wav"), "voice", 0),
      answer(),
    ]);
    expect([take?.name, parts]).toEqual(["a", [900_000, 900_000, 200_000]]);
    const [none] = await Promise.all([
      room.recorder.import(new File(["x"], "words.wav"), "voice", 0),
      answer(),
    ]);
    expect([none, room.recorder.trouble]).toEqual([null, "No sound."]);
    expect(await room.recorder.import(new File([], "none.wav"), "voice", 0)).toBeNull();
    expect(room.recorder.trouble).toBe(say("empty", { name: "none.wav" }));
  });

  it("shows that the microphone is on, guards the page while something is unsafe, and hurries when it goes", async () => {
    const room = new SomeRoom();
    await room.recorder.open();
    expect(room.guarded).toBe(false);
    await room.start({ countIn: 0 });
    room.go(2.13);
    expect(room.guarded).toBe(true);
    const before = room.arrived.size;
    room.goes();
    room.answer();
    expect(room.arrived.size).toBeGreaterThan(before);
    room.recorder.stop();
    room.go(1);
    expect(room.guarded).toBe(false);
    room.recorder.close();
    expect(room.shown).toEqual(["off", "on", "recording", "on", "off"]);
  });

  it("lets go of the microphone when nobody looks, and after five minutes without use", async () => {
    const left = new SomeRoom();
    await left.recorder.open();
    left.unlisten();
    expect([left.microphone.closed, left.recorder.phase]).toEqual([1, "off"]);
    const idle = new SomeRoom();
    await idle.recorder.open();
    idle.clock.goTo(299_000);
    expect(idle.recorder.phase).toBe("open");
    idle.recorder.arm("voice");
    idle.clock.goTo(400_000);
    expect(idle.recorder.phase).toBe("open");
    idle.clock.goTo(700_000);
    expect([idle.recorder.phase, idle.recorder.trouble]).toEqual(["off", say("idle")]);
  });

  it("remembers what was measured of a device, and records by it", async () => {
    const room = new SomeRoom();
    await room.recorder.open();
    expect(room.recorder.latency).toMatchObject({ seconds: 0.04, measured: false, device: "Headset" });
    const late = 0.0731;
    room.microphone.sound = (frame) => {
      const { played } = room.microphone;
      return played === null ? 0 : 0.5 * (played.samples[frame - played.at - Math.round(late * RATE)] ?? 0);
    };
    const measuring = room.recorder.measure("loop");
    await Promise.resolve();
    await Promise.resolve();
    room.go(3);
    expect(room.recorder.measuring?.done).toBeGreaterThan(0.3);
    room.go(4);
    const measured = await measuring;
    expect(measured).toMatchObject({ kind: "measured", clicks: 10 });
    const { seconds, date } = room.recorder.latency;
    expect(Math.abs(seconds - late)).toBeLessThan(0.0001);
    expect(date).toBe("2026-11-25");
    await room.start({ from: 0, countIn: 0 });
    room.go(2);
    expect(room.begun?.latency).toMatchObject({ used: seconds, measured: true });
    room.recorder.forgetMeasured();
    expect(room.recorder.latency).toMatchObject({ seconds: 0.04, measured: false });
  });
});
