/** A key as it was pressed, with what was held down beside it: what pure tables of keys read. */
export interface Pressed {
  readonly key: string;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly mod: boolean;
}

export const pressedBy = ({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): Pressed => ({
  key,
  shift: shiftKey,
  alt: altKey,
  mod: ctrlKey || metaKey,
});
