/** What one recorder shows and has chosen, apart from the song. */
import type { Part } from "../song/comping.js";

export interface State {
  /** The id of the track that is recorded onto; it may not be there yet. */
  readonly track: string;
  /** What the track is called when it is made. */
  readonly name: string;
  /** A track whose notes are shown to sing along to. */
  readonly guide: string;
  /** Which place of the song one looks at; null for the one that is near. */
  readonly place: number | null;
  /** The cell that has the tab stop: a row of takes, and a phrase. */
  readonly row: number;
  readonly phrase: number;
  /** A part of the row's take that is chosen, in ticks of the song. */
  readonly chosen: Part | null;
  /** Only the loop's bars are recorded. */
  readonly punch: boolean;
  readonly countIn: number;
  /** The take that is heard alone. */
  readonly heard: string;
  readonly width: number;
}

export const startingState = (track: string, name: string, guide: string): State => ({
  track,
  name,
  guide,
  place: null,
  row: 0,
  phrase: 0,
  chosen: null,
  punch: false,
  countIn: 1,
  heard: "",
  width: 600,
});
