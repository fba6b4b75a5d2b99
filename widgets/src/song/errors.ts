/** What is refused, in a sentence: what came, what is allowed, what to try. */

/** A song, or a part of one, that could not be. */
export class SongError extends Error {
  override readonly name: string = "SongError";
}

/** An edit that does not fit the song. */
export class EditError extends SongError {
  override readonly name: string = "EditError";
}

type Values = Readonly<Record<string, string | number>>;

/** The sentence with `{names}` filled in from `values`; the one place where another language would come in. */
export function say(sentence: string, values: Values = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}

/** Any value in at most 60 characters, whatever its size or depth, for use in a sentence. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return say("a list");
  if (typeof value === "object" && value !== null) return say("an object");
  if (value === undefined) return say("nothing");
  const text = typeof value === "string" ? JSON.stringify(value.slice(0, 60)) : String(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
