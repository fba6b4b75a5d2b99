/** Show as code: what is chosen as the call that makes it. It can be typed in: what parses changes the music. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";
import { decodeEdit } from "../song/edit_wire.js";
import { isNothing } from "../song/verbs.js";
import { fieldsOf } from "../song/wire/record.js";
import { newLines, pieces } from "./colour_code.js";
import { button } from "./controls.js";
import { say } from "./words.js";

/** What the code is about: a track, a clip, or the whole song where nothing is said. */
export type Scope = Readonly<Record<string, string | number>>;

/** What a line of the code writes, as far as it says. */
export interface CodeLine {
  readonly track: string;
  readonly clip: string;
  readonly pitch: number | null;
}

/** What the drawer needs of the view around it. */
export interface Around {
  readonly scope: () => Scope;
  readonly draw: () => void;
  readonly say: (sentence: string) => void;
  /** Show what a line writes, or no longer. */
  readonly light: (line: CodeLine | null) => void;
}

/** How long a line that a gesture changed is marked, in milliseconds. */
const HOT = 1200;
/** Pauses in typing, and between asking, in milliseconds. */
const PAUSE = 300;
const SILENT = 4000;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

export class CodeDrawer {
  readonly #session: Session;
  readonly #around: Around;
  readonly #stops: readonly Stop[];
  #open = false;
  #code = "";
  /** What somebody types that has not become music yet; null when nobody does. */
  #typed: string | null = null;
  #unread = "";
  #lines: readonly CodeLine[] = [];
  /** How many lines there are beyond those that are shown. */
  #more = 0;
  /** Whether what is typed now goes on from typing that has changed the music already. */
  #begun = false;
  #hot: ReadonlySet<number> = new Set();
  #asking = 0;
  #cooling = 0;

