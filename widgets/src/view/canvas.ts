/** A canvas at device pixels whose colours come from the style sheet, read again when the theme changes. */
import type { Stop } from "../link.js";
import { followTheme } from "./theme.js";

/** Reads a token such as `--ml-grid-bar`, or `--ml-t3`, as a colour the canvas understands. */
export type Ink = (token: string) => string;
export type Draw = (
  pen: CanvasRenderingContext2D,
  size: { readonly width: number; readonly height: number },
  ink: Ink,
) => void;

/** Draws into `canvas` whenever it is asked to, its size changes, or the theme does. Draw in CSS pixels. */
export class Sheet {
  readonly #canvas: HTMLCanvasElement;
  readonly #draw: Draw;
  readonly #stops: readonly Stop[];
  readonly #colours = new Map<string, string>();
  #asked = 0;

  constructor(canvas: HTMLCanvasElement, root: HTMLElement, draw: Draw) {
    [this.#canvas, this.#draw] = [canvas, draw];
    const sized = new ResizeObserver(() => this.draw());
    sized.observe(canvas);
    const themed = (): void => {
      this.#colours.clear();
      this.ask();
    };
    this.#stops = [
      () => sized.disconnect(),
      followTheme(root, themed),
      () => cancelAnimationFrame(this.#asked),
    ];
  }

  /** Draw in the next frame of the screen; however often this is asked, once. */
  ask(): void {
    cancelAnimationFrame(this.#asked);
    this.#asked = requestAnimationFrame(() => this.draw());
  }

  /** Draw now. */
  draw(): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const pen = this.#canvas.getContext("2d");
    if (!pen || width === 0 || height === 0) return;
    const scale = devicePixelRatio || 1;
    const [wide, tall] = [Math.round(width * scale), Math.round(height * scale)];
    if (this.#canvas.width !== wide) this.#canvas.width = wide;
    if (this.#canvas.height !== tall) this.#canvas.height = tall;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    this.#draw(pen, { width, height }, this.#ink);
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  readonly #ink: Ink = (token) => {
    const known = this.#colours.get(token);
    if (known !== undefined) return known;
    const read = colourOf(this.#canvas, token);
    this.#colours.set(token, read);
    return read;
  };
}

/** A token may be a mixture of colours, which only an element can resolve. */
function colourOf(canvas: HTMLCanvasElement, token: string): string {
  canvas.style.color = `var(${token})`;
  const { color } = getComputedStyle(canvas);
  canvas.style.color = "";
  return color;
}
