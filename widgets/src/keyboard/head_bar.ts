/** The controls of the keyboard in the bar: instrument, octave, sustain, key of the song, MIDI. */
import { html, type TemplateResult } from "lit/html.js";
import { pitchName } from "../song/key.js";
import type { Key } from "../song/model.js";
import { button } from "../view/controls.js";
import { icon } from "../view/icons.js";
import { keyText } from "../view/song_head.js";
import type { MidiState } from "./midi.js";
import { say } from "./words.js";

export interface HeadState {
  readonly instrument: string;
  readonly low: number;
  readonly high: number;
  /** Whether there is an octave below, and above. */
  readonly lower: boolean;
  readonly higher: boolean;
  readonly pedal: boolean;
  readonly songKey: Key | null;
  readonly midi: MidiState;
}

export interface HeadDoes {
  readonly instrument: (event: Event) => void;
  readonly shift: (by: -1 | 1) => void;
  readonly sustain: (event: Event) => void;
  readonly key: (event: Event) => void;
  readonly connect: () => void;
}

export function headBar(state: HeadState, does: HeadDoes): TemplateResult {
  const { instrument, songKey } = state;
  const name = html`<span class="sound-name">${instrument}</span>${icon("down", "down")}`;
  const key = keyText(songKey) || say("scale.none");
  const keyName = html`<span>${key}</span>${icon("down", "down")}`;
  return html`${button({ label: `${instrument}: ${say("instrument")}`, text: name, icon: "keys", class: "outlined", opens: "listbox", do: does.instrument })}
    ${octaves(state, does)}
    ${button({ label: say("sustain"), text: say("sustain"), keys: "Space", class: "small wide-only", on: state.pedal, do: does.sustain })}
    ${button({ label: `${key}: ${say("scale")}`, text: keyName, icon: "scale", class: "small wide-only", on: songKey !== null, do: does.key })}
    <span class="space"></span>${midiPart(state.midi, does.connect)}`;
}

function octaves({ low, high, lower, higher, songKey }: HeadState, { shift }: HeadDoes): TemplateResult {
  const [from, to] = [low, high].map((pitch) => pitchName(pitch, songKey));
  const down = button({
    label: say("octave.down"),
    icon: "minus",
    keys: "1",
    class: "small outlined",
    off: !lower,
    do: () => shift(-1),
  });
  const up = button({
    label: say("octave.up"),
    icon: "plus",
    keys: "2",
    class: "small outlined",
    off: !higher,
    do: () => shift(1),
  });
  return html`<span class="row octave" role="group" aria-label=${say("octave")}><span class="label normal-only">${say("octave")}</span>
    ${down}<b>${from}–${to}</b>${up}</span>`;
}

function midiPart(state: MidiState, connect: () => void): TemplateResult {
  if (state.kind === "on") {
    const said = state.name ? say("midi.on", { name: state.name }) : say("midi.some");
    return html`<span class="row sub normal-only midi">${icon("cable", "small")}<span>${said}</span></span>`;
  }
  const text = html`<span class="normal-only">${say(state.kind === "waiting" ? "midi.none" : "midi")}</span>`;
  return button({
    label: `${say(state.kind === "waiting" ? "midi.none" : "midi")}: ${say("midi.connect")}`,
    icon: "cable",
    text,
    class: "small midi wide-only",
    do: connect,
  });
}
