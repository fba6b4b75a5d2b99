import type { Edit, SingleEdit } from "./edits.js";
import type { Song } from "./model.js";

/** What an edit does to a song, and the edit that takes it back, made from the song before it. */
export interface Rule<E extends SingleEdit> {
  apply(song: Song, edit: E): Song;
  invert(song: Song, edit: E): Edit;
}

/** The rules of some edits, by their names. */
export type Rules<E extends SingleEdit> = { readonly [N in E["edit"]]: Rule<Extract<E, { edit: N }>> };
