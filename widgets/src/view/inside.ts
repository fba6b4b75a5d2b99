/** Where keys go: they stay inside a widget, until Escape gives focus back to the notebook around it. */

/** Keys stay inside, since the notebook around would take `b` for a new cell. Saving is left to it. */
export function stayInside(event: KeyboardEvent): void {
  const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
  if (!saves) event.stopPropagation();
}

/** Give focus to the notebook's cell around, if there is one. */
export function leave(root: HTMLElement): void {
  const cell = root.closest<HTMLElement>(".jp-Cell, .jp-Notebook");
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  cell?.closest<HTMLElement>(".jp-Notebook")?.focus();
}
