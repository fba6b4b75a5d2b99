/** Why there is no microphone, as a sentence that says what still works. */
import { say, type Word } from "./words.js";

export class Refusal extends Error {
  constructor(word: Word) {
    super(say(word));
  }
}

const WORDS: Readonly<Record<string, Word>> = {
  NotAllowedError: "refused",
  PermissionDeniedError: "refused",
  NotFoundError: "none",
  DevicesNotFoundError: "none",
  NotReadableError: "busy",
  TrackStartError: "busy",
  AbortError: "busy",
  OverconstrainedError: "gone",
  SecurityError: "insecure",
  TypeError: "insecure",
};

/** What the browser means by an error of getUserMedia. */
export function refusalOf(error: unknown): Refusal {
  const { name }: { readonly name?: unknown } = Object(error);
  return new Refusal((typeof name === "string" && WORDS[name]) || "failed");
}
