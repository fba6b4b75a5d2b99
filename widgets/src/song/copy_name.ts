/** The copies of recordings that clips play: each has a name that says what was done, as Python reads it. */
import type { AudioClip, Key } from "./model.js";

type Treated = Pick<AudioClip, "reverse" | "stretch" | "transpose" | "tune">;

/** The name of the copy of `take` that a clip plays, in a song of the key `home`; an untreated take's is its own. */
export function copyName(take: string, clip: Treated, home: Key | null): string {
  const words = new URLSearchParams();
  if (clip.reverse) words.set("reverse", "1");
  if (clip.stretch !== 1) words.set("stretch", String(clip.stretch));
  if (clip.transpose !== 0) words.set("transpose", String(clip.transpose));
  if (clip.tune !== 0) words.set("tune", String(clip.tune));
  if (clip.tune !== 0 && home !== null) words.set("key", `${home.tonic} ${home.mode}`);
  const said = words.toString();
  return said === "" ? take : `${take}?${said}`;
}
