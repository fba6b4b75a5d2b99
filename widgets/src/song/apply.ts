/** Applying edits to songs, and the edits that take them back: two pure functions. */
import { type Edit, type SingleEdit, steps } from "./edits.js";
import { EditError, SongError } from "./errors.js";
import type { Song } from "./model.js";
import { BUS_RULES } from "./on_buses.js";
import { CLIP_RULES } from "./on_clips.js";
import { MIX_RULES } from "./on_mix.js";
import { SONG_RULES } from "./on_song.js";
import type { Rule, Rules } from "./rule.js";
import { tidyStep } from "./tidy_edit.js";

const RULES: Rules<SingleEdit> = { ...SONG_RULES, ...BUS_RULES, ...CLIP_RULES, ...MIX_RULES };

const ruleOf = (edit: SingleEdit): Rule<SingleEdit> => RULES[edit.edit];

/** The song after the edit; the song that came stays as it was.
 *
 * Throws an EditError where the edit does not fit the song or the result could not be. Of a batch all edits happen,
 * or none.
 */
export function apply(song: Song, edit: Edit): Song {
  return refusing(() => steps(edit).reduce(step, song));
}

/** The edit that takes `edit` back once it has been applied to `song`. */
export function invert(song: Song, edit: Edit): Edit {
  return refusing(() => {
    if (edit.edit !== "batch") return stepBack(song, edit);
    const back: Edit[] = [];
    let now = song;
    for (const one of edit.edits) {
      back.push(stepBack(now, one));
      now = step(now, one);
    }
    return { edit: "batch", edits: back.reverse().flatMap(steps) };
  });
}

function step(song: Song, edit: SingleEdit): Song {
  const tidy = tidyStep(edit);
  return ruleOf(tidy).apply(song, tidy);
}

function stepBack(song: Song, edit: SingleEdit): Edit {
  const tidy = tidyStep(edit);
  return ruleOf(tidy).invert(song, tidy);
}

/** Whatever is refused on the way is refused as an edit. */
function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof SongError && !(error instanceof EditError) ? new EditError(error.message) : error;
  }
}
