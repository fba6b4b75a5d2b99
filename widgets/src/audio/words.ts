/** What the sound says when something stands in its way. */
import { catalogue } from "../words.js";

export const say = catalogue({
  silent:
    "The notebook does not answer, so some sounds are missing. Run the first cell again, then press play.",
  held: "The browser is holding the sound back. Press play once more.",
  audio: "This browser gives no sound here. Close other tabs that play, then press play again.",
  lost: "The sound device went away or changed. Press play to go on.",
  skipped: "Some notes were left out: their sounds were still on the way.",
  coming: "Getting the sounds ready…",
  busy: "This computer is busy: some notes are cut short to keep time.",
  frozen: "This computer is busy: {tracks} is played from a copy made ahead.",
  "frozen.many": "This computer is busy: {tracks} are played from copies made ahead.",
  page: "This page has no secure connection, so the sound may stumble while the page is busy. An address with https plays steadily.",
});
