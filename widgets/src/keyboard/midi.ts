/** MIDI keyboards of this computer, asked for in a gesture of the reader's. */
import type { Stop } from "../link.js";
import { type MidiNews, readMidi } from "./midi_messages.js";

/** What is known of them: nobody has asked, they are there (with the name of the first), none is plugged in, or not allowed. */
export type MidiState =
  | { readonly kind: "unasked" | "waiting" | "refused" | "lacking" }
  | { readonly kind: "on"; readonly name: string };

export class Midi {
  state: MidiState = { kind: "unasked" };
  readonly #changed: () => void;
  readonly #heard: (news: MidiNews, moment: number) => void;
  readonly #stops: Stop[] = [];
  #access: MIDIAccess | null = null;

  constructor(changed: () => void, heard: (news: MidiNews, moment: number) => void) {
    [this.#changed, this.#heard] = [changed, heard];
  }

  /** Ask the browser for the keyboards; it asks the reader. */
  async connect(): Promise<void> {
    if (typeof navigator.requestMIDIAccess !== "function") this.#become({ kind: "lacking" });
    else {
      try {
        this.#open(await navigator.requestMIDIAccess());
      } catch {
        this.#become({ kind: "refused" });
      }
    }
  }

  close(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  #become(state: MidiState): void {
    this.state = state;
    this.#changed();
  }

  #open(access: MIDIAccess): void {
    this.close();
    this.#access = access;
    const listen = (): void => this.#listen();
    access.addEventListener("statechange", listen);
    this.#stops.push(() => access.removeEventListener("statechange", listen));
    this.#listen();
  }

  /** Hear every keyboard that is plugged in now. */
  #listen(): void {
    const inputs = [...(this.#access?.inputs.values() ?? [])].filter(({ state }) => state === "connected");
    for (const input of inputs) input.onmidimessage = (event) => this.#take(event);
    this.#stops.push(() => {
      for (const input of inputs) input.onmidimessage = null;
    });
    const [first] = inputs;
    this.#become(first ? { kind: "on", name: first.name ?? "" } : { kind: "waiting" });
  }

  #take(event: MIDIMessageEvent): void {
    const news = event.data && readMidi(event.data);
    if (news) this.#heard(news, event.timeStamp);
  }
}
