/** Dragging a row by its icon to another place. */
import { follow } from "../view/pointer.js";

/** `moved` is told by how many rows, when the pointer lets go. */
export function dragRow(event: PointerEvent, moved: (by: number) => void): void {
  const { currentTarget: grip } = event;
  const row = grip instanceof HTMLElement ? grip.closest<HTMLElement>('[role="row"]') : null;
  if (!row || !(grip instanceof HTMLElement)) return;
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>('[role="row"]') ?? [])];
  const from = rows.indexOf(row);
  const put = (by: number): void => {
    row.style.translate = by === 0 ? "" : `0 ${by}px`;
    row.toggleAttribute("data-dragged", by !== 0);
  };
  follow(event, grip, {
    drag: (at, start) => put(at.y - start.y),
    drop: (at) => {
      put(0);
      const to = rows.filter((one) => one.getBoundingClientRect().top + one.offsetHeight / 2 < at.y).length;
      const by = to > from ? to - from - 1 : to - from;
      if (by !== 0) moved(by);
    },
    cancel: () => put(0),
  });
}
