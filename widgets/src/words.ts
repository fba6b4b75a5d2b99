/** The words of the player, and the catalogue that each part of the page makes of its own. */
import { catalogue } from "./catalogue.js";

export { catalogue, type Say } from "./catalogue.js";

/** The texts of the player. */
export const ENGLISH = {
  player: "Player: {title}",
  play: "Play",
  pause: "Pause",
  position: "Position",
  sections: "Sections",
  "section.go": "{name}, from {time}",
  loop: "Loop",
  "loop.section": "Loop {section}",
  "loop.on": "Loop on, {section}",
  "loop.on.all": "Loop on, the whole piece",
  "loop.off": "Loop off",
  speed: "Speed",
  "speed.times": "{speed}× speed",
  "speed.said": "{speed} times as fast",
  comments: "Comments",
  "comment.pin": "Comment by {who} at {time}",
  volume: "Volume",
  "volume.value": "Volume {percent} percent",
  mute: "Mute",
  muted: "Muted",
  unmuted: "Sound on",
  bar: "bar {bar}",
  "second.one": "{count} second",
  "second.other": "{count} seconds",
  "minute.one": "{count} minute",
  "minute.other": "{count} minutes",
  ready: "Press play to hear it",
  playing: "Playing",
  paused: "Paused at {place}",
  ended: "The end",
  loading: "Getting the sound ready",
  "keys.play": "play",
  "keys.pause": "pause",
  "keys.bar": "one bar",
  "keys.seconds": "5 seconds",
  "keys.section": "section",
  "keys.loop": "loop",
  "keys.volume": "softer, louder",
  "trouble.silent": "The notebook does not answer: it may be busy or stopped. Run the cell again to hear it.",
  "trouble.held": "The browser is holding the sound back. Press play once more.",
  "trouble.audio": "This browser gives no sound here. Close other tabs that play, then press play again.",
  "trouble.lost": "A part of the sound was lost on its way. Press play to fetch it again.",
  "trouble.empty": "There is nothing to play yet. Add some notes, then run the cell again.",
} as const;

export type Word = keyof typeof ENGLISH;

export const WORDS: readonly Word[] = Object.keys(ENGLISH).filter((word): word is Word => word in ENGLISH);

export const say = catalogue(ENGLISH);
