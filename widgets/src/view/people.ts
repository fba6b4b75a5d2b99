/** Other people: their initials, a flag at their pointer, a ring around what they hold. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Person } from "../live/session.js";
import { say } from "./words.js";

/** The first letters of a name: "Jo" of Jonas, "MK" of Mira Klein. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = "", last = ""] = [words[0], words.length > 1 ? words[words.length - 1] : ""];
  return last ? first.charAt(0).toUpperCase() + last.charAt(0).toUpperCase() : first.slice(0, 2);
}

/** The colour of a person, or of a track from 1 to 12, as style for `--c` and `--on`. */
export const inColour = (colour: number): string => {
  const n = ((Math.max(1, colour) - 1) % 12) + 1;
  return `--c:var(--ml-t${n});--on:var(--ml-t${n}-on)`;
};

/** Initials at the right of the transport; press one to follow. */
export function initialsOf(
  people: readonly Person[],
  followed: string,
  follow: (client: string) => void,
): TemplateResult | typeof nothing {
  if (people.length === 0) return nothing;
  return html`<span class="row wide-only" style="gap:4px">${people.slice(0, 5).map(
    (person) => html`<button type="button" class="who" style=${inColour(person.colour)}
      aria-label=${`${initials(person.name)}: ${say("follow", { name: person.name })}`} title=${say("follow", { name: person.name })}
      aria-pressed=${person.client === followed} @click=${() => follow(person.client)}>${initials(person.name)}</button>`,
  )}</span>`;
}

/** A pointer with a name, in pixels of the element that holds it. */
export const flag = (person: Person, x: number, y: number): TemplateResult =>
  html`<div class="peer" aria-hidden="true" style="${inColour(person.colour)};left:${x}px;top:${y}px">
    <svg viewBox="0 0 16 18"><path d="M1 1l13 7.5-6 1.5-3.2 5.7z" fill="currentColor" stroke="var(--ml-desk)" stroke-width="1.2"/></svg>
    <span>${person.name}</span></div>`;

/** Styles of the ring around what a person holds. */
export const ring = (colour: number): string =>
  `box-shadow:0 0 0 1.5px var(--ml-well),0 0 0 3.5px var(--ml-t${((colour - 1) % 12) + 1})`;
