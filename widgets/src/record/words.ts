/** What recording says. */
import { catalogue } from "../catalogue.js";

export const ENGLISH = {
  refused:
    "The browser does not let this page use the microphone. You can still upload a recording or play the keys. To record, allow the microphone beside the page's address, and press once more.",
  none: "No microphone is connected. You can still upload a recording or play the keys. To record, plug one in, and press once more.",
  busy: "Another program is using the microphone. You can still upload a recording or play the keys. To record, close the other program, and press once more.",
  insecure:
    "You can still play, edit and upload a recording. To record, open this page over https or on the class computer itself: elsewhere browsers give no microphone.",
  gone: "That microphone is not there any more. Choose another one; you can still upload a recording or play the keys.",
  failed:
    "The microphone could not be opened. You can still upload a recording or play the keys. To record, plug it in again or reload the page.",
  unplugged:
    "The microphone was unplugged. What was recorded until then is kept. Plug it in again, or choose another one.",
  "unplugged.idle": "The microphone was unplugged. Plug it in again, or choose another one.",
  stopped: "The sound device went away. What was recorded until then is kept. Press record to go on.",
  muted: "The microphone is muted by the system, so silence is recorded. Unmute it, or choose another one.",
  silent:
    "Nothing comes from this microphone. Look whether it is muted or switched off, or choose another one.",
  idle: "The microphone was switched off, since it was not used for five minutes.",
  slow: "Recording goes at the song's own tempo, so the speed is back to normal.",
  away: "The notebook does not answer. Recording goes on, and is saved here until it does.",
  "away.kept":
    "The notebook does not answer, so the end of the recording waits on this page. Do not close it: run the cell again, or save the rest as a file.",
  full: "The notebook has not answered for minutes, so the recording was stopped. What was saved is kept; save the rest as a file.",
  nothing: "Nothing was recorded: it was stopped before the take began.",
  keeping: "The last recording is still being kept. Try again in a moment.",
  moved: "The song was moved to another place, so the recording ended there. It is kept.",
  start: "The song could not begin, so nothing was recorded.",
  large: "{name} is too large for this page. Put it into the notebook's folder, and use song.add_audio.",
  unread: "{name} could not be read by the browser. Choose it again.",
  empty: "{name} is empty: it has no bytes at all. Save or download it again.",
  lost: "The notebook does not answer, so {name} was not brought in. Run the cell again, then try once more.",
  "unclear.few":
    "Only {found} of {of} clicks were heard clearly. Turn the speaker up, bring the microphone nearer, or use headphones and clap along instead.",
  "unclear.spread":
    "The clicks came back at different times, {spread} ms apart. Close other programs and try again, or clap along instead.",
  "unclear.taps":
    "Only {found} claps were heard along with the clicks. Clap on each click, close to the microphone.",
  "unclear.steady":
    "The claps lie {spread} ms apart from each other. Listen for a few clicks first, then clap along.",
  "unclear.off": "The measurement was stopped before it was done.",
  "badge.recording": "Recording",
  "badge.stop": "Stop and keep",
  "badge.on": "Microphone on",
  "badge.off": "Switch off",
  "badge.name": "Microphone",
} as const;

export const say = catalogue(ENGLISH);
export type Word = Parameters<typeof say>[0];
