/** A picture that came as the text of an SVG, as an element of the page: what could run is left out. */
import { nothing } from "lit/html.js";

const DRAWN = ["svg", "g", "path", "rect", "circle", "ellipse", "line", "text", "tspan"];

export function picture(text: string): Element | typeof nothing {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.localName !== "svg") return nothing;
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (!DRAWN.includes(element.localName)) element.remove();
    for (const { name } of [...element.attributes]) if (/^on|href/i.test(name)) element.removeAttribute(name);
  }
  const drawn = document.importNode(root, true);
  // Parsed without a namespace, it would be no drawing.
  if (drawn.namespaceURI === "http://www.w3.org/2000/svg") return drawn;
  const holder = document.createElement("div");
  holder.innerHTML = drawn.outerHTML;
  return holder.firstElementChild ?? nothing;
}
