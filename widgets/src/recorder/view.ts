/** The recorder: sing or play to the song, take after take, and keep the best phrase of each. */
import type { TemplateResult } from "lit/html.js";
import type { Stop } from "../link.js";
import type { Room } from "../live/room.js";
import type { News } from "../live/session.js";
import type { LiveTake, Phase, Plan, Recorder, TakeInfo } from "../record/recording.js";
import { Files } from "../view/files.js";
import { Frame, type View } from "../view/frame.js";
import { isMenuKey } from "../view/menu.js";
import { pressedBy } from "../view/pressed.js";
import { liveEnd } from "../view/sound_drawing.js";
import { bringFiles, isRecording, trackIdOf } from "../view/taking.js";
import { colourOf } from "../view/track_colour.js";
import { Waves } from "../view/waves.js";
import { type Counting, countingOf } from "./counting.js";
import { head } from "./head.js";
import { actOf, helpKeys } from "./keys.js";
import { countMenu, takeMenu } from "./menus.js";
import { bars, hint, page } from "./page.js";
import { perform } from "./perform.js";
import { Pitches } from "./pitches.js";
import { type Scene, sceneOf } from "./scene.js";
import { RecorderStage } from "./stage.js";
import { type State, startingState } from "./state.js";
import { dropRecording, toggleRecording } from "./taking.js";
import { offBeats } from "./timing.js";
import { say } from "./words.js";

export class RecorderView implements View {
  readonly kind = "recorder";
  readonly room: Room;
  readonly recorder: Recorder;
  readonly frame: Frame;
  readonly waves: Waves;
  readonly pitches: Pitches;
  readonly files: Files;
  readonly #stage: RecorderStage;
  readonly #stops: readonly Stop[];
  state: State;
  #scene: Scene | null = null;
  #plan: Plan | null = null;
  #hearing: Stop | null = null;
  #phase: Phase = "off";

