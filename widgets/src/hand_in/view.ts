/** The view of handing in: who, one button, what is not there yet, and the receipt. */
import { html, nothing, render, type TemplateResult } from "lit/html.js";
import { pageClock } from "../clock.js";
import { type Host, listening, type Stop } from "../link.js";
import { button } from "../view/controls.js";
import { icon } from "../view/icons.js";
import { followTheme } from "../view/theme.js";
import { trouble } from "../view/trouble.js";
import { decodeAnswer, decodePage, type HandInPage, type Receipt } from "./page.js";
import { say } from "./words.js";

export class HandInView {
  readonly #host: Host;
  readonly #root: HTMLElement;
  readonly #stops: readonly Stop[];
  #page: HandInPage;
  #name: string;
  #history = false;
  #working = false;
  #trouble = "";
  #said = "";

  constructor(host: Host, root: HTMLElement) {
    [this.#host, this.#root] = [host, root];
    this.#page = decodePage(host.get("page"));
    this.#name = this.#page.student;
    root.toggleAttribute("data-lm-suppress-shortcuts", true);
    this.#stops = [
      listening(host, "change:page", () => this.#turned()),
      listening(host, "msg:custom", (content, buffers) => this.#hear(content, buffers)),
      followTheme(root, () => this.#show()),
    ];
  }

  close(): void {
    for (const stop of this.#stops) stop();
    render(nothing, this.#root);
    this.#root.remove();
  }

  #turned(): void {
    this.#page = decodePage(this.#host.get("page"));
    const { receipt, open } = this.#page;
    [this.#working, this.#trouble] = [false, ""];
    this.#said = receipt
      ? say("receipt.told", { words: receipt.words.join(" ") })
      : open?.length
        ? say("open.told", { count: open.length })
        : "";
    this.#show();
  }

  #hear(content: unknown, buffers: unknown): void {
    const answer = decodeAnswer(content, buffers);
    if (answer) this.#working = false;
    if (answer?.kind === "trouble") [this.#trouble, this.#said] = [answer.sentence, ""];
    if (answer?.kind === "file") {
      save(answer.name, answer.bytes);
      this.#said = say("downloaded");
    }
    if (answer) this.#show();
  }

  #ask(message: object): void {
    [this.#working, this.#trouble, this.#said] = [true, "", say("working")];
    // What was just clicked in a song goes to the kernel with the next frame; this goes after it.
    pageClock.soon(() => this.#send(message));
    this.#show();
  }

  #send(message: object): void {
    try {
      this.#host.send(message);
    } catch {
      [this.#working, this.#trouble] = [false, say("silent")];
      this.#show();
    }
  }

  #handIn(anyway: boolean): void {
    this.#ask({ kind: "hand in", student: this.#name, anyway, history: this.#history });
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") event.stopPropagation();
    if (event.key === "Enter" && event.target instanceof HTMLInputElement && event.target.type === "text")
      this.#handIn(false);
  };

  #show(): void {
    const page = this.#page;
    render(
      html`<section class="handing" aria-label=${say("label", { title: page.title })} @keydown=${this.#keydown}>
        <header class="head"><h2>${page.title}</h2><span class="sub">${page.due}</span></header>
        ${trouble(this.#trouble, null)}
        ${page.receipt ? this.#receipt(page.receipt) : nothing}
        ${page.open?.length ? this.#open(page.open) : nothing}
        ${this.#foot(page)}
        <span class="unseen" role="status">${this.#said}</span>
      </section>`,
      this.#root,
    );
  }

  #open(things: readonly string[]): TemplateResult {
    return html`<div class="open"><h3>${icon("step", "small")}${say("open")}</h3>
      <ul>${things.map((thing) => html`<li>${thing}</li>`)}</ul></div>`;
  }

  #receipt(receipt: Receipt): TemplateResult {
    const name = say("download");
    return html`<div class="receipt" role="group" aria-label=${say("receipt")}>
      <span class="cap">${icon("tick-filled", "small")}${say("receipt")}</span>
      <ol class="said">${receipt.words.map((word) => html`<li>${word}</li>`)}</ol>
      <p class="sub">${say("number", { when: receipt.when, number: receipt.number })}</p>
      <p>${receipt.put ? say("put") : `${receipt.trouble} ${say("bring")}`}</p>
      ${button({ label: name, text: name, class: receipt.put ? "small" : "outlined", do: () => this.#ask({ kind: "download" }) })}
    </div>`;
  }

  #foot(page: HandInPage): TemplateResult {
    const label = page.receipt ? say("again") : say("look");
    const first = page.open?.length ? "outlined" : "primary";
    return html`<div class="foot">
      <label class="name"><span class="sub">${say("who")}</span><input type="text" autocomplete="name" maxlength="64" .value=${this.#name}
        @input=${(event: Event) => this.#named(event)}></label>
      <label class="tick"><input type="checkbox" .checked=${this.#history} @change=${(event: Event) => this.#recorded(event)}>
        <span>${say("history")}<span class="sub">${say("history.why")}</span></span></label>
      <span class="space"></span>
      ${button({ label, text: label, class: first, off: this.#working, do: () => this.#handIn(false) })}
      ${page.open?.length ? button({ label: say("anyway"), text: say("anyway"), class: "primary", off: this.#working, do: () => this.#handIn(true) }) : nothing}
    </div>`;
  }

  #named(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.#name = event.target.value;
  }

  #recorded(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.#history = event.target.checked;
  }
}

/** Give a file to whoever sits at the page. */
function save(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/zip" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
