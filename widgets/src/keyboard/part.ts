/** What the keys and the pads play: a track of the song, or an instrument that has no track yet. */
import type { Source } from "../audio/transport.js";
import type { Session } from "../live/session.js";
import { isKit } from "../song/drums.js";
import type { Track } from "../song/model.js";
import type { Target } from "./take.js";

const KIT: Target = { track: "drums", instrument: "drums", role: "drums" };

export class Part {
  readonly #session: Session;
  #track: string;
  #instrument: string;

  constructor(session: Session, { track = "", instrument = "" }: Readonly<Record<string, string>>) {
    this.#session = session;
    this.#track =
      track || (instrument ? "" : (session.song.tracks.find((one) => !isKit(one.instrument))?.id ?? ""));
    this.#instrument = instrument || "piano";
  }

  get track(): Track | null {
    return this.#session.song.tracks.find(({ id }) => id === this.#track) ?? null;
  }

  /** The name of the instrument. */
  get instrument(): string {
    return this.track?.instrument ?? this.#instrument;
  }

  get source(): Source {
    const { track } = this;
    return track ? { track: track.id } : { instrument: this.#instrument };
  }

  /** Where a take of the keys goes. */
  get target(): Target {
    const { track } = this;
    if (track) return { track: track.id, instrument: track.instrument, role: track.role };
    return { track: this.#track || this.#instrument, instrument: this.#instrument, role: "" };
  }

  /** What the pads play: the song's own drums, or a kit. */
  get kit(): Source {
    const drums = this.#drums;
    return drums ? { track: drums.id } : { instrument: KIT.instrument };
  }

  get kitTarget(): Target {
    return { ...KIT, track: this.#drums?.id ?? KIT.track };
  }

  /** Another instrument: of the track, or of what will become one. The answer is the track to change. */
  choose(instrument: string): Track | null {
    this.#instrument = instrument;
    return this.track;
  }

  /** The first note has made the track that the keys play from now on. */
  settle(): void {
    if (this.track) return;
    this.#track =
      this.#session.song.tracks.findLast(({ instrument }) => instrument === this.#instrument)?.id ?? "";
  }

  get #drums(): Track | undefined {
    return this.#session.song.tracks.find(({ role, instrument }) => role === "drums" || isKit(instrument));
  }
}
