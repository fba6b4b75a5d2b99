/** The frame of every view of a live song.
 *
 * What a view can use of the kit, file by file (see the first line of each):
 *
 * - frame.ts         Frame (a View, see view.ts, gives it what it shows): root, transport bar, tool bars, content, trouble, code drawer, hint line, shared keys
 * - kit.css          all styles; a widget's own sheet begins with `@import "./view/kit.css"`. tokens.css: `--ml-...`
 * - controls.ts      button, segmented (radios or tabs), letter (M S R), keyCaps, empty
 * - dials.ts         knob, slide, fader, number: values that one drags, presses keys on, types over (dial.ts, value.ts)
 * - meter.ts         meter(owner, name): drawn by the frame from transport.level
 * - popover.ts       openPopover; menu.ts: openMenu, isMenuKey; choose.ts: choose (lists with search and preview)
 * - type_over.ts     typeOver: rename or type a value where it stands
 * - pointer.ts       gestures(element, ...) and follow(event, element, ...) over the pure gesture.ts
 * - one_step.ts      OneStep: the edits of one gesture as one step to undo; cancel() takes it back
 * - axis.ts          x of a tick and back, zoom, scroll, snapping; grid_lines.ts: bars, beats, divisions
 * - canvas.ts        Sheet: a canvas at device pixels with colours from the tokens; box.ts: the choice box
 * - playhead.ts      movePlayhead; frames.ts: eachFrame, one loop of animation frames
 * - people.ts        initials, inColour(n) for `--c` and `--on`, flag, ring
 * - instruments.ts  Instruments: what the kernel can play, for choose(); drum_words.ts: the names of drum sounds
 * - song_head.ts     tempo, metre, key and places as text and as edits; icons.ts: icon(name)
 * - code_drawer.ts, hint.ts, help.ts, trouble.ts, lcd.ts, transport_bar.ts, shared_keys.ts: used by the frame
 */
import { html, nothing, render, type TemplateResult } from "lit/html.js";
import type { Transport } from "../audio/transport.js";
import type { Stop } from "../link.js";
import type { Room } from "../live/room.js";
import type { News, Session } from "../live/session.js";
import { placeOf } from "../song/time.js";
import { songEnd } from "../song/whole_song.js";
import { CodeDrawer } from "./code_drawer.js";
import { eachFrame } from "./frames.js";
import { openHelp, sharedRows } from "./help.js";
import { hintLine } from "./hint.js";
import { leave, stayInside } from "./inside.js";
import { showPlace } from "./lcd.js";
import { openMenu } from "./menu.js";
import { drawMeters } from "./meter.js";
import { inColour } from "./people.js";
import { pressedBy } from "./pressed.js";
import { isButton, isText, type Shared, sharedKey } from "./shared_keys.js";
import { followTheme } from "./theme.js";
import { sharedEntries, transportBar } from "./transport_bar.js";
import { trouble } from "./trouble.js";
import type { View } from "./view.js";
import { say } from "./words.js";

export type { View } from "./view.js";

export class Frame {
  readonly session: Session;
  readonly transport: Transport;
  readonly root: HTMLElement;
  readonly #view: View;
  readonly #code: CodeDrawer;
  readonly #stops: readonly Stop[];
  readonly #ended = new AbortController();
  #news = "";
  #said = "";
  #followed = "";
  #asked = false;

  /** `root` is an element of the view's own; it becomes the widget. Call `show()` when the view is ready. */
  constructor(root: HTMLElement, { session, transport }: Room, view: View) {
    [this.root, this.session, this.transport, this.#view] = [root, session, transport, view];
    root.classList.add("ml");
    root.toggleAttribute("data-lm-suppress-shortcuts", true);
    this.#code = new CodeDrawer(session, {
      scope: () => view.scope?.() ?? {},
      draw: () => this.show(),
      say: (sentence) => this.say(sentence),
      light: (line) => view.light?.(line),
    });
    const { signal } = this.#ended;
    root.addEventListener("keydown", this.#keydown, { signal });
    for (const kind of ["keyup", "keypress"] as const) root.addEventListener(kind, stayInside, { signal });
    this.#stops = [
      session.listen((news) => this.#change(news)),
      transport.listen(() => this.later()),
      followTheme(root, () => {}),
      eachFrame(() => this.#eachFrame()),
      () => this.#ended.abort(),
    ];
  }

  /** Draw now. */
  show(): void {
    if (this.#ended.signal.aborted) return;
    this.#asked = false;
    const { session, transport } = this;
    const view = this.#view;
    const hint = view.hint();
    render(
      html`<section class="frame ${this.#followed ? "follows" : ""}" role="group" aria-label=${view.name()}
          style=${this.#followedColour()} @focusin=${this.#focus}>
        ${transportBar(
          {
            session,
            transport,
            parts: view.parts(),
            first: view.first?.() ?? nothing,
            extra: view.extra?.() ?? nothing,
            codeOpen: this.#code.open,
            followed: this.#followed,
          },
          this.#does,
        )}${view.bars?.() ?? nothing}${this.#trouble()}
        <div class="content">${view.content()}</div>
        ${this.#code.template()}${hintLine({ ...hint, says: this.#news || hint.says }, this.#said)}
      </section>`,
      this.root,
    );
    showPlace(this.root, session, transport);
  }

  /** Draw before the next frame of the screen; however often this is asked, once. */
  later(): void {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => this.#asked && this.show());
  }

  /** Say what has just been done: in the hint line, and aloud unless notes play. `aloud` says it then too. */
  say(sentence: string, { aloud = false } = {}): void {
    this.#news = sentence;
    if (aloud || this.transport.motion !== "playing") this.#said = sentence;
    this.later();
  }

  /** Forget what has just been done, so that the hint line tells what has focus. */
  quiet(): void {
    this.#news = "";
    this.later();
  }

  /** The code drawer shows something else now. */
  scoped(): void {
    this.#code.refresh();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#code.close();
    this.session.point(null);
    render(nothing, this.root);
    this.root.remove();
  }

  #followedColour(): string {
    const person = this.session.people.find(({ client }) => client === this.#followed);
    return person ? inColour(person.colour) : "";
  }

  #trouble(): TemplateResult {
    const { session, transport } = this;
    const read = { label: say("trouble.read"), do: () => session.forgive() };
    return trouble(
      session.trouble || transport.trouble,
      this.#view.way?.() ?? (session.trouble && session.online ? read : null),
    );
  }

  #change(news: News): void {
    this.#view.changed?.(news);
    const followed = this.session.people.find(({ client }) => client === this.#followed);
    if (news.kind === "people" && followed?.here) this.#view.follow?.(followed.here);
    if (this.#followed && !followed) this.#follow("");
    this.later();
  }

  #eachFrame(): void {
    showPlace(this.root, this.session, this.transport);
    drawMeters(this.root, this.transport);
  }

  readonly #focus = (): void => {
    this.quiet();
    this.#code.refresh();
  };

