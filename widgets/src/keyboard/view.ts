/** Keys and pads of a live song: play a track by hand, hear which chord it is, record it. */
import { html, type TemplateResult } from "lit/html.js";
import type { Source } from "../audio/transport.js";
import type { Stop } from "../link.js";
import type { Room } from "../live/room.js";
import type { News } from "../live/session.js";
import type { Keys } from "../view/controls.js";
import { Frame, type View } from "../view/frame.js";
import { eachFrame } from "../view/frames.js";
import { Instruments } from "../view/instruments.js";
import { chooseKey, chooseKeyAt } from "../view/lcd.js";
import type { Entry } from "../view/menu.js";
import { said } from "./chord_words.js";
import { capsHere, usualCap } from "./codes.js";
import { type Fingers, followFinger } from "./fingers.js";
import { headBar } from "./head_bar.js";
import { helpKeys, hintKeys } from "./help.js";
import { chooseInstrument } from "./instrument_list.js";
import { keptChords } from "./keep.js";
import { keybed, padRow } from "./keybed.js";
import { type Key, keysBetween } from "./keys.js";
import { Midi } from "./midi.js";
import { PADS } from "./pads.js";
import { panel } from "./panel.js";
import { Part } from "./part.js";
import { Performances } from "./performances.js";
import { allOf, heard, NOTHING, type Played } from "./played.js";
import { takeEntries } from "./played_menu.js";
import { LOUD, NORMAL, Playing } from "./playing.js";
import { Recorder } from "./recorder.js";
import type { PlayedNote } from "./take.js";
import { takeBar } from "./take_bar.js";
import { Typist } from "./typist.js";
import { Voices } from "./voices.js";
import { say } from "./words.js";

const SPAN = 23;
const [LOWEST, HIGHEST] = [12, 96];

export class KeyboardView implements View {
  readonly kind = "keyboard";
  readonly #room: Room;
  readonly #frame: Frame;
  readonly #voices: Voices;
  readonly #recorder: Recorder;
  readonly #performances: Performances;
  readonly #midi: Midi;
  readonly #typist: Typist;
  readonly #instruments: Instruments;
  readonly #part: Part;
  readonly #playing: Playing;
  readonly #fingers: Fingers;
  readonly #stops: readonly Stop[];
  #low = 60;
  #played: Played = NOTHING;
  #caps: (code: string) => string = usualCap;
  /** What the recorder said last. */
  #status = "";
  /** Which key has the tab stop. */
  #here = 60;

