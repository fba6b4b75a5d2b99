/** Choosing what the keys play; each instrument is heard as one moves to it. */
import type { Room } from "../live/room.js";
import { choose } from "../view/choose.js";
import type { Instruments } from "../view/instruments.js";
import type { Part } from "./part.js";
import { NORMAL } from "./playing.js";
import { say } from "./words.js";

const MIDDLE_C = 60;
const SECONDS = 0.8;

export function chooseInstrument(
  anchor: HTMLElement,
  { session, transport }: Room,
  part: Part,
  instruments: Instruments,
  chosen: () => void,
): void {
  const set = (value: string): void => {
    const track = part.choose(value);
    const name = say("step.instrument", { name: value });
    if (track) session.edit({ edit: "set-track", track: track.id, field: "instrument", value }, { name });
    chosen();
  };
  choose(anchor, {
    name: say("instrument"),
    options: instruments.options(part.instrument),
    value: part.instrument,
    preview: (name) => transport.preview({ instrument: name }, MIDDLE_C, NORMAL, SECONDS),
    pick: set,
  });
}
