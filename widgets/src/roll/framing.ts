/** Where a roll begins to look: at the first notes, their range in the middle; without notes, at the home note. */
import { isHome } from "../song/key.js";
import type { Key } from "../song/model.js";
import { centred, pitchesShown } from "./rows.js";
import { notesBetween, pitchRange } from "./shown.js";
import { type State, VISIBLE_ROWS } from "./state.js";
import type { RollView } from "./view.js";

/** How far ahead the first note is looked for, in ticks: four bars of 4/4. */
const NEAR = 15_360;

export function framed({ track, song, state, rows }: RollView): State {
  const range = track && pitchRange(track);
  const home = homePitch(song.key);
  const first = track?.clips[0]?.start ?? 0;
  const [note] = track ? notesBetween(track, first, first + NEAR) : [];
  const cursor = { tick: note?.start ?? first, pitch: note?.note.pitch ?? home };
  const fold = !range && song.key !== null;
  const shown = {
    ...rows,
    visible: VISIBLE_ROWS * state.height,
    pitches: pitchesShown(song.key, fold, new Set()),
  };
  const { top } = centred(
    fold || !range ? shown : { ...rows, visible: shown.visible },
    range?.low ?? home,
    range?.high ?? home + 6,
  );
  return { ...state, top, cursor, fold, axis: { ...state.axis, from: first } };
}

/** The home note that is nearest to the middle of the keyboard. */
function homePitch(key: Key | null): number {
  if (!key) return 60;
  return [60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 58, 59].find((pitch) => isHome(key, pitch)) ?? 60;
}
