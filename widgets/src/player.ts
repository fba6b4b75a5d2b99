/** The player: hear a piece, see its form, go anywhere in it. */
import { render as draw, html } from "lit/html.js";
import { createDeck, type Deck } from "./deck.js";
import { type Gesture, gestureFor } from "./keys.js";
import { type Host, link, type Stop } from "./link.js";
import { barStep, type Section, sectionAt, sectionStep } from "./piece.js";
import { place, position } from "./time.js";
import { describe, hint, type Part } from "./view/hint.js";
import { followTheme } from "./view/theme.js";
import { controls, heading, playButton, sections, trouble } from "./view/transport.js";
import { barsPlayed, drawWave, moveHead, waveform } from "./view/waveform.js";
import { say } from "./words.js";

/** While it plays, going back this soon after a bar's start means the bar before; in seconds. */
const GRACE = 0.4;

const partOf = (target: EventTarget | null): { part: Part; label: string } => {
  const found = target instanceof Element ? target.closest<HTMLElement>("[data-part]") : null;
  const part = found?.dataset.part;
  const label = found?.title || found?.getAttribute("aria-label") || found?.textContent?.trim() || "";
  for (const known of ["play", "slider", "section", "loop", "mute", "volume"] as const)
    if (part === known) return { part: known, label };
  return { part: "", label };
};

/** Show one view of a deck in `root`. */
function view(deck: Deck, root: HTMLElement): Stop {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let pointed = partOf(null);
  let focused = partOf(null);
  let [news, told, frame] = ["", 0, 0];
  let [drawn, painted] = ["", -1];

  const tellNews = (words: string): void => {
    [news, told] = [words, deck.second];
    show();
  };
  const seek = (second: number): void => {
    deck.seek(second);
    tellNews(position(deck.piece, deck.second));
  };
  const go = (section: Section): void => seek(section.start);
  const toggleLoop = (): void => {
    const { piece, second, loop } = deck;
    deck.setLoop(loop ? null : (sectionAt(piece, second) ?? { name: "", start: 0, end: piece.seconds }));
    const name = deck.loop?.name;
    tellNews(
      deck.loop === null ? say("loop.off") : name ? say("loop.on", { section: name }) : say("loop.on.all"),
    );
  };
  const toggle = (): void => {
    deck.toggle();
    const where = place(deck.piece, deck.second) || position(deck.piece, deck.second);
    tellNews(deck.motion === "stopped" ? say("paused", { place: where }) : say("playing"));
  };
  const mute = (): void => {
    deck.setMuted(!deck.muted);
    tellNews(say(deck.muted ? "muted" : "unmuted"));
  };
  const perform = (gesture: Gesture): void => {
    const { piece, second, motion } = deck;
    const grace = motion === "stopped" ? 0 : GRACE;
    if (gesture.kind === "toggle") toggle();
    else if (gesture.kind === "bar") seek(barStep(piece, second, gesture.by, grace));
    else if (gesture.kind === "section") seek(sectionStep(piece, second, gesture.by, grace));
    else if (gesture.kind === "tenths") seek((piece.seconds * gesture.tenths) / 10);
    else if (gesture.kind === "loop") toggleLoop();
    else mute();
  };

  /** Keys stay inside: the notebook around us would take `b` for a new cell. Saving is left to it. */
  const keydown = (event: KeyboardEvent): void => {
    const chord = event.ctrlKey || event.metaKey || event.altKey;
    if (!(chord && event.key.toLowerCase() === "s")) event.stopPropagation();
    const { part } = partOf(event.target);
    const on =
      part === "slider" || part === "volume" ? part : part === "" || part === "play" ? "elsewhere" : "button";
    const gesture = gestureFor({ key: event.key, chord, on });
    if (!gesture) return;
    event.preventDefault();
    if (!event.repeat || gesture.kind === "bar" || gesture.kind === "section") perform(gesture);
  };
  /** Where Space is pressed on the play button, its release would press it a second time. */
  const keyup = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === " " && partOf(event.target).part === "play") event.preventDefault();
  };
  const point = (event: Event): void => {
    pointed = event.type === "pointerleave" ? partOf(null) : partOf(event.target);
    show();
  };
  const focus = (event: Event): void => {
    focused = event.type === "focusout" ? partOf(null) : partOf(event.target);
    [news, told] = ["", deck.second];
    show();
  };

  const sentence = (): string => {
    const { part, label } = pointed.part ? pointed : focused;
    if (pointed.part === "" && news) return news;
    return describe(deck, part, label) || say(deck.motion === "stopped" ? "ready" : "playing");
  };

  const show = (): void => {
    if (deck.motion === "stopped") told = deck.second;
    draw(
      html`<div class="player" role="group" aria-label=${say("player", { title: deck.piece.title })}
          @keydown=${keydown} @keyup=${keyup} @focusin=${focus} @focusout=${focus}
          @pointerover=${point} @pointerleave=${point}>
        <div class="deck">${playButton(deck, toggle)}${heading(deck)}
          <div class="wide">${waveform(deck, told, seek)}${sections(deck, go)}
            ${controls(deck, toggleLoop, mute)}${trouble(deck.trouble)}</div></div>
        ${hint(deck, (pointed.part ? pointed : focused).part, sentence(), news)}
      </div>`,
      root,
    );
    painted = -1;
    paint();
  };

  /** What changes many times a second: the playhead and the played part of the wave. */
  const paint = (): void => {
    const wave = root.querySelector<HTMLElement>(".wave");
    const canvas = wave?.querySelector("canvas");
    if (!wave || !canvas) return;
    const { second, motion } = deck;
    const shown = still.matches && motion !== "stopped" ? Math.floor(second) : second;
    const share = shown / Math.max(deck.piece.seconds, 1e-9);
    if (!wave.hasAttribute("data-held")) moveHead(wave, share);
    const reached = barsPlayed(canvas, share);
    if (reached !== painted) drawWave(canvas, deck.columns, share);
    painted = reached;
  };

  const follow = (): void => {
    frame = requestAnimationFrame(follow);
    if (deck.motion === "stopped") return;
    const now = `${deck.motion} ${deck.slow} ${Math.floor(deck.second)} ${place(deck.piece, deck.second)}`;
    if (now !== drawn) show();
    else paint();
    drawn = now;
  };

  const sized = new ResizeObserver(show);
  const stops = [deck.listen(show), followTheme(root, show), () => sized.disconnect()];
  sized.observe(root);
  frame = requestAnimationFrame(follow);
  show();
  return () => {
    cancelAnimationFrame(frame);
    for (const stop of stops) stop();
    draw(html``, root);
    root.remove();
  };
}

/** One deck for each widget, however many views of it the notebook shows. */
export default () => {
  let deck: Deck | null = null;
  return {
    initialize({ model }: { readonly model: Host }): Stop {
      const made = createDeck(link(model));
      deck = made;
      return made.close;
    },
    render({ el }: { readonly el: HTMLElement }): Stop {
      const root = document.createElement("div");
      root.className = "ml";
      el.append(root);
      return deck ? view(deck, root) : () => root.remove();
    },
  };
};
