/** Bars of a clip: one more, one less, one twice. Pure.
 *
 * A clip that is played several times keeps, as near as whole rounds allow, the stretch of the song that it covers:
 * one bar eight times becomes two bars four times.
 */
import { type Edit, type SingleEdit, together } from "../song/edits.js";
import type { Note, NoteClip, Song, Tick } from "../song/model.js";
import { placeOf } from "../song/verbs.js";
import { barLength } from "../view/grid_lines.js";
import type { Bar } from "./bars.js";
import { noteClips, type Pattern } from "./pattern.js";
import { twinId } from "./row_track.js";

/** The clip and those of rows on tracks of their own that go with it. */
export function withRows(song: Song, clip: NoteClip): readonly NoteClip[] {
  const all = song.tracks.flatMap(noteClips);
  return [clip, ...all.filter(({ id }) => id.startsWith(twinId(clip, 0).slice(0, -1)) && id !== clip.id)];
}

/** Rounds that cover about the same stretch when a round has another length. */
export const roundsFor = ({ length, repeats }: NoteClip, other: Tick): number =>
  repeats === 1 ? 1 : Math.max(1, Math.round((length * repeats) / other));

/** Time opened in a clip at a tick, or closed where `by` is below 0; what lay in a closed stretch is gone. */
function stretched(clip: NoteClip, at: Tick, by: Tick, fresh: readonly Note[]): readonly SingleEdit[] {
  const after = clip.notes.filter((note) => note.start >= at);
  const moved = after
    .filter((note) => note.start >= at - Math.min(0, by))
    .map((note) => ({ ...note, start: note.start + by }));
  const length = clip.length + by;
  const edits: SingleEdit[] = [];
  if (after.length > 0) edits.push({ edit: "remove-notes", clip: clip.id, places: after.map(placeOf) });
  if (moved.length + fresh.length > 0)
    edits.push({ edit: "put-notes", clip: clip.id, notes: [...moved, ...fresh] });
  edits.push({ edit: "set-clip", clip: clip.id, field: "length", value: length });
  const repeats = roundsFor(clip, length);
  if (repeats !== clip.repeats)
    edits.push({ edit: "set-clip", clip: clip.id, field: "repeats", value: repeats });
  return edits;
}

/** A bar of rests at the end. */
export function addBar({ song, clip }: Pattern): Edit {
  if (!clip) return together([]);
  const by = barLength(song.meter, clip.start + clip.length);
  return together(withRows(song, clip).flatMap((one) => stretched(one, one.length, by, [])));
}

/** The same bar once more, right after it. */
export function doubleBar({ song, clip }: Pattern, bar: Bar): Edit {
  if (!clip) return together([]);
  const end = bar.start + bar.length;
  return together(
    withRows(song, clip).flatMap((one) => {
      const copies = one.notes
        .filter(({ start }) => start >= bar.start && start < end)
        .map((note) => ({ ...note, start: note.start + bar.length }));
      return stretched(one, end, bar.length, copies);
    }),
  );
}

/** Without the bar; the last one that is left is only cleared. */
export function removeBar(pattern: Pattern, bar: Bar): Edit {
  const { song, clip } = pattern;
  if (!clip) return together([]);
  if (bar.length >= clip.length) return clearBar(pattern, bar);
  return together(withRows(song, clip).flatMap((one) => stretched(one, bar.start, -bar.length, [])));
}

export function clearBar({ song, clip }: Pattern, bar: Bar): Edit {
  if (!clip) return together([]);
  const edits = withRows(song, clip).flatMap((one): readonly SingleEdit[] => {
    const inside = one.notes.filter(({ start }) => start >= bar.start && start < bar.start + bar.length);
    return inside.length > 0 ? [{ edit: "remove-notes", clip: one.id, places: inside.map(placeOf) }] : [];
  });
  return together(edits);
}

/** How often the clip is played, all its rows alike. */
export function setRepeats({ song, clip }: Pattern, repeats: number): Edit {
  if (!clip) return together([]);
  return together(
    withRows(song, clip).map(
      (one): SingleEdit => ({ edit: "set-clip", clip: one.id, field: "repeats", value: repeats }),
    ),
  );
}
