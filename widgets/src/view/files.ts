/** Sound files that are dropped on a widget or chosen from the computer, and sounds that are saved there. */
/** Files that have come, and where on the page they were let go; null where they were chosen from a list. */
export type TakeFiles = (
  files: readonly File[],
  at: { readonly x: number; readonly y: number } | null,
) => void;

export class Files {
  readonly #root: HTMLElement;
  readonly #take: TakeFiles;
  readonly #ended = new AbortController();

  constructor(root: HTMLElement, take: TakeFiles) {
    [this.#root, this.#take] = [root, take];
    const { signal } = this.#ended;
    root.addEventListener("dragover", (event) => this.#over(event), { signal });
    root.addEventListener("dragleave", () => root.classList.remove("drop-here"), { signal });
    root.addEventListener("drop", (event) => this.#drop(event), { signal });
  }

  /** Let one be chosen; in a gesture. */
  choose(): void {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = "audio/*,.wav,.flac,.ogg,.mp3,.aif,.aiff";
    input.multiple = true;
    input.addEventListener("change", () => this.#take([...(input.files ?? [])], null), {
      signal: this.#ended.signal,
    });
    input.click();
  }

  save(sound: Blob | null, name: string): void {
    if (!sound) return;
    const link = document.createElement("a");
    [link.href, link.download] = [URL.createObjectURL(sound), name];
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  close(): void {
    this.#ended.abort();
  }

  #over(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    this.#root.classList.add("drop-here");
  }

  #drop(event: DragEvent): void {
    this.#root.classList.remove("drop-here");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.#take(files, { x: event.clientX, y: event.clientY });
  }
}
