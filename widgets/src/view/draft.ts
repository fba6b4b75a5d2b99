/** A song as it is shown while something is dragged: with the edit in it that is not done yet. */
import { apply } from "../song/apply.js";
import type { Edit } from "../song/edits.js";
import type { Song } from "../song/model.js";

/** The song with a draft in it; a draft that no longer fits shows nothing. */
export function withDraft(song: Song, draft: Edit): Song {
  try {
    return apply(song, draft);
  } catch {
    return song;
  }
}
