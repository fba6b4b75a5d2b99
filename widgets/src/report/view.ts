/** A report: what is right first, then one next step on the student's own notes, then what comes after. Nothing turns red. */
import { html, nothing, render, type TemplateResult } from "lit/html.js";
import { pageClock } from "../clock.js";
import { Sounds } from "../heard/sounds.js";
import { type Host, listening, type Stop } from "../link.js";
import { button } from "../view/controls.js";
import { icon } from "../view/icons.js";
import { followTheme } from "../view/theme.js";
import { trouble } from "../view/trouble.js";
import { decodeAnswer, decodePage, type Piece, type ReportPage, type Right, type Step } from "./page.js";
import { picture } from "./picture.js";
import { say } from "./words.js";

const MINE: Piece = { which: "mine", number: 0 };
const IDEA: Piece = { which: "idea", number: 0 };
const nameOf = ({ which, number }: Piece): string => `${which} ${number}`;
const pieceOf = (name: string): Piece => {
  const [which, number] = name.split(" ");
  return { which: which === "mine" || which === "idea" ? which : "there", number: Number(number) };
};

export class ReportView {
  readonly #host: Host;
  readonly #root: HTMLElement;
  readonly #stops: readonly Stop[];
  readonly #sounds: Sounds;
  #page: ReportPage;
  #trouble = "";
  #said = "";

  constructor(host: Host, root: HTMLElement) {
    [this.#host, this.#root] = [host, root];
    this.#page = decodePage(host.get("page"));
    this.#sounds = new Sounds(
      (piece, rate) => this.#send({ kind: "hear", ...pieceOf(piece), rate }),
      () => this.#show(),
    );
    root.toggleAttribute("data-lm-suppress-shortcuts", true);
    this.#stops = [
      listening(host, "change:page", () => this.#turned()),
      listening(host, "msg:custom", (content, buffers) => this.#hear(content, buffers)),
      followTheme(root, () => this.#show()),
      () => this.#sounds.stop(),
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
    this.#sounds.stop();
    this.#show();
  }

  #hear(content: unknown, buffers: unknown): void {
    const answer = decodeAnswer(content, buffers);
    if (answer?.kind === "sound") this.#sounds.play(nameOf(answer), answer.samples, answer.rate);
    if (answer?.kind === "checked") this.#said = say("again.told", { headline: this.#page.headline });
    if (answer?.kind === "trouble") {
      this.#sounds.stop();
      this.#trouble = answer.sentence;
    }
    if (answer) this.#show();
  }

  #send(message: object): void {
    try {
      this.#host.send(message);
    } catch {
      this.#trouble = say("silent");
      this.#show();
    }
  }

  readonly #again = (): void => {
    this.#said = say("waiting");
    // What was just clicked in a song goes to the kernel with the next frame; the check is asked for after it.
    pageClock.soon(() => this.#send({ kind: "again" }));
    this.#show();
  };

  readonly #mean = (): void => {
    if (this.#page.step) this.#send({ kind: "mean", title: this.#page.step.check });
    this.#said = say("meant.told");
    this.#root.querySelector<HTMLElement>(".again")?.focus();
  };

  #play(piece: Piece, what: string): void {
    this.#said = this.#sounds.plays(nameOf(piece)) ? say("stopped") : say("playing", { what });
    this.#sounds.toggle(nameOf(piece));
  }

