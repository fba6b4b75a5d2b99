/** Whatever plays, be it fingers, computer keys or MIDI: it presses voices of the keys or of the pads. */
import type { MidiNews } from "./midi_messages.js";
import type { Pad } from "./pads.js";
import type { Part } from "./part.js";
import type { Voices } from "./voices.js";

export const NORMAL = 96;
export const LOUD = 120;
/** The channel of drums, counted from 0. */
const DRUMS = 9;

export class Playing {
  readonly #voices: Voices;
  readonly #part: Part;
  readonly #pressed: (pitch: number) => void;

  constructor(voices: Voices, part: Part, pressed: (pitch: number) => void) {
    [this.#voices, this.#part, this.#pressed] = [voices, part, pressed];
  }

  press(holder: string, pitch: number, velocity: number, moment: number): void {
    if (pitch < 0 || pitch > 127) return;
    this.#pressed(pitch);
    this.#voices.press(holder, this.#part.source, pitch, velocity, moment);
  }

  hit(pad: Pad | undefined, velocity: number, holder: string, moment: number): void {
    if (pad) this.#voices.press(holder, this.#part.kit, pad.pitch, velocity, moment);
  }

  pressPad(pad: Pad, event: PointerEvent): void {
    const { currentTarget: element } = event;
    if (event.button !== 0) return;
    const holder = `pad ${event.pointerId}`;
    this.hit(pad, NORMAL, holder, event.timeStamp);
    const lift = (up: Event): void => this.#voices.release(holder, up.timeStamp);
    for (const kind of ["pointerup", "pointercancel", "pointerleave"])
      element?.addEventListener(kind, lift, { once: true });
  }

  midi(news: MidiNews, moment: number): void {
    if (news.kind === "pedal") {
      this.#voices.setPedal(news.down, moment);
      return;
    }
    const holder = `midi ${news.channel}`;
    if (news.kind === "up") this.#voices.release(holder, moment, news.pitch);
    else if (news.channel === DRUMS)
      this.#voices.press(holder, this.#part.kit, news.pitch, news.velocity, moment);
    else this.press(holder, news.pitch, news.velocity, moment);
  }
}
