/** The song as JSON: the file `song.json`, and what crosses between Python and the browser. */
import { SongError, say, shown } from "./errors.js";
import type { Song } from "./model.js";
import { fieldsOf } from "./wire/record.js";
import type { JsonObject } from "./wire/shape.js";
import { SONG } from "./wire/shapes.js";

export const FORMAT = "musiclab-song";
export const VERSION = 1;

/** The song as plain JSON values. */
export const encode = (song: Song): JsonObject => ({ format: FORMAT, version: VERSION, ...SONG.write(song) });

/** The song of plain JSON values; throws a SongError that says what is wrong, where, and what to try. */
export function decode(data: unknown): Song {
  const { format, version, ...body } = fieldsOf(data) ?? {};
  if (format !== FORMAT)
    throw new SongError(
      say("This is not a MusicLab song: {value} came as its format. Choose a song.json.", {
        value: shown(format),
      }),
    );
  if (version !== VERSION)
    throw new SongError(
      say("version: {value} came. This page reads version {newest}; update MusicLab to open a newer song.", {
        value: shown(version),
        newest: VERSION,
      }),
    );
  return SONG.read(body, "");
}
