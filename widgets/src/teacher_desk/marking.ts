/** Changing what a teacher says of a submission: each gives a new mark. */
import type { Mark, Pin } from "./page.js";

/** A level set, or taken back where it is set already. */
export function withLevel(mark: Mark, criterion: string, level: number): Mark {
  const { [criterion]: before, ...others } = mark.levels;
  return { ...mark, levels: before === level ? others : { ...others, [criterion]: level } };
}

const inOrder = (pins: readonly Pin[]): readonly Pin[] =>
  [...pins].sort((a, b) => (a.song === b.song ? a.seconds - b.seconds : 0));

/** A comment more, in its place; the answer says which it is. */
export function withPin(mark: Mark, pin: Pin): { readonly mark: Mark; readonly at: number } {
  const pins = inOrder([...mark.pins, pin]);
  return { mark: { ...mark, pins }, at: pins.indexOf(pin) };
}

export const withText = (mark: Mark, at: number, text: string): Mark => ({
  ...mark,
  pins: mark.pins.map((pin, i) => (i === at ? { ...pin, text } : pin)),
});

export const withoutPin = (mark: Mark, at: number): Mark => ({
  ...mark,
  pins: mark.pins.filter((_, i) => i !== at),
});

/** The mark as it is sent: comments that say nothing stay here. */
export const sent = (mark: Mark): Mark => ({ ...mark, pins: mark.pins.filter(({ text }) => text.trim()) });

/** A phrase at the end of what is written, on a line or after a space of its own. */
export const withPhrase = (words: string, phrase: string): string =>
  words === "" || /\s$/.test(words) ? words + phrase : `${words} ${phrase}`;
