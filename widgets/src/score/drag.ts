/** Dragging the head of a note up or down its staff. */
import type { Stop } from "../link.js";
import type { WrittenNote } from "./engraved.js";
import type { Page } from "./page.js";

/** Pixels after which a press is a drag. */
const FAR = 5;

/** Let notes be dragged: the head follows the pointer, and where it is let go, `moved` is told its new pitch; it goes back where that gives false. Escape lets go of it. */
export function dragHeads(page: Page, moved: (note: WrittenNote, pitch: number) => boolean): Stop {
  const { element } = page;
  const off = new AbortController();
  let held: { readonly note: WrittenNote; readonly head: SVGGraphicsElement; readonly y: number } | null =
    null;
  let far = false;
  const drop = (): void => {
    held?.head.style.removeProperty("translate");
    held = null;
  };
  const on = <K extends keyof HTMLElementEventMap>(kind: K, does: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(kind, does, { signal: off.signal, capture: true });
  on("pointerdown", (event) => {
    far = false;
    const found = event.isPrimary && event.button === 0 ? page.noteAt(event) : null;
    held = found && { ...found, y: event.clientY };
  });
  on("pointermove", (event) => {
    if (!held) return;
    if (!far && Math.abs(event.clientY - held.y) >= FAR) {
      far = true;
      element.setPointerCapture(event.pointerId);
    }
    if (far) held.head.style.translate = `0 ${(event.clientY - held.y) * page.scaleOf(held.head)}px`;
  });
  on("pointerup", (event) => {
    const pitch = held && far ? page.pitchOf(held.head, event.clientY) : null;
    const went = held && pitch !== null && pitch !== held.note.pitch && moved(held.note, pitch);
    if (went) held = null;
    else drop();
  });
  on("pointercancel", drop);
  on("click", (event) => {
    if (far) event.stopImmediatePropagation();
    far = false;
  });
  window.addEventListener("keydown", ({ key }) => key === "Escape" && drop(), {
    signal: off.signal,
    capture: true,
  });
  return () => off.abort();
}
