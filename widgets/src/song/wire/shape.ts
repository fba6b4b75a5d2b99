/** Shapes: one description of a piece of JSON that both reads it strictly and writes it.
 *
 * A shape reads a value at a path such as `tracks[2].clips[0].start`, and every complaint begins with that path.
 */
import { SongError, say, shown } from "../errors.js";

export type JsonObject = { readonly [name: string]: Json };
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface Shape<T> {
  read(data: unknown, path: string): T;
  write(value: T): Json;
}

/** Throw the sentence, with the path where it belongs. */
export function refuse(path: string, sentence: string): never {
  throw new SongError(path === "" ? sentence : `${path}: ${sentence}`);
}

export const within = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

/** Make a value, and put the path before whatever it refuses. */
export function at<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    return error instanceof SongError ? refuse(path, error.message) : rethrow(error);
  }
}

function rethrow(error: unknown): never {
  throw error;
}

function scalar<T extends Json>(is: (data: unknown) => data is T, what: string): Shape<T> {
  return {
    read: (data, path) =>
      is(data) ? data : refuse(path, say("{value} came. Use {what}.", { value: shown(data), what })),
    write: (value) => value,
  };
}

export const text = scalar((data) => typeof data === "string", say("a text"));
export const flag = scalar((data) => typeof data === "boolean", say("true or false"));
export const number = scalar((data) => typeof data === "number", say("a number"));
export const whole = scalar(
  (data): data is number => typeof data === "number" && Number.isInteger(data),
  say("a whole number"),
);
export const textOrNumber = scalar(
  (data) => typeof data === "string" || typeof data === "number",
  say("a number, or one of the words of the setting"),
);

/** The shape of one of a few words. */
export function oneOf<W extends string>(words: readonly W[]): Shape<W> {
  const named = words.filter((word) => word !== "").join(", ");
  return {
    read: (data, path) =>
      words.find((word) => word === data) ??
      refuse(path, say("{value} came. Use one of {words}.", { value: shown(data), words: named })),
    write: (value) => value,
  };
}

/** The shape of a list of at most `most` things of one shape. */
export function listing<T>(of: Shape<T>, most: number): Shape<readonly T[]> {
  return {
    read: (data, path) => readList(data, path, most).map((item, i) => of.read(item, `${path}[${i}]`)),
    write: (values) => values.map((value) => of.write(value)),
  };
}

function readList(data: unknown, path: string, most: number): readonly unknown[] {
  if (!Array.isArray(data)) return refuse(path, say("{value} came. Use a list.", { value: shown(data) }));
  if (data.length <= most) return data;
  return refuse(
    path,
    say("{count} things came, and at most {most} are allowed. Leave some out.", { count: data.length, most }),
  );
}

/** The shape of a short list of numbers, such as `[start, pitch, duration, velocity]`. */
export function row<T>(
  names: readonly string[],
  make: (numbers: readonly number[]) => T,
  write: (value: T) => readonly number[],
): Shape<T> {
  return {
    read: (data, path) => {
      const numbers = Array.isArray(data) && data.length === names.length ? data : null;
      if (numbers?.every((item): item is number => typeof item === "number"))
        return at(path, () => make(numbers));
      const values = { value: shown(data), count: names.length, names: names.join(", ") };
      return refuse(path, say("{value} came. Use a list of {count} numbers: {names}.", values));
    },
    write,
  };
}

/** The shape of something that may be null. */
export function optional<T>(of: Shape<T>): Shape<T | null> {
  return {
    read: (data, path) => (data === null ? null : of.read(data, path)),
    write: (value) => (value === null ? null : of.write(value)),
  };
}
