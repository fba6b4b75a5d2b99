/** Show as code: what is chosen as the call that makes it. It can be typed in: what parses changes the music. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";
import { decodeEdit } from "../song/edit_wire.js";
import { newLines, pieces } from "./colour_code.js";
import { button } from "./controls.js";
import { say } from "./words.js";

/** What the code is about: a track, a clip, or the whole song where nothing is said. */
export type Scope = Readonly<Record<string, string | number>>;

/** How long a line that a gesture changed is marked, in milliseconds. */
const HOT = 1200;
/** Pauses in typing, and between asking, in milliseconds. */
const PAUSE = 300;
const SILENT = 4000;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

export class CodeDrawer {
  readonly #session: Session;
  readonly #scope: () => Scope;
  readonly #draw: () => void;
  readonly #say: (sentence: string) => void;
  readonly #stops: readonly Stop[];
  #open = false;
  #code = "";
  /** What somebody types that has not become music yet; null when nobody does. */
  #typed: string | null = null;
  #unread = "";
  #hot: ReadonlySet<number> = new Set();
  #asking = 0;
  #cooling = 0;

  constructor(session: Session, scope: () => Scope, draw: () => void, announce: (sentence: string) => void) {
    [this.#session, this.#scope, this.#draw, this.#say] = [session, scope, draw, announce];
    this.#stops = [
      session.hear("code", (content) => this.#read(text(content.text), content.scope)),
      session.hear("wrote", (content) => this.#wrote(content.edit)),
      session.hear("unread", (content) => this.#refused(text(content.sentence))),
      session.listen((news) => news.kind === "song" && this.refresh()),
    ];
  }

  get open(): boolean {
    return this.#open;
  }

  toggle(): void {
    this.#open = !this.#open;
    if (this.#open) this.#ask();
    this.#draw();
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
        .value=${shown} @input=${this.#type} @keydown=${this.#keydown} @blur=${this.#leave}></textarea></div>
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
    const heard = this.#session.ask({ kind: "code", scope: this.#scope() });
    if (!heard && this.#code === "") this.#code = `# ${say("code.silent")}`;
    else if (this.#code === "") window.setTimeout(() => this.#giveUp(), SILENT);
    this.#draw();
  }

  #giveUp(): void {
    if (this.#code === "" && this.#open) this.#read(`# ${say("code.silent")}`, undefined);
  }

  #read(code: string, scope: unknown): void {
    if (scope !== undefined && JSON.stringify(scope) !== JSON.stringify(this.#scope())) return;
    const first = this.#code === "" || this.#code.startsWith("# ");
    if (code === this.#code) return;
    this.#hot = first ? new Set() : newLines(this.#code, code);
    this.#code = code;
    window.clearTimeout(this.#cooling);
    this.#cooling = window.setTimeout(() => this.#cool(), HOT);
    this.#draw();
  }

  #cool(): void {
    this.#hot = new Set();
    this.#draw();
  }

  readonly #type = (event: Event): void => {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    const typed = event.target.value;
    this.#typed = typed;
    window.clearTimeout(this.#asking);
    this.#asking = window.setTimeout(
      () => this.#session.ask({ kind: "write", scope: this.#scope(), text: typed }),
      PAUSE,
    );
    this.#draw();
  };

  /** Keys are for typing here; Escape drops what has not become music. */
  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.#typed !== null) {
      [this.#typed, this.#unread] = [null, ""];
      this.#draw();
      event.stopPropagation();
    } else if (event.key !== "Escape" && !(event.ctrlKey || event.metaKey)) event.stopPropagation();
  };

  readonly #leave = (): void => {
    if (this.#unread === "") this.#typed = null;
    this.#draw();
  };

  /** What was typed can be read: it becomes music as a step of the one who typed it. */
  #wrote(edit: unknown): void {
    this.#unread = "";
    try {
      this.#session.edit(decodeEdit(edit), { name: say("code.step") });
    } catch (error) {
      this.#unread = error instanceof Error ? error.message : "";
    }
    if (this.#typed !== null) this.#code = this.#typed;
    this.#draw();
  }

  #refused(sentence: string): void {
    this.#unread = sentence;
    this.#draw();
  }

  readonly #copy = (): void => {
    void navigator.clipboard?.writeText(this.#typed ?? this.#code).then(() => this.#say(say("code.copied")));
  };
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
