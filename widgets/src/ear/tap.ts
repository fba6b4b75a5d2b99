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
}

const WIDTH = 640;
const HEIGHT = 120;
/** Milliseconds at the edge of the picture. */
const EDGE = 120;

export function tapView(page: Tap, hands: TapHands): TemplateResult {
  const label = hands.running ? say("stop") : say("begin");
  return html`<header class="head"><div><span class="cap">${page.title}, ${page.tempo}</span><h2>${hands.running ? say(hands.counting ? "tap.listen" : "tap.now") : page.says}</h2></div></header>
    <div class="play-row">${button({ label, text: label, icon: hands.running ? "stop" : "play", class: "primary", do: hands.begin })}</div>
    <button type="button" class="pad" ?disabled=${!hands.running} @pointerdown=${hands.tap}>${say("tap")}</button>
    ${page.taps.length ? picture(page) : nothing}`;
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
