/** One view of a deck: draws it, and turns gestures into what the deck does. */
import { html, render } from "lit/html.js";
import { type Gesture, gestureFor } from "../keys.js";
import type { Stop } from "../link.js";
import { barStep, sectionAt, sectionStep } from "../piece.js";
import { place, position } from "../time.js";
import { followTheme } from "../view/theme.js";
import { say } from "../words.js";
import { type Comment, commentList, pins } from "./comments.js";
import { controls, heading, playButton, sections, trouble } from "./controls.js";
import { describe, hint, NOWHERE, type Spot, spotOf } from "./hint.js";
import type { Playable } from "./playable.js";
import { barsPlayed, drawWave, moveHead, waveform } from "./waveform.js";

/** While it plays, going back this soon after a bar's start means the bar before; in seconds. */
const GRACE = 0.4;

export class PlayerView {
  readonly #deck: Playable;
  readonly #comments: readonly Comment[];
  readonly #root: HTMLElement;
  readonly #still = matchMedia("(prefers-reduced-motion: reduce)");
  readonly #stops: readonly Stop[];
  #pointed: Spot = NOWHERE;
  #focused: Spot = NOWHERE;
  /** What was done last, in words. */
  #news = "";
  /** The place that the slider tells; it stays while the music plays on, or a reader would never hear the end of it. */
  #told = 0;
  #barsDrawn = -1;
  #shown = "";
  #frame = 0;

  constructor(deck: Playable, root: HTMLElement, comments: readonly Comment[] = []) {
    [this.#deck, this.#root, this.#comments] = [deck, root, comments];
    const show = (): void => this.#show();
    const sized = new ResizeObserver(show);
    sized.observe(root);
    this.#stops = [deck.listen(show), followTheme(root, show), () => sized.disconnect()];
    this.#keepUp();
    show();
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    for (const stop of this.#stops) stop();
    render(html``, this.#root);
    this.#root.remove();
  }

  #show(): void {
    const deck = this.#deck;
    if (deck.motion === "stopped") this.#told = deck.second;
    if (deck.motion === "stopped" && this.#news === say("playing")) this.#news = this.#whyStopped();
    const spot = this.#pointed.part ? this.#pointed : this.#focused;
    render(
      html`<div class="player" role="group" aria-label=${say("player", { title: deck.piece.title })}
          @keydown=${this.#keydown} @keyup=${this.#keyup} @focusin=${this.#focus} @focusout=${this.#focus}
          @pointerover=${this.#point} @pointerleave=${this.#point}>
        <div class="deck">${playButton(deck, this.#toggle)}${heading(deck)}
          <div class="wide">${pins(deck, this.#comments, this.#seek)}${waveform(deck, this.#told, this.#seek)}
            ${sections(deck, ({ start }) => this.#seek(start))}
            ${controls(deck, this.#toggleLoop, this.#mute, this.#pace)}${trouble(deck.trouble)}</div></div>
        ${commentList(deck, this.#comments, this.#seek)}
        ${hint(deck, spot.part, this.#sentence(spot), this.#news)}
      </div>`,
      this.#root,
    );
    this.#barsDrawn = -1;
    this.#paint();
  }

  /** It stopped by itself: at the end, or because of what the deck says. */
  #whyStopped(): string {
    return this.#deck.trouble ? "" : say("ended");
  }

  #sentence(spot: Spot): string {
    if (this.#pointed.part === "" && this.#news) return this.#news;
    return describe(this.#deck, spot) || say(this.#deck.motion === "stopped" ? "ready" : "playing");
  }

  /** Each frame of the screen while it plays: texts when they change, playhead and wave always. */
  #keepUp(): void {
    this.#frame = requestAnimationFrame(() => this.#keepUp());
    const { motion, slow, second, piece } = this.#deck;
    if (motion === "stopped") return;
    const now = [motion, slow, Math.floor(second), place(piece, second)].join();
    if (now === this.#shown) this.#paint();
    else this.#show();
    this.#shown = now;
  }

  #paint(): void {
    const wave = this.#root.querySelector<HTMLElement>(".wave");
    const canvas = wave?.querySelector("canvas");
    if (!wave || !canvas) return;
    const { second, motion, piece, columns } = this.#deck;
    const shown = this.#still.matches && motion !== "stopped" ? Math.floor(second) : second;
    const share = shown / Math.max(piece.seconds, 1e-9);
    if (!wave.hasAttribute("data-held")) moveHead(wave, share);
    const bars = barsPlayed(canvas, share);
    if (bars !== this.#barsDrawn) drawWave(canvas, columns, share);
    this.#barsDrawn = bars;
  }

  #tell(news: string): void {
    [this.#news, this.#told] = [news, this.#deck.second];
    this.#show();
  }

  readonly #seek = (second: number): void => {
    this.#deck.seek(second);
    this.#tell(position(this.#deck.piece, this.#deck.second));
  };

  readonly #toggle = (): void => {
    this.#deck.toggle();
    const { motion, piece, second } = this.#deck;
    const where = place(piece, second) || position(piece, second);
    this.#tell(motion === "stopped" ? say("paused", { place: where }) : say("playing"));
  };

  readonly #toggleLoop = (): void => {
    const { loop, piece, second } = this.#deck;
    const chosen = sectionAt(piece, second) ?? { name: "", start: 0, end: piece.seconds };
    this.#deck.setLoop(loop ? null : chosen);
    const on = chosen.name ? say("loop.on", { section: chosen.name }) : say("loop.on.all");
    this.#tell(loop ? say("loop.off") : on);
  };

  readonly #mute = (): void => {
    this.#deck.setMuted(!this.#deck.muted);
    this.#tell(say(this.#deck.muted ? "muted" : "unmuted"));
  };

  readonly #pace = (speed: number): void => {
    this.#deck.setSpeed?.(speed);
    this.#tell(say("speed.said", { speed }));
  };

  #perform(gesture: Gesture): void {
    const { piece, second, motion } = this.#deck;
    const grace = motion === "stopped" ? 0 : GRACE;
    if (gesture.kind === "toggle") this.#toggle();
    else if (gesture.kind === "bar") this.#seek(barStep(piece, second, gesture.by, grace));
    else if (gesture.kind === "section") this.#seek(sectionStep(piece, second, gesture.by, grace));
    else if (gesture.kind === "tenths") this.#seek((piece.seconds * gesture.tenths) / 10);
    else if (gesture.kind === "loop") this.#toggleLoop();
    else this.#mute();
  }

  /** Keys stay inside: the notebook around us would take `b` for a new cell. Saving is left to it. */
  readonly #keydown = (event: KeyboardEvent): void => {
    const chord = event.ctrlKey || event.metaKey || event.altKey;
    if (!(chord && event.key.toLowerCase() === "s")) event.stopPropagation();
    const gesture = gestureFor({ key: event.key, chord, on: spotOf(event.target).part });
    if (!gesture) return;
    event.preventDefault();
    if (!event.repeat || gesture.kind === "bar" || gesture.kind === "section") this.#perform(gesture);
  };

  /** Where Space went down on the play button, its release would press the button a second time. */
  readonly #keyup = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === " " && spotOf(event.target).part === "play") event.preventDefault();
  };

  readonly #point = (event: Event): void => {
    this.#pointed = event.type === "pointerleave" ? NOWHERE : spotOf(event.target);
    this.#show();
  };

  readonly #focus = (event: Event): void => {
    this.#focused = event.type === "focusout" ? NOWHERE : spotOf(event.target);
    this.#tell("");
  };
}