  #follow(client: string): void {
    this.#followed = client === this.#followed ? "" : client;
    const person = this.session.people.find((one) => one.client === this.#followed);
    this.say(person ? say("following", { name: person.name }) : say("follow.off"), { aloud: true });
    if (person?.here) this.#view.follow?.(person.here);
  }

  readonly #toggle = (): void => {
    this.transport.toggle();
    this.quiet();
  };

  readonly #loop = (): void => {
    const { transport, session } = this;
    const loop = transport.loop
      ? null
      : (this.#view.choice?.() ?? { start: 0, end: Math.max(960, songEnd(session.song)) });
    transport.setLoop(loop);
    const bar = (tick: number): number => placeOf(session.song.meter, tick).bar;
    this.say(
      loop
        ? say("loop.on", { from: bar(loop.start), to: bar(Math.max(loop.start, loop.end - 1)) })
        : say("loop.off"),
    );
  };

  readonly #click = (): void => {
    this.transport.setMetronome(!this.transport.metronome);
    this.say(say(this.transport.metronome ? "click.on" : "click.off"));
  };

  readonly #does = {
    toggle: this.#toggle,
    toStart: () => this.transport.seek(0),
    loop: this.#loop,
    click: this.#click,
    countIn: () => {
      this.transport.setCountIn(this.transport.countIn > 0 ? 0 : 1);
      this.say(say(this.transport.countIn > 0 ? "countin.on" : "countin.off"));
    },
    code: () => this.#code.toggle(),
    more: (event: Event) => this.#more(event),
    follow: (client: string) => this.#follow(client),
  };

  #more({ currentTarget: anchor }: Event): void {
    if (!(anchor instanceof HTMLElement)) return;
    const own = this.#view.more?.() ?? [];
    const help = { label: say("more.keys"), keys: "?", do: () => this.#help() };
    const shared = sharedEntries(this, this.#view.parts(), this.#does);
    openMenu(anchor, say("more"), [...own, ...(own.length > 0 ? ["line" as const] : []), ...shared, help]);
  }

  #help(): void {
    const more = this.root.querySelector<HTMLElement>('[data-bar="transport"] .b:last-child') ?? this.root;
    openHelp(more, say("help"), [...this.#view.help(), ...sharedRows(this.#view.parts().play !== false)]);
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    stayInside(event);
    const target = event.target;
    if (!(target instanceof Element) || target.closest(".pop") || event.defaultPrevented) return;
    if (event.key === "Escape") this.#escape(event);
    else if (!isText(target) && this.#view.keys?.(event)) event.preventDefault();
    else this.#shared(event, target);
  };

  #shared(event: KeyboardEvent, target: Element): void {
    if (isText(target) && !(event.ctrlKey || event.metaKey)) return;
    const asked = sharedKey({ ...pressedBy(event), onButton: isButton(target) });
    if (!asked || (isText(target) && asked !== "code") || !this.#perform(asked)) return;
    event.preventDefault();
  }

  /** Do what a shared key asks; false where the view has no such part. */
  #perform(asked: Shared): boolean {
    const { session, transport } = this;
    const parts = this.#view.parts();
    if (asked === "undo" || asked === "redo") this.#back(asked);
    else if (asked === "code" && parts.code !== false) this.#code.toggle();
    else if (asked === "help") this.#help();
    else if (asked === "record") return this.#view.record?.() ?? false;
    else if (parts.play === false) return false;
    else if (asked === "toggle") this.#toggle();
    else if (asked === "play-choice") transport.play(this.#view.choice?.()?.start);
    else if (asked === "start") transport.seek(0);
    else if (asked === "end") transport.seek(songEnd(session.song));
    else if (asked === "loop") this.#loop();
    else if (asked === "click") this.#click();
    return true;
  }

  #back(way: "undo" | "redo"): void {
    const { undoName, redoName } = this.session;
    if (way === "undo") this.session.undo();
    else this.session.redo();
    this.say(way === "undo" ? undoName : redoName);
  }

  /** Escape ends following, then clears the choice, then leaves the widget to the notebook's cell. */
  #escape(event: KeyboardEvent): void {
    event.preventDefault();
    if (this.#followed) this.#follow("");
    else if (this.#view.clear?.()) this.later();
    else leave(this.root);
  }
}
