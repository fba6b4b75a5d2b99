/** The texts that a page shows or speaks: English is the source, and another language is another table. */

type Words<Table> = Readonly<Partial<Record<keyof Table & string, string>>>;
/** A text, with `{names}` filled in from `values`. */
export type Say<Table> = (
  word: keyof Table & string,
  values?: Readonly<Record<string, string | number>>,
) => string;

const language = (): string =>
  typeof document === "undefined" ? "en" : document.documentElement.lang.slice(0, 2).toLowerCase();

/** The words of one part of the page. `others` has further languages by their code; what they lack is said in English. */
export function catalogue<const Table extends Readonly<Record<string, string>>>(
  english: Table,
  others: Readonly<Record<string, Words<Table>>> = {},
): Say<Table> {
  return (word, values = {}) => {
    const sentence = others[language()]?.[word] ?? english[word] ?? word;
    return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
  };
}

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
