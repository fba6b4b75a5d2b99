/** The circle of fifths: twelve keys in a ring, each heard at a press; their minors inside, and the chords of the chosen one. */
import { html, svg, type TemplateResult } from "lit/html.js";
import { button } from "../view/controls.js";
import type { Circle } from "./page.js";
import { say } from "./words.js";

export interface CircleHands {
  readonly plays: (which: string) => boolean;
  readonly play: (which: string) => void;
  readonly choose: (at: number, minor: boolean) => void;
}

const SIZE = 320;
const OUTER = 124;
const INNER = 76;
const R_OUTER = 27;
const R_INNER = 21;

const spot = (at: number, radius: number): readonly [number, number] => {
  const angle = (at / 12) * 2 * Math.PI - Math.PI / 2;
  return [SIZE / 2 + radius * Math.cos(angle), SIZE / 2 + radius * Math.sin(angle)];
};

export function circleView(page: Circle, hands: CircleHands): TemplateResult {
  const turn = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const swap = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (by === undefined && !swap) return;
    event.preventDefault();
    hands.choose((page.at + (by ?? 0) + 12) % 12, swap ? event.key === "ArrowDown" : page.minor);
  };
  return html`<header class="head"><div><span class="cap">${page.title}</span><h2>${page.key}</h2><span class="sub">${page.signs}</span></div></header>
    <div class="circle-row">
      <svg class="circle" viewBox="0 0 ${SIZE} ${SIZE}" role="radiogroup" aria-label=${say("circle")} @keydown=${turn}>
        ${page.majors.map((name, at) => keyOf(page, hands, at, false, name))}${page.minors.map((name, at) => keyOf(page, hands, at, true, name))}</svg>
      <div class="circle-side"><p>${page.about}</p>
        <div class="row">${listen(hands, "chord", say("hear.chord"))}${listen(hands, "scale", say("hear.scale"))}</div>
        <div class="row" role="group" aria-label=${say("chords", { key: page.key })}>${page.chords.map((numeral) => listen(hands, `chord:${numeral}`, numeral))}</div></div></div>`;
}

function keyOf(page: Circle, hands: CircleHands, at: number, minor: boolean, name: string): TemplateResult {
  const [x, y] = spot(at, minor ? INNER : OUTER);
  const chosen = page.at === at && page.minor === minor;
  const near = !chosen && [1, 11].includes((at - page.at + 12) % 12) && minor === page.minor;
  return svg`<g class="key ${chosen ? "chosen" : ""} ${near ? "near" : ""} ${minor ? "inner" : ""}" role="radio" aria-checked=${chosen} tabindex=${chosen ? 0 : -1}
      aria-label=${minor ? say("minor", { name }) : say("major", { name })} @click=${() => hands.choose(at, minor)}>
    <circle cx=${x} cy=${y} r=${minor ? R_INNER : R_OUTER}></circle><text x=${x} y=${y + 5} text-anchor="middle">${name}</text></g>`;
}

function listen(hands: CircleHands, which: string, label: string): TemplateResult {
  const plays = hands.plays(which);
  const name = plays ? say("stop") : label;
  return button({
    label: name,
    text: name,
    icon: plays ? "stop" : "play",
    class: "outlined small",
    do: () => hands.play(which),
  });
}
