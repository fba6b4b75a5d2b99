/** How loud a song is along its time, told from its notes: what a wave would look like, before a sound is made. Pure. */
import type { Song, Track } from "../song/model.js";
import { secondsAt } from "../song/tempo.js";
import { songEnd } from "../song/whole_song.js";

/** Below this a track adds nothing that could be seen. */
const SILENT_DB = -60;
/** How fast a note dies away: to a half in so many seconds. */
const HALF = 0.6;

/** A level from 0 to 1 for each of `count` equal stretches of time. */
export function loudnessOf(song: Song, count: number): Float32Array {
  const columns = new Float32Array(count);
  const length = secondsAt(song.tempo, songEnd(song));
  if (length <= 0) return columns;
  const soloed = song.tracks.some(({ solo }) => solo);
  for (const track of song.tracks)
    if (!track.mute && (!soloed || track.solo)) addTrack(columns, song, track, length);
  const loudest = columns.reduce((most, level) => Math.max(most, level), 1e-9);
  return columns.map((level) => Math.sqrt(level / loudest));
}

function addTrack(columns: Float32Array, { tempo }: Song, track: Track, length: number): void {
  if (track.volumeDb <= SILENT_DB) return;
  const gain = 10 ** (track.volumeDb / 20);
  for (const clip of track.clips)
    for (let round = 0; round < clip.repeats; round += 1) {
      const at = clip.start + round * clip.length;
      const span = (from: number, to: number, level: number): void =>
        addSpan(
          columns,
          secondsAt(tempo, from) / length,
          secondsAt(tempo, to) / length,
          level * gain,
          length,
        );
      if (clip.kind === "audio") span(at, at + clip.length, 0.5);
      else
        for (const { start, duration, velocity } of clip.notes)
          if (start < clip.length)
            span(at + start, at + Math.min(start + duration, clip.length), (velocity / 127) ** 2);
    }
}

/** Add a note's power to the columns that it sounds in. */
function addSpan(columns: Float32Array, from: number, to: number, level: number, length: number): void {
  const first = Math.floor(from * columns.length);
  const last = Math.max(Math.ceil(to * columns.length), first + 1);
  const fall = 0.5 ** (length / columns.length / HALF);
  let now = level;
  for (let i = first; i < Math.min(last, columns.length); i += 1) {
    columns[i] = (columns[i] ?? 0) + now * now;
    now *= fall;
  }
}
