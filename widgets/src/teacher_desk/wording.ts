/** The words to the student, and phrases to begin with. */
import { html, type TemplateResult } from "lit/html.js";
import { withPhrase } from "./marking.js";
import { say } from "./words.js";

const LONGEST = 20_000;
const PHRASES = ["phrase.hear", "phrase.try", "phrase.keep"] as const;

/** `write` is told the new text, and whether focus should go to its end. */
export function wording(
  name: string,
  words: string,
  write: (words: string, focus: boolean) => void,
): TemplateResult {
  return html`<h3><bdi>${say("to", { name })}</bdi></h3>
    <textarea class="words" rows="5" maxlength=${LONGEST} aria-label=${say("words", { name })} .value=${words}
      @input=${(event: Event) => event.target instanceof HTMLTextAreaElement && write(event.target.value, false)}></textarea>
    <div class="row phrases"><span class="sub">${say("phrase")}</span>${PHRASES.map(
      (phrase) =>
        html`<button type="button" class="chip" @click=${() => write(withPhrase(words, say(`${phrase}.text`)), true)}>${say(phrase)}</button>`,
    )}</div>`;
}
