/** What knobs, faders, slides and numbers have in common: they are sliders that one drags, presses keys on or types over. */
import { follow } from "./pointer.js";
import { typeOver } from "./type_over.js";
import { dragged, keyed, type Range, typed } from "./value.js";

/** A value in place. `change` is called with `join` for every further value of one gesture. */
export interface Dial {
  readonly name: string;
  readonly value: number;
  readonly range: Range;
  /** The value in words, such as "58 per cent, light swing". */
  readonly said: string;
  readonly change: (value: number, join: boolean) => void;
  /** Escape in the middle of a drag: put back what was there. Without it the first value is set again. */
  readonly cancel?: () => void;
  /** How it is typed over, where that is more than a number; `text` is what stands in the input at first. */
  readonly type?: (element: HTMLElement, text: string) => void;
}

/** How it is dragged: upwards as knobs, faders and numbers are, or along as slides are. */
export type Way = "up" | "along";

/** Begin to drag it. */
export const press =
  (dial: Dial, way: Way) =>
  (event: PointerEvent): void => {
    const { currentTarget: element } = event;
    if (!(element instanceof HTMLElement)) return;
    let [told, begun] = [dial.value, false];
    const change = (value: number): void => {
      if (value === told) return;
      dial.change(value, begun);
      [told, begun] = [value, true];
    };
    follow(event, element, {
      press: () => {
        element.focus();
        return undefined;
      },
      drag: (at, from) =>
        change(dragged(dial.range, dial.value, way === "up" ? from.y - at.y : at.x - from.x, at.shift)),
      cancel: () => (dial.cancel && begun ? dial.cancel() : change(dial.value)),
    });
  };

/** Keys of a slider; Enter or a digit types over it. A key that does something goes no further. */
export const key = (dial: Dial) => {
  // Several keys can come before the next drawing: each goes on from the one before.
  let now = dial.value;
  return (event: KeyboardEvent): void => {
    const { currentTarget: element } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(element instanceof HTMLElement)) return;
    const value = keyed(dial.range, now, event.key, event.shiftKey);
    const types = event.key === "Enter" || /^[0-9]$/.test(event.key);
    if (value === null && !types) return;
    event.preventDefault();
    event.stopPropagation();
    if (value === null) over(dial, element, event.key === "Enter" ? String(dial.value) : event.key);
    else {
      now = value;
      dial.change(value, event.repeat);
    }
  };
};

/** A double click goes back home, or types over where there is no home. */
export const twice =
  (dial: Dial) =>
  ({ currentTarget: element }: Event): void => {
    if (dial.range.home !== undefined) dial.change(dial.range.home, false);
    else if (element instanceof HTMLElement) over(dial, element, String(dial.value));
  };

function over(dial: Dial, element: HTMLElement, value: string): void {
  if (dial.type) {
    dial.type(element, value);
    return;
  }
  typeOver(element, {
    name: dial.name,
    value,
    take: (text) => {
      const number = typed(dial.range, text);
      if (number !== null) dial.change(number, false);
      return number !== null;
    },
  });
}
