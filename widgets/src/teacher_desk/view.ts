/** The teacher's desk: what comes from the kernel and what is pressed. Nothing that a student wrote is more than text here. */
import { nothing, render } from "lit/html.js";
import { pageClock } from "../clock.js";
import { type Host, listening, type Stop } from "../link.js";
import { position } from "../time.js";
import { choose } from "../view/choose.js";
import { followTheme } from "../view/theme.js";
import { decodeAnswer, type Which } from "./answers.js";
import { Commenting } from "./commenting.js";
import { Ear } from "./ear.js";
import type { Compared, Picture } from "./hearing.js";
import { Marks } from "./marks.js";
import { nextToHear, step } from "./order.js";
import { type DeskPage, decodePage, type Levels, type Mark, type State } from "./page.js";
import type { Mode } from "./roster.js";
import { shown } from "./shown.js";
import { say } from "./words.js";

export class DeskView {
  readonly #host: Host;
  readonly #root: HTMLElement;
  readonly #stops: readonly Stop[];
  readonly marks: Marks;
  readonly ear: Ear;
  readonly comments: Commenting;
  page: DeskPage;
  key = "";
  mode: Mode = "one";
  criterion = 0;
  compared: Compared | null = null;
  score: Picture | null = null;
  unfolded = false;
  trouble = "";
  said = "";
  told = 0;

