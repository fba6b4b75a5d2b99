/** The light behind what sounds: a soft field on the staff, as wide as the note. */
const AROUND = 140;
const ABOVE = 420;

/** Give the field; it is put behind a note by `washBehind`. */
export function wash(): SVGRectElement {
  const field = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  field.setAttribute("class", "wash");
  field.setAttribute("rx", "90");
  return field;
}

/** Put the field behind a note of the picture; null takes it away. */
export function washBehind(field: SVGRectElement, head: Element | null): void {
  const staff = head?.closest(".staff");
  const lines = [...(staff?.querySelectorAll<SVGGraphicsElement>(":scope > path") ?? [])];
  const [top, bottom] = [lines[0]?.getBBox().y, lines[4]?.getBBox().y];
  const note = head?.querySelector(".notehead");
  if (!staff || !(note instanceof SVGGraphicsElement) || top === undefined || bottom === undefined) {
    field.remove();
    return;
  }
  const { x, width } = note.getBBox();
  const size = { x: x - AROUND, y: top - ABOVE, width: width + 2 * AROUND, height: bottom - top + 2 * ABOVE };
  for (const [name, value] of Object.entries(size)) field.setAttribute(name, String(value));
  staff.prepend(field);
}
