import { describe, expect, it } from "vitest";
import type { Edit } from "../song/edits.js";
import { decode } from "../song/wire.js";
import { Picture } from "./picture.js";

const SONG = decode({
  format: "musiclab-song",
  version: 1,
  tracks: [{ id: "lead", clips: [{ kind: "notes", id: "c", start: 0, length: 3840 }] }],
});
const title = (value: string): Edit => ({ edit: "set-song", field: "title", value });
const author = (value: string): Edit => ({ edit: "set-song", field: "author", value });
const note: Edit = {
  edit: "put-notes",
  clip: "c",
  notes: [{ start: 0, pitch: 60, duration: 240, velocity: 90 }],
};
const REMOVED: Edit = { edit: "remove-clip", clip: "c" };

describe("a page's picture of the song", () => {
  it("shows its own steps before they are confirmed, and stays the very same song when they are", () => {
    const picture = new Picture(SONG);
    picture.add({ seq: 1, edit: title("one") });
    picture.add({ seq: 2, edit: title("two") });
    const shown = picture.song;
    picture.confirm([title("one")], 1, 1);
    expect(picture.song).toBe(shown);
    picture.confirm([title("two")], 1, 2);
    expect([picture.song, picture.confirmed, picture.pending]).toEqual([shown, shown, []]);
    expect(picture.song).toBe(shown);
  });

  it("keeps its own waiting steps on top of what others do", () => {
    const picture = new Picture(SONG);
    picture.add({ seq: 1, edit: title("mine") });
    picture.confirm([title("theirs"), author("Mira")], 0, 0);
    expect([picture.song.title, picture.song.author]).toEqual(["mine", "Mira"]);
    expect(picture.confirmed.title).toBe("theirs");
  });

  it("gives way where the kernel says that the other one came later", () => {
    const picture = new Picture(SONG);
    picture.add({ seq: 1, edit: title("mine") });
    picture.confirm([title("mine"), title("theirs")], 1, 1);
    expect(picture.song.title).toBe("theirs");
  });

  it("takes a refused step out, though a later one is confirmed at the same time", () => {
    const picture = new Picture(SONG);
    picture.add({ seq: 1, edit: title("refused") });
    picture.add({ seq: 2, edit: author("Mira") });
    picture.confirm([author("Mira")], 1, 2);
    expect([picture.song.title, picture.song.author]).toEqual([SONG.title, "Mira"]);
  });

  it("leaves out what does not fit any more, and shows it when it turns out to fit after all", () => {
    const picture = new Picture(SONG);
    picture.add({ seq: 1, edit: note });
    picture.confirm([REMOVED], 0, 0);
    expect(picture.song.tracks[0]?.clips).toEqual([]);
    const back: Edit = { edit: "add-clip", track: "lead", clip: SONG.tracks[0]?.clips[0] ?? never() };
    picture.confirm([back, note], 1, 1);
    expect(picture.song).toEqual(picture.confirmed);
    expect(JSON.stringify(picture.song)).toContain('"pitch":60');
  });

  it("does not take a step for shown that was left out, when just that step comes back", () => {
    const picture = new Picture(SONG);
    picture.add({ seq: 1, edit: note });
    picture.confirm([REMOVED], 0, 0);
    expect(picture.song.tracks[0]?.clips).toEqual([]);
    picture.confirm([author("x")], 1, 1);
    expect(picture.song.author).toBe("x");
  });

  it("begins again on a whole song, with the steps that it does not hold", () => {
    const picture = new Picture(SONG);
    picture.add({ seq: 1, edit: title("one") });
    picture.add({ seq: 2, edit: author("two") });
    picture.replace({ ...SONG, title: "whole" }, 1);
    expect([picture.song.title, picture.song.author, picture.pending.length]).toEqual(["whole", "two", 1]);
  });

  it("shows nothing of an undo before the kernel has done it", () => {
    const picture = new Picture(SONG);
    picture.add({ seq: 1, edit: title("one") });
    picture.add({ seq: 2, edit: null });
    expect(picture.song.title).toBe("one");
    picture.confirm([title("one"), title(SONG.title)], 2, 2);
    expect(picture.song.title).toBe(SONG.title);
  });
});

function never(): never {
  throw new Error("the song has a clip");
}
