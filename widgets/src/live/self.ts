/** Who sits at this page: known again by a name in the browser, called as the notebook calls them. */
import { fieldsOf } from "../song/wire/record.js";

/** Who sits at a page. */
export interface Self {
  /** One page and song. */
  readonly client: string;
  /** The same on all pages of one person. */
  readonly person: string;
  readonly name: string;
}

const PERSON = "musiclab.person";

/** A name that nobody else has. `crypto.randomUUID` is not there on plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The person at this browser; a new one where the browser keeps nothing. */
function personHere(): string {
  try {
    const known = localStorage.getItem(PERSON);
    if (known && /^[0-9a-f]{24}$/.test(known)) return known;
    const made = newId();
    localStorage.setItem(PERSON, made);
    return made;
  } catch {
    return newId();
  }
}

export const selfHere = (): Self => ({ client: newId(), person: personHere(), name: "" });

/** The name that JupyterLab knows its user by, or nothing. It asks the notebook's own server, and no other. */
export async function nameHere(): Promise<string> {
  const config = document.getElementById("jupyter-config-data")?.textContent;
  if (!config) return "";
  try {
    const { baseUrl } = fieldsOf(JSON.parse(config)) ?? {};
    if (typeof baseUrl !== "string" || !/^\/(?!\/)/.test(baseUrl)) return "";
    const answer = await fetch(`${baseUrl}api/me`, { credentials: "same-origin" });
    const { display_name: shown, name } = fieldsOf(fieldsOf(await answer.json())?.identity) ?? {};
    const found = typeof shown === "string" && shown ? shown : name;
    return typeof found === "string" ? found.slice(0, 200) : "";
  } catch {
    return "";
  }
}
