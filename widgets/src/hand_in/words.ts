/** The texts of handing in. */
import { catalogue } from "../words.js";

export const say = catalogue({
  label: "Hand in: {title}",
  who: "Your name, as it is in the class list",
  look: "Check and hand in",
  anyway: "Hand in as it is",
  again: "Hand in once more",
  open: "Not there yet",
  ready: "Everything that is asked for is there.",
  history: "Add the record of how I made it",
  "history.why": "It is yours. Nobody gets it unless you say so.",
  working: "Listening to your work, and packing it",
  receipt: "Your receipt",
  number: "Handed in {when}, number {number}",
  put: "It lies in the folder of the class.",
  bring: "Now upload this file to your class, or bring it to your teacher.",
  download: "Download the file",
  downloaded: "The file is in your downloads.",
  "receipt.told": "Handed in. Your receipt: {words}.",
  "open.told": "{count} things are not there yet. You can go on, or hand it in as it is.",
  silent: "The notebook does not answer: it may be busy or stopped. Run the cell again.",
});
