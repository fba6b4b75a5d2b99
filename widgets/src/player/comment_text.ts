/** Reading the comments that a widget was given: rows of a tick, a name and a text. */
import type { Song } from "../song/model.js";
import { secondsAt } from "../song/tempo.js";
import type { Comment } from "./comments.js";

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The comments of a text, earliest first; what is none is left out. */
export function readComments(text: string, song: Song): readonly Comment[] {
  return list(parsed(text))
    .flatMap((row): readonly Comment[] => {
      const [tick, who, words] = list(row);
      if (typeof tick !== "number" || typeof who !== "string" || typeof words !== "string") return [];
      return [{ second: secondsAt(song.tempo, tick), who, text: words }];
    })
    .sort((a, b) => a.second - b.second);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}
