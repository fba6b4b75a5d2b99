/** What the live session has to say. */
import { catalogue } from "../catalogue.js";

export const ENGLISH = {
  opening: "Opening the song",
  silent:
    "The notebook does not answer: it may be busy, or its kernel has stopped. You can go on; what you change waits here.",
  restarted:
    "The notebook's kernel has restarted. Run the cell again: what you have changed since is still here, and is sent then.",
  closed: "The song was closed in the notebook. Run the cell again to go on.",
  unread: "This page cannot read what the notebook tells. Save the notebook and reload the page.",
  large: "That is too much for one step. Do it in smaller parts.",
  never: "The notebook does not answer. Run the cell again; if it stays so, restart the kernel.",
  busy: "The notebook does not answer: it may be busy, or its kernel has stopped. Once it answers, this opens by itself.",
  updated:
    "MusicLab has been updated since this notebook's kernel started. Restart the kernel and run the cell again.",
  broken: "This page could not load what MusicLab sent. Save the notebook and reload the page.",
} as const;

export const say = catalogue(ENGLISH);
