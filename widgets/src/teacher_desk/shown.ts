/** The desk as a template: the roster beside one submission, one criterion for everybody, or the class at a glance. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { button, empty } from "../view/controls.js";
import { hintLine } from "../view/hint.js";
import { icon } from "../view/icons.js";
import { inColour, initials } from "../view/people.js";
import { trouble } from "../view/trouble.js";
import { across } from "./across.js";
import { findings } from "./findings.js";
import { type Hearing, hearing, tracks } from "./hearing.js";
import { handedIn, placeIn } from "./order.js";
import type { Submission } from "./page.js";
import { focused, keydown, keyup } from "./performing.js";
import { type Pins, pinList, pinsOf } from "./pins.js";
import { roster } from "./roster.js";
import { rubric } from "./rubric.js";
import { summary } from "./summary.js";
import type { DeskView as Desk } from "./view.js";
import { wording } from "./wording.js";
import { say } from "./words.js";

export function shown(desk: Desk): TemplateResult {
  const { page } = desk;
  return html`<section class="desk" aria-label=${say("desk")} @keydown=${(event: KeyboardEvent) => keydown(desk, event)}
    @keyup=${keyup} @focusin=${(event: Event) => focused(desk, event)}>
    ${trouble(desk.trouble, desk.trouble && desk.marks.waits ? { label: say("again"), do: desk.keepAgain } : null)}
    <div class="sides">${roster({ page, key: desk.key, mode: desk.mode, unfolded: desk.unfolded, pick: desk.pick, assign: desk.assign, turn: desk.turn, hide: desk.hide, collect: desk.collect, unfold: desk.unfold })}
      <div class="main">${main(desk)}</div></div>
    ${hintLine(
      {
        says: desk.said || (page.open ? say("ready") : ""),
        keys: [
          { caps: ["Space"], does: say("keys.listen") },
          { caps: ["C"], does: say("keys.comment") },
          { caps: ["1", "…", "4"], does: say("keys.level") },
          { caps: ["J", "K"], does: say("keys.go") },
        ],
      },
      desk.said,
    )}</section>`;
}

function main(desk: Desk): TemplateResult {
  const { page } = desk;
  if (handedIn(page).length === 0)
    return empty(
      icon("folder"),
      say("empty", { place: page.collects }),
      button({
        label: say("collect.now"),
        text: say("collect.now"),
        icon: "folder",
        class: "primary",
        do: desk.collect,
      }),
    );
  if (desk.mode === "class") return summary(page.summary);
  if (desk.mode === "across")
    return across({
      page,
      key: desk.key,
      criterion: desk.criterion,
      levels: (key) => desk.levelsOf(key),
      plays: (key) => desk.ear.playsMain(key),
      choose: (criterion) => desk.ask(criterion),
      hear: desk.hearMain,
      set: (key, level) => desk.level(desk.criterion, level, key),
    });
  return page.open ? one(desk, page.open) : empty(icon("ear"), say("empty.pick"));
}

function one(desk: Desk, open: Submission): TemplateResult {
  const heard = hearingOf(desk, open);
  const { page } = desk;
  const { mark } = desk.marks;
  return html`${head(desk, open)}
    ${open.troubles.length ? html`<ul class="troubles">${open.troubles.map((sentence) => html`<li>${icon("next", "small")}<bdi>${sentence}</bdi></li>`)}</ul>` : nothing}
    ${open.song ? hearing(heard) : nothing}
    <div class="two"><div class="col">${findings(open.tasks, desk.goBar)}${open.song ? html`${pinList(heard.pins)}` : nothing}</div>
      <div class="col">${rubric({ rubric: page.rubric, names: page.levels, levels: mark.levels, current: desk.criterion, set: (criterion, level) => desk.level(criterion, level) })}
        ${wording(open.first, mark.words, desk.words)}</div></div>
    ${open.song ? tracks(heard) : nothing}${foot(desk, open)}`;
}

function head(desk: Desk, open: Submission): TemplateResult {
  const place = placeIn(desk.page, open.key);
  return html`<header class="top"><span class="who" style=${inColour(Number(open.key) || 1)} aria-hidden="true">${initials(open.name)}</span>
    <div class="whose"><h2 title=${open.name}><bdi>${open.name}</bdi></h2><span class="sub">${open.line}</span></div><span class="space"></span>
    <span class="sub">${place ? say("at", place) : nothing}</span>
    ${button({ label: say("previous"), icon: "left", class: "outlined", keys: "K", do: () => desk.go(-1) })}
    ${button({ label: say("next"), icon: "right", class: "outlined", keys: "J", do: () => desk.go(1) })}</header>`;
}

function foot(desk: Desk, open: Submission): TemplateResult {
  const { mark } = desk.marks;
  const back = say("return", { name: open.first });
  return html`<footer class="foot"><span class="sub">${say(desk.marks.waits ? "keeping" : "kept")}</span><span class="space"></span>
    <label class="points sub"><span>${say("points")}</span><input type="text" inputmode="decimal" size="5" maxlength="8" title=${say("points.own")} placeholder=${open.points}
      .value=${mark.points === null ? "" : String(mark.points)} @change=${(event: Event) => pointed(desk, event)}></label>
    ${button({ label: say("later"), text: say("later"), do: () => desk.settle("later", true) })}
    ${button({ label: say("marked.next"), text: say("marked.next"), class: "outlined", do: () => desk.settle("marked", true) })}
    ${button({ label: back, text: html`<bdi class="name">${back}</bdi>`, icon: "send", class: "primary", keys: "Ctrl+Enter", do: () => desk.settle("returned", false) })}</footer>`;
}

/** A number of the teacher's own, or none. */
function pointed(desk: Desk, event: Event): void {
  if (!(event.target instanceof HTMLInputElement)) return;
  const number = Number.parseFloat(event.target.value.replace(",", "."));
  desk.change({ ...desk.marks.mark, points: Number.isFinite(number) && number >= 0 ? number : null });
}

function hearingOf(desk: Desk, open: Submission): Hearing {
  const { second } = desk.ear;
  const { comments } = desk;
  const { editing } = comments;
  const pins: Pins = {
    pins: pinsOf(desk.marks.mark.pins, open.song),
    editing,
    second,
    seconds: open.piece.seconds,
    go: (pin) => desk.seek(pin.seconds),
    edit: (at) => (at === null ? comments.end() : comments.edit(at)),
    write: (at, text) => comments.write(at, text),
    remove: (at) => comments.remove(at),
    add: desk.pin,
  };
  return {
    open,
    second,
    pins,
    told: desk.told,
    on: desk.ear.on,
    compared: desk.compared,
    score: desk.score,
    plays: (which, track) => desk.ear.plays(which, track),
    hear: desk.hear,
    seek: desk.seek,
    choose: desk.chooseSong,
    compare: desk.compare,
    draw: desk.draw,
  };
}