  constructor(root: HTMLElement, room: Room, options: Readonly<Record<string, string>> = {}) {
    [this.room, this.recorder] = [room, room.recorder];
    const { song } = room.session;
    const name = options.track ?? "voice";
    const track = trackIdOf(song, name);
    const called = song.tracks.find(({ id }) => id === track)?.name || name;
    this.state = startingState(track, called, options.guide ?? "");
    this.waves = new Waves(room.session, () => this.#stage.draw());
    this.pitches = new Pitches(room.session, () => this.redraw());
    this.frame = new Frame(root, room, this);
    this.files = new Files(root, (files) => this.#bring(files));
    this.frame.show();
    this.#stage = new RecorderStage(this);
    this.#stops = [
      this.recorder.listen(() => this.#changed()),
      room.transport.listen(() => this.#stage.draw()),
      room.session.hear("noted", ({ take, count, track: made }) => this.#noted(take, count, made)),
    ];
  }

  close(): void {
    this.#hearing?.();
    for (const stop of this.#stops) stop();
    for (const part of [this.waves, this.pitches, this.files, this.#stage]) part.close();
    this.frame.close();
  }

  get live(): LiveTake | null {
    const live = this.recorder.live();
    return live?.track === this.state.track ? live : null;
  }

  get recording(): boolean {
    return isRecording(this.room);
  }

  /** What is shown, worked out once for each change. */
  get scene(): Scene {
    const { live, room, recorder, state } = this;
    const { song } = room.session;
    const reached = live ? { from: this.#plan?.from ?? live.from, tick: liveEnd(live, song.tempo) } : null;
    this.#scene ??= sceneOf(song, recorder, state, {
      tick: room.transport.tick,
      width: state.width,
      live: reached,
    });
    return this.#scene;
  }

  /** How early or late the sounds of the best take come, in milliseconds. */
  get offBeats(): readonly number[] {
    return offBeats(this.scene.song, this.pitches.beginnings(this.scene));
  }

  /** The number of the next take, or of the one that is recorded now. */
  get count(): number {
    const round = (this.live?.round ?? 1) - 1;
    return this.recorder.takes.filter(({ track }) => track === this.state.track).length + 1 + round;
  }

  get colour(): number {
    const { tracks } = this.room.session.song;
    const index = tracks.findIndex(({ id }) => id === this.state.track);
    return index < 0 ? colourOf(undefined, 8) : colourOf(tracks[index], index);
  }

  /** The beats of the count-in, and how many of them have begun. */
  get counting(): Counting {
    return countingOf(this.room.session.song, this.recording ? this.#plan : null, this.room.transport.tick);
  }

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.redraw();
  }

  redraw(): void {
    this.#scene = null;
    this.frame.show();
    this.#stage.draw();
  }

  begin(plan: Plan): void {
    this.#plan = plan;
    this.#stage.begin();
    this.redraw();
  }

  sized(width: number): void {
    if (width > 0 && width !== this.state.width) this.set({ width });
  }

  /** The recording has come to a tick: make room where it is at the edge. */
  reached(tick: number): void {
    const late = tick >= this.scene.part.end;
    if (late) this.redraw();
    const going = this.frame.root.querySelector<HTMLElement>(".live .going");
    const { axis } = this.scene;
    if (going)
      going.style.width = `${Math.max(2, ((tick - axis.from) * axis.perBeat) / 960 - going.offsetLeft)}px`;
  }

  hear(take: string): void {
    const on = this.state.heard === take;
    this.#hearing?.();
    this.#hearing = null;
    if (!on) {
      this.room.transport.stop();
      this.#hearing = this.recorder.hear(take, () => this.set({ heard: "" }));
    }
    this.set({ heard: on ? "" : take });
  }

  makeNotes(take: TakeInfo): void {
    this.room.session.ask({ kind: "notes", take: take.name });
  }

  openTakeMenu(take: TakeInfo, anchor: HTMLElement): void {
    takeMenu(this, take, anchor);
  }

  name(): string {
    return say("name", { track: this.state.name });
  }

  parts() {
    return {
      record: { on: this.recording, do: () => void toggleRecording(this) },
      lcd: {},
      loop: true,
      click: true,
    };
  }

  extra(): TemplateResult {
    const { recorder, state, count, counting } = this;
    return head(
      { recorder, state, count, ...counting, canPunch: this.room.transport.loop !== null },
      {
        countIn: (event) => countMenu(this, event),
        monitor: () => this.#monitor(),
        punch: () => this.#punch(),
      },
    );
  }

  bars() {
    return bars(this);
  }

  content() {
    return page(this);
  }

  hint() {
    return hint(this);
  }

  keys(event: KeyboardEvent): boolean {
    const onTakes = event.target instanceof Element && event.target.closest(".phrase") !== null;
    const act = onTakes && isMenuKey(event) ? ({ do: "menu" } as const) : actOf(pressedBy(event), onTakes);
    return act !== null && perform(this, act);
  }

  help() {
    return helpKeys();
  }

  more() {
    return [
      { label: say("monitor"), on: this.recorder.monitor, do: () => this.#monitor() },
      {
        label: say("punch"),
        on: this.state.punch,
        off: this.room.transport.loop === null,
        do: () => this.#punch(),
      },
      { label: say("first.file"), do: () => this.files.choose() },
    ];
  }

  record(): boolean {
    void toggleRecording(this);
    return true;
  }

  /** Escape drops what is being recorded, or lets a chosen part go. */
  clear(): boolean {
    if (this.recording) dropRecording(this);
    else if (this.state.chosen) this.set({ chosen: null });
    else return false;
    return true;
  }

  choice() {
    return this.state.chosen ?? this.scene.part;
  }

  scope() {
    const track = this.scene.track?.id;
    return track ? { track } : {};
  }

  changed(_news: News): void {
    this.#scene = null;
    this.#stage?.draw();
  }

  #changed(): void {
    const { phase } = this.recorder;
    // From counting in to recording the hint line goes on by itself.
    if (phase === "recording" && this.#phase === "counting") this.frame.quiet();
    this.#phase = phase;
    this.redraw();
  }

  #monitor(): void {
    this.recorder.setMonitor(!this.recorder.monitor);
    this.frame.say(say(this.recorder.monitor ? "monitor.on" : "monitor.off"), { aloud: true });
  }

  #punch(): void {
    this.set({ punch: !this.state.punch });
    this.frame.say(say(this.state.punch ? "punch.on" : "punch.off"), { aloud: true });
  }

  #bring(files: readonly File[]): void {
    const home = { track: this.state.track, name: this.state.name };
    const at = Math.max(0, Math.floor(this.room.transport.tick));
    void bringFiles(this.room, home, at, files, ({ name }) => say("step.file", { name }));
  }

  #noted(take: unknown, count: unknown, track: unknown): void {
    const title = this.recorder.takes.find(({ name }) => name === take)?.title ?? String(take);
    const made = say("made", { count: Number(count), track: String(track) });
    this.frame.say(Number(count) > 0 ? made : say("made.none", { take: title }), { aloud: true });
  }
}