  /** Keys of a report must not reach the notebook; H hears the student's own music, then the idea. */
  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !this.#sounds.plays(nameOf(MINE)) && !this.#sounds.plays(nameOf(IDEA)))
      return;
    event.stopPropagation();
    if (event.key === "Escape") this.#sounds.stop();
    if (event.key.toLowerCase() === "h" && !event.ctrlKey && !event.metaKey && !event.altKey)
      this.#hearNext();
  };

  #hearNext(): void {
    const step = this.#page.step;
    if (!step?.mine) return;
    if (this.#sounds.plays(nameOf(MINE)) && step.idea) this.#play(IDEA, say("playing.idea"));
    else this.#play(MINE, say("playing.mine"));
  }

  #show(): void {
    const page = this.#page;
    render(
      html`<section class="report" aria-label=${say("report", { title: page.title })} @keydown=${this.#keydown}>
        ${this.#head(page)}${trouble(this.#trouble, null)}
        ${page.there.length ? html`<ul class="there" aria-label=${say("right")}>${page.there.map((one, at) => this.#right(one, at))}</ul>` : nothing}
        ${page.kept.map((title) => html`<div class="rest">${icon("circle")}<span><b>${say("kept")}:</b> ${title}</span></div>`)}
        ${page.step ? this.#step(page.step) : nothing}
        ${page.after.length ? html`<div class="rest">${icon("circle")}<span><b>${say("after")}</b> ${page.after.join("; ")}</span></div>` : nothing}
        <div class="rest last">${page.listens.length ? this.#listens(page.listens) : nothing}<span class="space"></span>
          ${button({ label: say("again"), text: say("again"), class: "outlined again", do: this.#again })}</div>
        <span class="unseen" role="status">${this.#said}</span>
      </section>`,
      this.#root,
    );
  }

  #head({ headline, title, there, all }: ReportPage): TemplateResult {
    const count = there.length;
    const words = count === all ? "there.all" : count ? "there" : "there.none";
    const pips = Array.from({ length: all }, (_, at) =>
      pip(at < count, at === count && this.#page.step !== null),
    );
    return html`<header class="head"><div><span class="cap">${title}</span><h2>${headline}</h2><span class="sub">${say(words, { count, all })}</span></div>
      <span class="space"></span><span class="pips" role="img" aria-label=${say("steps", { count, all })}>${pips}</span></header>`;
  }

  #right({ title, found, heard }: Right, at: number): TemplateResult {
    const piece: Piece = { which: "there", number: at };
    const plays = this.#sounds.plays(nameOf(piece));
    const hear = heard
      ? button({
          label: plays ? say("stop") : say("hear", { title }),
          icon: plays ? "stop" : "play",
          class: "small",
          do: () => this.#play(piece, title),
        })
      : nothing;
    return html`<li>${icon("tick-filled")}<span><b>${title}</b><span class="sub">${found}</span></span>${hear}</li>`;
  }

  #step(step: Step): TemplateResult {
    return html`<div class="next"><span class="cap">${icon("step", "small")}${say("next")}</span>
      <h3>${step.title}</h3><p>${[step.found, step.asked].filter(Boolean).join(" ")}</p>${step.hint ? html`<p>${step.hint}</p>` : nothing}
      ${step.picture ? picture(step.picture) : nothing}
      <div class="row">
        ${step.mine ? this.#heard(MINE, say("hear.mine"), "play", say("playing.mine")) : nothing}
        ${step.idea ? this.#heard(IDEA, say("hear.idea"), "ear", say("playing.idea")) : nothing}
        <span class="space"></span>
        ${button({ label: say("meant"), text: say("meant"), do: this.#mean })}
      </div></div>`;
  }

  #heard(piece: Piece, label: string, sign: "play" | "ear", what: string): TemplateResult {
    const plays = this.#sounds.plays(nameOf(piece));
    const name = plays ? say("stop") : label;
    return button({
      label: name,
      text: name,
      icon: plays ? "stop" : sign,
      class: "outlined",
      do: () => this.#play(piece, what),
    });
  }

  #listens(things: readonly string[]): TemplateResult {
    const last = things.at(-1) ?? "";
    const all = things.length > 1 ? `${things.slice(0, -1).join(", ")} ${say("and")} ${last}` : last;
    return html`${icon("ear")}<span>${say("listens", { things: all })}</span>`;
  }
}

/** One check as a sign: there, the next step, or after it. */
const pip = (there: boolean, next: boolean): TemplateResult =>
  html`<span class=${there ? "good" : next ? "step" : ""}>${icon(there ? "tick-filled" : next ? "step" : "circle")}</span>`;
