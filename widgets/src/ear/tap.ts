/** Tapping along: one bar to listen, four to tap; each tap as a dot above or below the line of its beat. */
import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import { button } from "../view/controls.js";
import type { Tap } from "./page.js";
import { say } from "./words.js";

export interface TapHands {
  readonly running: boolean;
  readonly counting: boolean;
  readonly begin: () => void;
  readonly tap: (event: Event) => void;
  readonly tempo: (bpm: number) => void;
}

const WIDTH = 640;
const HEIGHT = 120;
/** Milliseconds at the edge of the picture. */
const EDGE = 120;
/** Beats a minute by which the click is made slower or faster, and how far that goes. */
const STEP = 10;
const SLOWEST = 30;
const FASTEST = 240;

export function tapView(page: Tap, hands: TapHands): TemplateResult {
  const label = hands.running ? say("stop") : say("begin");
  return html`<header class="head"><div><span class="cap">${page.title}</span><h2>${hands.running ? say(hands.counting ? "tap.listen" : "tap.now") : page.says}</h2>
      <span class="sub">${say("tap.tempo", { tempo: page.tempo })}</span></div><span class="space"></span>
      <span class="levels">${faster(page, hands, -STEP)}${faster(page, hands, STEP)}</span></header>
    <div class="play-row">${button({ label, text: label, icon: hands.running ? "stop" : "play", class: "primary", do: hands.begin })}</div>
    <button type="button" class="pad" ?disabled=${!hands.running} @pointerdown=${hands.tap}>${say("tap")}</button>
    ${page.taps.length ? picture(page) : nothing}`;
}

/** A button that makes the click slower or faster. */
function faster(page: Tap, hands: TapHands, by: number): TemplateResult {
  const tempo = Math.min(Math.max(page.tempo + by, SLOWEST), FASTEST);
  return button({
    label: say(by < 0 ? "tap.slower" : "tap.faster"),
    icon: by < 0 ? "minus" : "plus",
    class: "outlined small",
    off: hands.running || tempo === page.tempo,
    do: () => hands.tempo(tempo),
  });
}

function picture(page: Tap): TemplateResult {
  const x = (beat: number): number => 30 + (beat / Math.max(page.beats - 1, 1)) * (WIDTH - 60);
  const y = (off: number): number =>
    HEIGHT / 2 + (Math.max(Math.min(off, EDGE), -EDGE) / EDGE) * (HEIGHT / 2 - 12);
  return html`<svg class="taps" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${say("tap.picture")}. ${page.says}">
    <path class="g" d="M20 ${HEIGHT / 2}H${WIDTH - 20}"></path><text class="l" x="2" y="12">${say("tap.early")}</text><text class="l" x="2" y=${HEIGHT - 4}>${say("tap.late")}</text>
    ${Array.from({ length: page.beats }, (_, at) => svg`<path class="g" d="M${x(at)} ${HEIGHT / 2 - (at % 4 ? 5 : 12)}V${HEIGHT / 2 + (at % 4 ? 5 : 12)}"></path>`)}
    ${page.taps.map(([at, off]) => svg`<circle cx=${x(at)} cy=${y(off)} r="5"></circle>`)}</svg>`;
}
