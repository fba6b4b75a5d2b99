/** Objects with named fields, and objects whose kind a field names. */
import { say, shown } from "../errors.js";
import { at, type Json, type JsonObject, refuse, type Shape, within } from "./shape.js";

type Fields = Readonly<Record<string, unknown>>;

/** How one field is read and written; one with a usual value may be left out. */
export interface Field<T> {
  readonly shape: Shape<T>;
  readonly usual?: T;
}

/** The shape of an object. */
export interface RecordShape<T> extends Shape<T> {
  write(value: T): JsonObject;
}

export type Parts<T> = { readonly [N in keyof T]: Field<T[N]> };

/** A field that has to be there. */
export const needed = <T>(shape: Shape<T>): Field<T> => ({ shape });

/** A field that may be left out. */
export const usually = <T>(shape: Shape<T>, usual: T): Field<T> => ({ shape, usual });

/** A name as it is written: `volumeDb` becomes `volume_db`. */
export const written = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The shape of an object with named fields. What `tidy` refuses is refused with the path. */
export function record<T extends object>(
  parts: Parts<T>,
  tidy: (value: T) => T = (value) => value,
): RecordShape<T> {
  const rows = Object.entries<Field<unknown>>(parts).map(([name, field]) => ({
    name,
    field,
    key: written(name),
  }));
  const keys = new Set(rows.map((row) => row.key));
  return {
    read: (data, path) => {
      const given = readObject(data, path, keys);
      const value = Object.fromEntries(
        rows.map(({ name, key, field }) => [name, readField(field, given, key, path)]),
      );
      // Every part of T has been read by its own shape.
      return at(path, () => tidy(value as T));
    },
    write: (value) => {
      const values = new Map<string, unknown>(Object.entries(value));
      return Object.fromEntries(
        rows.map(({ name, key, field }) => [key, field.shape.write(values.get(name))]),
      );
    },
  };
}

function readField<T>(field: Field<T>, given: Fields, key: string, path: string): T {
  if (Object.hasOwn(given, key)) return field.shape.read(given[key], within(path, key));
  if (field.usual !== undefined) return field.usual;
  return refuse(path, say("The field {name} is missing. Add it.", { name: shown(key) }));
}

/** An object, refusing unknown fields. */
export function readObject(data: unknown, path: string, known: ReadonlySet<string>): Fields {
  const given = fieldsOf(data);
  const names = [...known].join(", ");
  if (given === null)
    return refuse(
      path,
      say("{value} came. Use an object with the fields {names}.", { value: shown(data), names }),
    );
  const stranger = Object.keys(given).find((name) => !known.has(name));
  if (stranger === undefined) return given;
  return refuse(path, say("The field {name} is unknown. Use {names}.", { name: shown(stranger), names }));
}

/** The fields of an object, or null for what is none. */
export function fieldsOf(data: unknown): Fields | null {
  return typeof data === "object" && data !== null && !Array.isArray(data) ? { ...data } : null;
}

/** The shape of an object whose field `tag` says which of several kinds it is. */
export function tagged<T extends object>(
  tag: string,
  shapes: ReadonlyMap<string, Shape<T>>,
  nameOf: (value: T) => string,
): Shape<T> {
  return {
    read: (data, path) => {
      const given = fieldsOf(data);
      const name = given?.[tag];
      const shape = typeof name === "string" ? shapes.get(name) : undefined;
      if (shape !== undefined) return shape.read(given, path);
      const values = { value: shown(name), names: [...shapes.keys()].join(", ") };
      return refuse(within(path, tag), say("{value} came. Use one of {names}.", values));
    },
    write: (value): Json => shapes.get(nameOf(value))?.write(value) ?? {},
  };
}
