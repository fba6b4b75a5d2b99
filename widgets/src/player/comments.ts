/** Comments at their moments: pins over the wave, and a list under it; pressing one goes there. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { clock } from "../time.js";
import { inColour, initials } from "../view/people.js";
import { say } from "../words.js";
import type { Playable } from "./playable.js";

/** What somebody says of a moment, in seconds. */
export interface Comment {
  readonly second: number;
  readonly who: string;
  readonly text: string;
}

/** Colours of people, so that no two neighbours look alike. */
const COLOURS = [6, 7, 3, 4, 2, 9, 11, 5];

/** The colour of whoever says it: one for each person, in the order in which they appear. */
export function colourOf(comments: readonly Comment[], who: string): number {
  const people = [...new Set(comments.map((comment) => comment.who))];
  return COLOURS[people.indexOf(who) % COLOURS.length] ?? 6;
}

/** The comment that is heard at a second: the last that began less than so many seconds ago. */
export function heardAt(comments: readonly Comment[], second: number, reach = 4): Comment | null {
  return (
    comments.findLast((comment) => comment.second <= second + 0.01 && second < comment.second + reach) ?? null
  );
}

export function pins(
  deck: Playable,
  comments: readonly Comment[],
  go: (second: number) => void,
): TemplateResult | typeof nothing {
  if (comments.length === 0) return nothing;
  const length = Math.max(deck.piece.seconds, 1e-9);
  return html`<div class="pins">${comments.map((comment) => {
    const label = `${initials(comment.who)}: ${say("comment.pin", { who: comment.who, time: clock(comment.second) })}`;
    return html`<button type="button" class="pin" data-part="comment" aria-label=${label} title=${comment.text}
      style="${inColour(colourOf(comments, comment.who))};left:${Math.min((comment.second / length) * 100, 100)}%"
      @click=${() => go(comment.second)}>${initials(comment.who)}</button>`;
  })}</div>`;
}

export function commentList(
  deck: Playable,
  comments: readonly Comment[],
  go: (second: number) => void,
): TemplateResult | typeof nothing {
  if (comments.length === 0) return nothing;
  const now = deck.motion === "stopped" ? null : heardAt(comments, deck.second);
  return html`<ol class="comments" aria-label=${say("comments")}>${comments.map(
    (
      comment,
    ) => html`<li class=${comment === now ? "now" : ""} style=${inColour(colourOf(comments, comment.who))}>
      <span class="who" aria-hidden="true">${initials(comment.who)}</span>
      <button type="button" class="when" data-part="comment" @click=${() => go(comment.second)}>${clock(comment.second)}</button>
      <span><b>${comment.who}</b> ${comment.text}</span></li>`,
  )}</ol>`;
}