  constructor(session: Session, around: Around) {
    [this.#session, this.#around] = [session, around];
    this.#stops = [
      session.hear("code", (content) => this.#read(content)),
      session.hear("wrote", (content) => this.#wrote(content)),
      session.hear(
        "unread",
        (content) => this.#isOurs(content.scope) && this.#refused(text(content.sentence)),
      ),
      session.listen((news) => news.kind === "song" && this.refresh()),
    ];
  }

  get open(): boolean {
    return this.#open;
  }

  toggle(): void {
    this.#open = !this.#open;
    if (this.#open) this.#ask();
    this.#around.draw();
  }

  /** Ask again, when the song or what is chosen has changed. */
  refresh(): void {
    if (!this.#open) return;
    window.clearTimeout(this.#asking);
    this.#asking = window.setTimeout(() => this.#ask(), PAUSE / 3);
  }

  close(): void {
    for (const stop of this.#stops) stop();
    window.clearTimeout(this.#asking);
    window.clearTimeout(this.#cooling);
  }

  template(): TemplateResult | typeof nothing {
    if (!this.#open) return nothing;
    const shown = this.#typed ?? this.#code;
    return html`<div class="code"><div class="sheet"><pre aria-hidden="true">${shown.split("\n").map((line, i) => this.#line(line, i))}</pre>
      <textarea spellcheck="false" autocapitalize="off" autocomplete="off" aria-label=${say("code.edit")} rows=${shown.split("\n").length}
        .value=${shown} @input=${this.#type} @keydown=${this.#keydown} @blur=${this.#leave}
        @pointermove=${this.#point} @pointerleave=${() => this.#around.light(null)}></textarea></div>
      ${this.#more > 0 ? html`<p class="further">${say("code.more", { count: this.#more })}</p>` : nothing}
      ${this.#unread ? html`<p class="unread" role="status">${this.#unread}</p>` : nothing}
      <div class="acts">${button({ label: say("code.copy"), text: say("code.copy"), icon: "copy", class: "small outlined", do: this.#copy })}
      ${notebook() ? button({ label: say("code.cell"), text: say("code.cell"), icon: "plus", class: "small outlined", do: () => putInCell(this.#code) }) : nothing}</div></div>`;
  }

  #line(line: string, i: number): TemplateResult {
    const lines = pieces(line).map(({ kind, text: piece }) =>
      kind === "plain" ? piece : html`<span class=${kind}>${piece}</span>`,
    );
    return html`<span class="line ${line.startsWith("#") ? "remark-line" : ""}"><span class=${this.#hot.has(i) ? "hot" : ""}>${lines}</span></span>`;
  }

  #ask(): void {
    const heard = this.#session.ask({ kind: "code", scope: this.#around.scope() });
    if (!heard && this.#code === "") this.#code = `# ${say("code.silent")}`;
    else if (this.#code === "") window.setTimeout(() => this.#giveUp(), SILENT);
    this.#around.draw();
  }

  #giveUp(): void {
    if (this.#code === "" && this.#open) this.#read({ text: `# ${say("code.silent")}` });
  }

  #isOurs(scope: unknown): boolean {
    return scope === undefined || JSON.stringify(scope) === JSON.stringify(this.#around.scope());
  }

  #read(content: Readonly<Record<string, unknown>>): void {
    const code = text(content.text);
    if (!this.#isOurs(content.scope) || code === this.#code) return;
    const first = this.#code === "" || this.#code.startsWith("# ");
    this.#hot = first ? new Set() : newLines(this.#code, code);
    [this.#code, this.#lines] = [code, Array.isArray(content.lines) ? content.lines.map(lineOf) : []];
    this.#more = typeof content.more === "number" ? content.more : 0;
    window.clearTimeout(this.#cooling);
    this.#cooling = window.setTimeout(() => this.#cool(), HOT);
    this.#around.draw();
  }

  #cool(): void {
    this.#hot = new Set();
    this.#around.draw();
  }

  readonly #type = (event: Event): void => {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    const typed = event.target.value;
    this.#typed = typed;
    window.clearTimeout(this.#asking);
    this.#asking = window.setTimeout(
      () => this.#session.ask({ kind: "write", scope: this.#around.scope(), text: typed }),
      PAUSE,
    );
    this.#around.draw();
  };

  /** Keys are for typing here; Escape drops what has not become music. */
  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.#typed !== null) {
      [this.#typed, this.#unread] = [null, ""];
      this.#around.draw();
      event.stopPropagation();
    } else if (event.key !== "Escape" && !(event.ctrlKey || event.metaKey)) event.stopPropagation();
  };

  readonly #leave = (): void => {
    this.#begun = false;
    this.#around.light(null);
    if (this.#unread === "") this.#typed = null;
    this.#around.draw();
  };

  /** What was typed could be read: the kernel gives the edit that it makes. */
  #wrote(content: Readonly<Record<string, unknown>>): void {
    if (!this.#isOurs(content.scope) || this.#typed === null) return;
    this.#unread = "";
    const edit = decodeEdit(content.edit);
    if (!isNothing(edit) && this.#session.edit(edit, { name: say("code.step"), join: this.#begun }))
      this.#begun = true;
    this.#around.draw();
  }

  /** The line under the pointer, or where one types. */
  readonly #point = (event: PointerEvent): void => {
    const { currentTarget: sheet } = event;
    if (!(sheet instanceof HTMLElement)) return;
    const tall = Number.parseFloat(getComputedStyle(sheet).lineHeight);
    const line = Math.floor((event.clientY - sheet.getBoundingClientRect().top - 10) / tall);
    this.#around.light(this.#lines[line] ?? null);
  };

  #refused(sentence: string): void {
    this.#unread = sentence;
    this.#around.draw();
  }

  readonly #copy = (): void => {
    void navigator.clipboard
      ?.writeText(this.#typed ?? this.#code)
      .then(() => this.#around.say(say("code.copied")));
  };
}

function lineOf(line: unknown): CodeLine {
  const { track, clip, pitch } = fieldsOf(line) ?? {};
  return { track: text(track), clip: text(clip), pitch: typeof pitch === "number" ? pitch : null };
}

interface Commands {
  readonly commands: { execute(id: string, words?: Readonly<Record<string, unknown>>): Promise<unknown> };
}

/** JupyterLab's or Notebook's application, where it lets the page see it. */
function notebook(): Commands | null {
  const app: unknown = Reflect.get(globalThis, "jupyterapp");
  return typeof app === "object" && app !== null && "commands" in app ? (app as Commands) : null;
}

async function putInCell(code: string): Promise<void> {
  const app = notebook();
  await app?.commands.execute("notebook:insert-cell-below");
  await app?.commands.execute("notebook:replace-selection", { text: code });
}
