/** Steps on their way to the kernel: in messages that are small enough, each step with its number. */
import { encodeEdit } from "../song/edit_wire.js";
import type { Edit } from "../song/edits.js";
import type { Json } from "../song/wire/shape.js";
import type { Pending } from "./picture.js";

/** A step as it is sent. */
export interface Outgoing extends Pending {
  readonly message: Json;
  /** About how many characters it has as JSON. */
  readonly size: number;
}

/** Characters in one message at most: a notebook's server closes the line at far larger ones. */
const LARGEST = 500_000;
/** Characters in one step at most. */
export const LARGEST_STEP = 5_000_000;

export function outgoing(seq: number, edit: Edit, name: string, join: boolean): Outgoing {
  const said = name ? { name } : {};
  const message: Json = { seq, edit: encodeEdit(edit), ...said, ...(join ? { join } : {}) };
  return { seq, edit, message, size: JSON.stringify(message).length };
}

export const asking = (seq: number, what: "undo" | "redo"): Outgoing => ({
  seq,
  edit: null,
  message: { seq, [what]: true },
  size: 40,
});

/** The steps in messages of a size that every line takes. */
export function inMessages(steps: readonly Outgoing[]): readonly (readonly Json[])[] {
  const messages: Json[][] = [];
  let room = 0;
  for (const { message, size } of steps) {
    if (size > room || messages.length === 0) {
      messages.push([]);
      room = LARGEST;
    }
    messages.at(-1)?.push(message);
    room -= size;
  }
  return messages;
}