  constructor(host: Host, root: HTMLElement) {
    [this.#host, this.#root] = [host, root];
    this.page = decodePage(host.get("page"));
    this.marks = new Marks(pageClock, (message) => this.#send(message));
    this.ear = new Ear(
      root,
      (message) => this.#send(message),
      () => this.show(),
    );
    this.comments = new Commenting(this.marks, (focus, said) => this.#commented(focus, said));
    root.toggleAttribute("data-lm-suppress-shortcuts", true);
    this.#adopt();
    this.#stops = [
      listening(host, "change:page", () => this.#turned()),
      listening(host, "msg:custom", (content, buffers) => this.#hears(content, buffers)),
      followTheme(root, () => this.show()),
      this.ear.follow(),
    ];
  }

  close(): void {
    this.marks.flush();
    for (const stop of this.#stops) stop();
    render(nothing, this.#root);
    this.#root.remove();
  }

  show(): void {
    render(shown(this), this.#root);
    this.ear.paint(true);
  }

  levelsOf(key: string): Levels {
    const row = this.page.rows.find((one) => one.key === key);
    return row ? this.marks.levelsOf(row) : {};
  }

  #send(message: object): void {
    try {
      this.#host.send(message);
    } catch {
      this.trouble = say("silent");
      this.show();
    }
  }

  /** Ask something about the song that lies open. */
  #ask(kind: string, more: object): void {
    const { open } = this.page;
    if (open) this.#send({ kind, student: open.key, song: open.song, ...more });
  }

  #turned(): void {
    this.page = decodePage(this.#host.get("page"));
    this.#adopt();
    this.show();
  }

  #adopt(): void {
    const { open } = this.page;
    this.marks.adopt(open);
    if (!this.ear.lay(open)) return;
    [this.compared, this.score, this.comments.editing, this.told] = [null, null, null, 0];
    if (open) this.key = open.key;
  }

  #hears(content: unknown, buffers: unknown): void {
    const answer = decodeAnswer(content, buffers);
    if (!answer) return;
    this.ear.take(answer);
    const here = "student" in answer && answer.student === this.page.open?.key;
    if (answer.kind === "compared" && here) this.compared = answer;
    if (answer.kind === "score" && here) this.score = answer;
    if (answer.kind === "kept") this.marks.kept(answer.student);
    if (answer.kind === "told") this.said = answer.sentence;
    if (answer.kind === "trouble") {
      this.ear.pause();
      this.trouble = answer.sentence;
    }
    this.show();
  }

  tell(sentence: string): void {
    [this.said, this.told] = [sentence, this.ear.second];
    this.show();
  }

  #focus(selector: string): void {
    this.#root.querySelector<HTMLElement>(selector)?.focus();
  }

  #commented(focus: string, said: string): void {
    this.tell(said || this.said);
    if (focus) this.#focus(focus);
  }

  readonly hear = (which: Which, track = ""): void => {
    const { open } = this.page;
    this.trouble = "";
    this.ear.toggle(which, track);
    const place = open ? position(open.piece, this.ear.second) : "";
    this.tell(this.ear.on ? say("playing") : say("paused", { place }));
  };

  readonly hearMain = (key: string): void => {
    [this.key, this.trouble] = [key, ""];
    this.ear.toggleMain(key);
    this.tell(this.ear.on ? say("playing") : say("stopped"));
  };

  readonly seek = (second: number): void => {
    this.ear.seek(second);
    if (this.page.open) this.tell(position(this.page.open.piece, this.ear.second));
  };

  readonly pick = (key: string): void => {
    [this.key, this.unfolded, this.trouble] = [key, false, ""];
    if (this.mode === "class") this.mode = "one";
    if (this.mode === "one" && key !== this.page.open?.key) {
      this.marks.flush();
      this.ear.pause();
      this.#send({ kind: "open", student: key });
    }
    const row = this.page.rows.find((one) => one.key === key);
    this.tell([row?.name, row?.note].filter(Boolean).join(", "));
    if (this.mode === "across") this.#focus(`[data-group="${CSS.escape(key)}"] [tabindex="0"]`);
  };

  readonly go = (by: 1 | -1): void => {
    const row = step(this.page, this.key, by);
    if (row) this.pick(row.key);
    else this.tell(say("nobody"));
  };

  readonly turn = (mode: Mode): void => {
    this.marks.flush();
    this.ear.pause();
    this.mode = mode;
    if (mode === "class") this.#send({ kind: "summary" });
    if (mode === "one" && this.key && this.key !== this.page.open?.key)
      this.#send({ kind: "open", student: this.key });
    this.tell(say(`view.${mode}.about`));
  };

  readonly assign = (anchor: HTMLElement): void => {
    choose(anchor, {
      name: say("assignment"),
      value: this.page.assignment,
      options: this.page.assignments.map(({ id, name }) => ({ value: id, label: name })),
      pick: (id) => {
        this.marks.flush();
        this.key = "";
        this.#send({ kind: "assignment", id });
      },
    });
  };

  readonly change = (mark: Mark): void => {
    this.marks.change(mark);
    this.show();
  };

  readonly keepAgain = (): void => {
    this.trouble = "";
    this.marks.again();
    this.show();
  };

  readonly ask = (criterion: number): void => {
    this.criterion = criterion;
    this.show();
  };

  readonly level = (criterion: number, level: number, key = this.key): void => {
    const asked = this.page.rubric[criterion];
    const row = this.page.rows.find((one) => one.key === key);
    if (!asked || !row) return;
    [this.criterion, this.key] = [criterion, key];
    this.marks.level(row, asked.name, level);
    const now = this.marks.levelsOf(row)[asked.name];
    const name = this.page.levels[now ?? -1];
    this.tell(
      name === undefined
        ? say("level.none", { criterion: asked.name })
        : say("level.set", { criterion: asked.name, level: name }),
    );
    const group = document.activeElement?.closest<HTMLElement>("[data-group]");
    group?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };

  readonly pin = (): void => {
    const { open } = this.page;
    if (!open?.song) return;
    this.comments.add(open.song, this.ear.second);
  };

  readonly goBar = (song: string, bar: number): void => {
    const { open } = this.page;
    if (open && song !== open.song) this.chooseSong(song);
    else this.seek(open?.piece.bars.at(Math.min(bar, open.piece.bars.length) - 1) ?? 0);
  };

  readonly chooseSong = (song: string): void => {
    if (this.page.open) this.#send({ kind: "song", student: this.page.open.key, song });
  };

  readonly compare = (which: Which): void => {
    const shown = this.compared?.which === which;
    this.compared = null;
    if (!shown) this.#ask("compare", { which });
    this.show();
  };

  readonly draw = (track: string): void => {
    const shown = this.score?.track === track;
    this.score = null;
    if (!shown) this.#ask("score", { track });
    this.show();
  };

  readonly words = (words: string, focus: boolean): void => {
    this.change({ ...this.marks.mark, words });
    const field = this.#root.querySelector<HTMLTextAreaElement>("textarea.words");
    if (!focus) return;
    field?.focus();
    field?.setSelectionRange(words.length, words.length);
  };

  /** Say how far the marking is, at once; `onwards` goes to whoever is next. */
  readonly settle = (state: State, onwards: boolean): void => {
    const { open } = this.page;
    if (!open) return;
    const next = onwards ? nextToHear(this.page, open.key) : null;
    this.comments.close();
    this.marks.settle(state);
    this.marks.flush();
    if (next) this.pick(next.key);
    const [name, did] =
      state === "returned"
        ? [open.first, "return.did" as const]
        : [open.name, state === "later" ? ("later.did" as const) : ("marked.did" as const)];
    this.tell([say(did, { name }), next?.name].filter(Boolean).join(" "));
  };

  readonly collect = (): void => {
    this.tell(say("collecting"));
    this.#send({ kind: "collect" });
  };

  readonly hide = (on: boolean): void => {
    this.marks.flush();
    [this.key, this.said] = ["", say(on ? "anonymous.on" : "anonymous.off")];
    this.#send({ kind: "anonymous", on });
  };

  readonly unfold = (): void => {
    this.unfolded = !this.unfolded;
    this.show();
  };
}