  constructor(root: HTMLElement, room: Room, options: Readonly<Record<string, string>> = {}) {
    const { session, transport } = room;
    this.#room = room;
    this.#part = new Part(session, options);
    this.#frame = new Frame(root, room, this);
    const announce = (sentence: string): void => this.#frame.say(sentence, { aloud: true });
    this.#performances = new Performances(session, () => this.#frame.later());
    this.#recorder = new Recorder(session, transport, announce, this.#performances);
    this.#voices = new Voices(
      transport,
      () => this.#sounds(),
      (source, note) => this.#wrote(source, note),
      (down, tick) => this.#recorder.pedal(down, tick),
    );
    this.#playing = new Playing(this.#voices, this.#part, (pitch) => (this.#here = pitch));
    this.#fingers = {
      keys: () => this.#keys,
      press: (finger, pitch, velocity, moment) => this.#playing.press(finger, pitch, velocity, moment),
      release: (finger, moment) => this.#voices.release(finger, moment),
      holds: (finger, pitch) => this.#voices.holds(finger, pitch),
    };
    this.#midi = new Midi(
      () => this.#frame.later(),
      (news, moment) => this.#playing.midi(news, moment),
    );
    this.#instruments = new Instruments(session, () => this.#frame.later());
    this.#typist = new Typist(root, {
      key: (semitone, louder, holder, moment) =>
        this.#playing.press(holder, this.#low + semitone, louder ? LOUD : NORMAL, moment),
      pad: (pad, louder, holder, moment) =>
        this.#playing.hit(PADS[pad], louder ? LOUD : NORMAL, holder, moment),
      octave: (by) => this.#shift(by),
      pedal: (down, moment) => this.#voices.setPedal(down, moment),
      release: (holder, moment) => this.#voices.release(holder, moment),
      walk: (pitch) => this.#walk(pitch),
      keyOf: (element) => Number(element.dataset.key),
      pitch: (pitch, holder, moment) => this.#playing.press(holder, pitch, NORMAL, moment),
    });
    const away = (): void => this.#voices.releaseAll();
    window.addEventListener("blur", away);
    this.#stops = [
      () => window.removeEventListener("blur", away),
      this.#typist.close,
      transport.listen(() => this.#recorder.followed()),
      eachFrame(() => this.#tellStatus()),
    ];
    void capsHere().then((caps) => {
      this.#caps = caps;
      this.#frame.later();
    });
    this.#instruments.ask();
    this.#performances.ask();
    this.#frame.show();
  }

  close(): void {
    this.#voices.releaseAll();
    this.#recorder.stop();
    this.#midi.close();
    this.#performances.close();
    this.#instruments.close();
    for (const stop of this.#stops) stop();
    this.#frame.close();
  }

  name(): string {
    return say("name", { instrument: this.#part.instrument });
  }

  parts() {
    const record = { on: this.#recorder.on, do: () => this.#recorder.toggle() };
    return { play: false, lcd: false, record } as const;
  }

  extra(): TemplateResult {
    const state = {
      instrument: this.#part.instrument,
      low: this.#low,
      high: this.#low + SPAN,
      lower: this.#low > LOWEST,
      higher: this.#low + 12 <= HIGHEST,
      pedal: this.#voices.pedal,
      songKey: this.#room.session.song.key,
      midi: this.#midi.state,
    };
    return headBar(state, {
      instrument: this.#chooseSound,
      shift: (by) => this.#shift(by),
      sustain: (event) => this.#voices.setPedal(!this.#voices.pedal, event.timeStamp),
      key: (event) => chooseKey(this.#room.session, event),
      connect: () => void this.#connect(),
    });
  }

  bars(): readonly TemplateResult[] {
    const { take } = this.#recorder;
    if (!take) return [];
    const { session, transport } = this.#room;
    return [
      takeBar(take, {
        hear: () => transport.play(take.from),
        drop: () => {
          session.undo();
          if (take.strength > 0) session.undo();
          this.#recorder.forget();
          this.#frame.show();
        },
        quantise: (to, join) => {
          this.#recorder.quantise(to, join);
          this.#frame.show();
        },
        back: () => session.undo(),
      }),
    ];
  }

  content(): TemplateResult {
    const { song } = this.#room.session;
    const keys = this.#keys;
    const down = this.#voices.sounding(this.#part.source);
    return html`<div class="keyboard">${panel(this.#played, song.key, this.#keep)}
      ${keybed({ keys, down, here: this.#here, songKey: song.key, caps: this.#caps }, (event) => followFinger(event, this.#fingers))}
      ${padRow({ pads: PADS, down: this.#voices.sounding(this.#part.kit), caps: this.#caps }, (pad, event) => this.#playing.pressPad(pad, event))}</div>`;
  }

  hint() {
    const sounds = said(this.#played, this.#room.session.song.key);
    return { says: sounds || this.#recorder.status || say("play.first"), keys: hintKeys(this.#caps) };
  }

  help(): readonly Keys[] {
    return helpKeys(this.#caps);
  }

  keys(event: KeyboardEvent): boolean {
    return this.#typist.down(event);
  }

  record(): boolean {
    this.#recorder.toggle();
    return true;
  }

  more(): readonly Entry[] {
    const { session } = this.#room;
    const more = this.#frame.root;
    const at = {
      x: more.getBoundingClientRect().left + 16,
      y: more.getBoundingClientRect().top + 56,
      within: more,
    };
    return [
      {
        label: say("sustain"),
        on: this.#voices.pedal,
        do: () => this.#voices.setPedal(!this.#voices.pedal, performance.now()),
      },
      { label: say("scale"), do: () => chooseKeyAt(session, at) },
      { label: say("midi.connect"), do: () => void this.#connect() },
      ...takeEntries(this.#recorder, this.#performances.of(this.#part.target.track), this.#part.target, () =>
        this.#frame.show(),
      ),
    ];
  }

  scope() {
    const { track } = this.#part;
    return track ? { track: track.id } : {};
  }

  changed(news: News): void {
    if (news.kind === "song") this.#recorder.forget();
  }

  get #keys(): readonly Key[] {
    return keysBetween(this.#low, this.#low + SPAN);
  }

  /** From counting in to recording the hint line changes by itself. */
  #tellStatus(): void {
    const { status } = this.#recorder;
    if (status === this.#status) return;
    if (this.#status && status) this.#frame.quiet();
    this.#status = status;
  }

  /** What sounds has changed. */
  #sounds(): void {
    this.#played = heard(this.#played, this.#voices.sounding(this.#part.source));
    const spoken = said(this.#played, this.#room.session.song.key);
    if (spoken && this.#played.now) this.#frame.say(spoken);
    else this.#frame.quiet();
    this.#frame.show();
  }

  #wrote(source: Source, note: PlayedNote): void {
    const onPads = isSame(source, this.#part.kit) && !isSame(source, this.#part.source);
    const kept = this.#recorder.wrote(onPads ? this.#part.kitTarget : this.#part.target, note);
    if (kept && !onPads) this.#part.settle();
  }

  #shift(by: -1 | 1): void {
    this.#low = Math.min(HIGHEST - 12, Math.max(LOWEST, this.#low + 12 * by));
    this.#here = this.#low;
    this.#frame.show();
  }

  #walk(pitch: number): void {
    if (!this.#keys.some((key) => key.pitch === pitch)) return;
    this.#here = pitch;
    this.#frame.show();
    this.#frame.root.querySelector<HTMLElement>(`[data-key="${pitch}"]`)?.focus();
  }

  readonly #keep = (): void => {
    const { session } = this.#room;
    const chords = allOf(this.#played);
    const { edit, bar } = keptChords(session.song, this.#part.target, chords);
    if (!session.edit(edit, { name: say("step.keep", { count: chords.length }) })) return;
    this.#part.settle();
    this.#frame.say(say("kept", { bar }), { aloud: true });
  };

  readonly #chooseSound = ({ currentTarget: anchor }: Event): void => {
    if (anchor instanceof HTMLElement)
      chooseInstrument(anchor, this.#room, this.#part, this.#instruments, () => this.#frame.show());
  };

  async #connect(): Promise<void> {
    await this.#midi.connect();
    const { kind } = this.#midi.state;
    if (kind === "refused" || kind === "lacking" || kind === "waiting")
      this.#frame.say(say(`midi.${kind}`), { aloud: true });
  }
}

const isSame = (a: Source, b: Source): boolean => JSON.stringify(a) === JSON.stringify(b);
