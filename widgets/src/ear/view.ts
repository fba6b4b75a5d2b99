/** An exercise for the ear: shows what the kernel says, plays what it renders, and tells it what was answered. */
import { html, nothing, render } from "lit/html.js";
import { Sounds } from "../heard/sounds.js";
import { type Host, listening, type Stop } from "../link.js";
import { followTheme } from "../view/theme.js";
import { trouble } from "../view/trouble.js";
import { circleView } from "./circle.js";
import { decodeAnswer, decodePage, type EarPage } from "./page.js";
import { CHOICE_KEYS, roundView } from "./round.js";
import { tapView } from "./tap.js";
import { say } from "./words.js";

const CLICK = "click";

export class EarView {
  readonly #host: Host;
  readonly #root: HTMLElement;
  readonly #stops: readonly Stop[];
  readonly #sounds: Sounds;
  #page: EarPage;
  #draft: readonly string[] = [];
  #trouble = "";
  /** Seconds into the click of each tap. */
  #taps: readonly number[] = [];
  #timer = 0;
  #counting = false;

  constructor(host: Host, root: HTMLElement) {
    [this.#host, this.#root] = [host, root];
    this.#page = decodePage(host.get("page"));
    this.#draft = this.#page.view === "round" ? this.#page.given : [];
    this.#sounds = new Sounds(
      (which, rate) => this.#send({ kind: "hear", which, rate }),
      () => this.#sounded(),
    );
    root.toggleAttribute("data-lm-suppress-shortcuts", true);
    this.#stops = [
      listening(host, "change:page", () => this.#turned()),
      listening(host, "msg:custom", (content, buffers) => this.#hear(content, buffers)),
      followTheme(root, () => this.#show()),
      () => this.#sounds.stop(),
      () => clearTimeout(this.#timer),
    ];
  }

  close(): void {
    for (const stop of this.#stops) stop();
    render(nothing, this.#root);
    this.#root.remove();
  }

  #turned(): void {
    this.#page = decodePage(this.#host.get("page"));
    this.#trouble = "";
    if (this.#page.view === "round") this.#draft = this.#page.given;
    this.#show();
  }

  #hear(content: unknown, buffers: unknown): void {
    const answer = decodeAnswer(content, buffers);
    if (answer?.kind === "sound") this.#begun(answer.which, answer.samples, answer.rate);
    if (answer?.kind === "trouble") {
      this.#sounds.stop();
      this.#trouble = answer.sentence;
      this.#show();
    }
  }

  #begun(which: string, samples: Float32Array, rate: number): void {
    this.#sounds.play(which, samples, rate);
    if (which !== CLICK || this.#page.view !== "tap" || !this.#sounds.plays(CLICK)) return;
    this.#counting = true;
    const beat = 60 / this.#page.tempo;
    this.#timer = window.setTimeout(() => this.#counted(), (this.#page.from - beat / 2) * 1000);
    this.#show();
    this.#root.querySelector<HTMLElement>(".pad")?.focus();
  }

  #counted(): void {
    this.#counting = false;
    this.#show();
  }

  /** The click has ended, or was stopped: what was tapped is told. */
  #sounded(): void {
    if (this.#page.view === "tap" && !this.#sounds.plays(CLICK) && this.#taps.length) {
      const from = this.#page.from;
      this.#act(
        "taps",
        this.#taps.map((second) => second - from),
      );
      this.#taps = [];
    }
    this.#show();
  }

  #send(message: object): void {
    try {
      this.#host.send(message);
    } catch {
      this.#trouble = say("silent");
      this.#show();
    }
  }

  readonly #act = (act: string, values: readonly unknown[]): void => this.#send({ kind: "act", act, values });

  readonly #play = (which: string): void => {
    if (which.startsWith("note:")) this.#sounds.stop();
    this.#sounds.toggle(which);
  };

  readonly #choose = (at: number, minor: boolean): void => {
    this.#act("key", [at, minor]);
    this.#sounds.stop();
    this.#sounds.toggle("chord");
  };

  readonly #tap = (event: Event): void => {
    event.preventDefault();
    if (this.#sounds.plays(CLICK)) this.#taps = [...this.#taps, this.#sounds.secondsAt(event.timeStamp)];
  };

  /** Keys of an exercise must not reach the notebook: numbers answer, space plays, and while the click runs every key is a tap. */
  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key === "Tab" || (event.key === "Escape" && !this.#sounds.plays(CLICK))) return;
    event.stopPropagation();
    if (this.#sounds.plays(CLICK)) {
      if (event.key === "Escape") this.#sounds.stop();
      else if (!event.repeat) this.#tap(event);
      return;
    }
    if (this.#page.view !== "round" || event.ctrlKey || event.metaKey || event.altKey) return;
    const choice =
      this.#page.kind === "choice" && event.key.length === 1
        ? this.#page.choices[CHOICE_KEYS.indexOf(event.key.toLowerCase())]
        : undefined;
    if (choice && !this.#page.finished) this.#act("answer", [choice[0]]);
    const onButton = event.target instanceof HTMLElement && event.target.closest("button");
    if (event.key === " " && !onButton) {
      event.preventDefault();
      this.#play("question");
    }
  };

  #show(): void {
    render(
      html`<section class="ear" aria-label=${this.#page.title} @keydown=${this.#keydown}>${this.#inside(this.#page)}
        ${trouble(this.#trouble, null)}<span class="unseen" role="status">${this.#said()}</span></section>`,
      this.#root,
    );
  }

  #said(): string {
    const page = this.#page;
    if (page.view === "round") return page.says;
    if (page.view === "circle") return `${page.key}, ${page.signs}`;
    return this.#sounds.plays(CLICK) ? say(this.#counting ? "tap.listen" : "tap.now") : page.says;
  }

  #inside(page: EarPage): unknown {
    const plays = (which: string): boolean => this.#sounds.plays(which);
    if (page.view === "circle") return circleView(page, { plays, play: this.#play, choose: this.#choose });
    if (page.view === "tap")
      return tapView(page, {
        running: plays(CLICK),
        counting: this.#counting,
        begin: () => this.#play(CLICK),
        tempo: (bpm) => this.#act("tempo", [bpm]),
        tap: this.#tap,
      });
    const change = (draft: readonly string[]): void => {
      this.#draft = draft;
      this.#show();
    };
    return roundView(page, { plays, play: this.#play, act: this.#act, draft: this.#draft, change });
  }
}
