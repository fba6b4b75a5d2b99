/** Which part is edited: its colour, name and instrument; pressed, it lets one choose another. */
import { html, type TemplateResult } from "lit/html.js";
import { choose } from "../view/choose.js";
import { button } from "../view/controls.js";
import { inColour } from "../view/people.js";
import type { RollView } from "./view.js";
import { say } from "./words.js";

export function partName(view: RollView): TemplateResult {
  const { track } = view;
  const name = track?.name || track?.id || "";
  const face = html`<i class="dot" style=${inColour(view.colour)}></i><span class="wide-only two"><b>${name}</b> <small class="cap">${track?.instrument ?? ""}</small></span>`;
  const open = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLElement) chooseTrack(view, currentTarget);
  };
  return html`<span class="gap wide-only"></span>${button({ label: say("track", { track: name, instrument: track?.instrument ?? "" }), class: "part-name", opens: "listbox", text: face, do: open })}`;
}

function chooseTrack(view: RollView, anchor: HTMLElement): void {
  const options = view.song.tracks.map(({ id, name }) => ({ value: id, label: name || id }));
  choose(anchor, {
    name: say("track.name"),
    options,
    value: view.state.track,
    pick: (track) => view.open(track),
  });
}
