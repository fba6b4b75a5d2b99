import { describe, expect, it } from "vitest";
import { RATE, SomeRoom, soundAt } from "../live/some_room.js";
import type { Cut } from "./rounds.js";
import { chance } from "./some_sound.js";
import { say } from "./words.js";

/** What the take sounds like where its first tick lies. */
function atFirstTick(room: SomeRoom, { first, lead }: Cut): number | undefined {
  return room.arrived.get(first + Math.round(lead * RATE));
}

describe("the recorder", () => {
  it("asks nothing of the browser before it is told to", () => {
    const room = new SomeRoom();
    expect([room.recorder.phase, room.recorder.inputs, room.shown]).toEqual(["off", [], []]);
    expect(room.microphone.hearing).toBeNull();
  });

  it("counts in, records, and keeps a take that lies on its tick to the frame", async () => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const next = chance(seed);
      const room = new SomeRoom();
      const from = 960 * Math.floor(next() * 8);
      await room.start({ from, countIn: Math.floor(next() * 3) });
      expect(room.recorder.phase).toBe("counting");
      room.go(9);
      const place = Math.round(room.comes(from));
      expect(room.recorder.phase).toBe("recording");
      room.recorder.stop();
      expect(room.recorder.phase).toBe("keeping");
      room.go(1);
      expect(room.recorder.phase).toBe("open");
      expect(room.kept.map((takes) => takes.map(({ name }) => name))).toEqual([["voice-1"]]);
      const [cut] = room.ends?.takes ?? [];
      if (cut === undefined) throw new Error("no take");
      expect(atFirstTick(room, cut)).toBe(soundAt(place));
      expect(cut.lead).toBeGreaterThan(0.3);
      expect(cut.first).toBe(0);
      expect(cut.frames).toBeLessThanOrEqual(room.ends?.frames ?? 0);
      expect(room.begun?.lead).toBeCloseTo(cut.lead, 9);
      expect(room.transport.holds).toBe(0);
    }
  });

  it("has something after the take, as it has before", async () => {
    const room = new SomeRoom();
    await room.start({ from: 0, countIn: 0 });
    room.go(4);
    const until = Math.round(room.transport.tick);
    const place = Math.round(room.comes(0));
    const after = Math.round(room.comes(until));
    room.recorder.stop();
    room.go(1);
    const [cut] = room.ends?.takes ?? [];
    expect(cut?.until).toBe(until);
    expect((cut?.frames ?? 0) - Math.round((cut?.lead ?? 0) * RATE) - (after - place)).toBeGreaterThan(
      0.3 * RATE,
    );
  });

  it("makes a take of each round of a loop, each to the frame, and puts the song back as it was", async () => {
    const room = new SomeRoom();
    room.transport.countIn = 2;
    await room.start({ from: 1920, loop: { start: 1920, end: 3840 }, countIn: 1 });
    room.go(0.6 + 2 + 3.5);
    const place = room.comes(1920);
    expect(room.recorder.live()).toMatchObject({ round: 4, from: 1920 });
    room.go(0.2);
    room.recorder.stop();
    room.go(1);
    expect(room.ends?.takes.map(({ round, from, until }) => [round, from, until])).toEqual([
      [1, 1920, 3840],
      [2, 1920, 3840],
      [3, 1920, 3840],
    ]);
    for (const [i, cut] of (room.ends?.takes ?? []).entries())
      expect(atFirstTick(room, cut)).toBe(soundAt(Math.round(place + i * RATE)));
    expect(room.kept.length).toBe(1);
    expect([room.transport.loop, room.transport.countIn]).toEqual([null, 2]);
  });

  it("punches in and out by itself, and the song plays on", async () => {
    const room = new SomeRoom();
    await room.start({ from: 3840, punch: { start: 3840, end: 5760 }, countIn: 0, preroll: 1 });
    room.go(0.6);
    const place = Math.round(room.comes(3840));
    room.go(4);
    expect(room.transport.motion).toBe("playing");
    expect(room.ends?.takes).toMatchObject([{ from: 3840, until: 5760, round: 1 }]);
    const [cut] = room.ends?.takes ?? [];
    if (cut) expect(atFirstTick(room, cut)).toBe(soundAt(place));
    expect((cut?.frames ?? 0) / RATE).toBeCloseTo(2, 1);
  });

  it("holds back what is dropped, brings it back, and erases it only when the next one begins", async () => {
    const room = new SomeRoom();
    for (const restore of [true, false]) {
      await room.start({ countIn: 0 });
      room.go(2);
      room.recorder.drop();
      expect([room.recorder.phase, room.recorder.dropped]).toEqual(["open", true]);
      room.go(1);
      expect(room.dropped).toEqual([]);
      if (!restore) continue;
      room.recorder.restore();
      room.go(0.5);
      expect([room.kept.length, room.recorder.dropped]).toEqual([1, false]);
    }
    const dropped = room.begun?.recording;
    await room.start({ countIn: 0 });
    room.go(0.5);
    expect(room.dropped).toEqual([dropped]);
    expect(room.kept.length).toBe(1);
  });

  it("keeps nothing that was stopped in the count-in, and says so", async () => {
    const room = new SomeRoom();
    await room.start();
    room.go(1);
    room.recorder.stop();
    expect([room.recorder.phase, room.recorder.trouble]).toEqual(["open", say("nothing")]);
    room.go(1);
    expect([room.kept, room.begun]).toEqual([[], null]);
  });

  it("ends with the song, and where the song is moved", async () => {
    const stopped = new SomeRoom();
    await stopped.start({ from: 0, countIn: 0 });
    stopped.go(3);
    stopped.transport.stop();
    stopped.go(1);
    expect(stopped.kept.length).toBe(1);
    const moved = new SomeRoom();
    await moved.start({ from: 0, countIn: 0 });
    moved.go(3);
    const here = moved.transport.way;
    const jump = moved.microphone.frame;
    moved.transport.way = (from, until) => [
      ...here(from, Math.min(until, jump)),
      ...(until > jump ? [{ at: jump, tick: 0, frames: until - jump }] : []),
    ];
    moved.go(1.5);
    expect([moved.kept.length, moved.recorder.trouble]).toEqual([1, say("moved")]);
  });

  it("keeps what there is when the microphone is unplugged", async () => {
    const room = new SomeRoom();
    await room.start({ countIn: 0 });
    room.go(3);
    room.microphone.hearing?.lost("device");
    room.answer();
    expect(room.kept.length).toBe(1);
    expect([room.recorder.phase, room.recorder.trouble]).toEqual(["off", say("unplugged")]);
    expect(room.transport.motion).toBe("stopped");
  });

  it("does not wait for ever for an input that gives nothing", async () => {
    const never = new SomeRoom();
    await never.start();
    never.clock.goTo(5000);
    expect([never.recorder.phase, never.recorder.trouble]).toEqual(["open", say("failed")]);
    const stuck = new SomeRoom();
    await stuck.start({ from: 0, countIn: 0 });
    stuck.go(3);
    stuck.recorder.stop();
    stuck.clock.goTo(stuck.clock.now() + 5000);
    stuck.answer();
    expect([stuck.recorder.phase, stuck.kept.length]).toEqual(["open", 1]);
  });

  it("counts what did not come in", async () => {
    const room = new SomeRoom();
    await room.start({ countIn: 0 });
    room.go(2);
    room.microphone.frame += 5000;
    room.go(1);
    room.recorder.stop();
    room.go(1.5);
    expect(room.ends?.missing).toBe(5000);
    expect(room.ends?.frames).toBe(room.arrived.size + 5000);
  });
});
