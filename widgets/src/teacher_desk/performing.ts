/** Keys of the desk, and where focus is: what they do to the view. */
import { barStep, sectionStep } from "../piece.js";
import { leave, stayInside } from "../view/inside.js";
import { pressedBy } from "../view/pressed.js";
import { type Gesture, gestureFor, spotOf } from "./keys.js";
import type { DeskView } from "./view.js";

export function keydown(desk: DeskView, event: KeyboardEvent): void {
  const gesture = gestureFor(pressedBy(event), spotOf(event.target));
  if (gesture?.kind !== "leave") stayInside(event);
  if (!gesture || (event.repeat && gesture.kind !== "bar")) return;
  if (gesture.kind !== "leave") event.preventDefault();
  perform(desk, gesture, event);
}

/** Where Space went down on the play button, its release would press the button a second time. */
export function keyup(event: KeyboardEvent): void {
  event.stopPropagation();
  if (event.key === " " && spotOf(event.target) === "radio") event.preventDefault();
}

function perform(desk: DeskView, gesture: Gesture, event: Event): void {
  if (gesture.kind === "leave") away(desk, event);
  else if (gesture.kind === "go") desk.go(gesture.by);
  else if (gesture.kind === "level" && desk.mode !== "class") desk.level(desk.criterion, gesture.level);
  else if (desk.mode === "one") performHere(desk, gesture);
  else if (gesture.kind === "toggle" && desk.mode === "across" && desk.key) desk.hearMain(desk.key);
}

/** What concerns the song that lies open. */
function performHere(desk: DeskView, gesture: Gesture): void {
  const piece = desk.page.open?.piece;
  if (!piece) return;
  if (gesture.kind === "toggle") desk.hear("song");
  if (gesture.kind === "pin") desk.pin();
  if (gesture.kind === "return") desk.settle("returned", false);
  if (gesture.kind === "bar") desk.seek(barStep(piece, desk.ear.second, gesture.by));
  if (gesture.kind === "section") desk.seek(sectionStep(piece, desk.ear.second, gesture.by));
  if (gesture.kind === "tenth") desk.seek((piece.seconds * gesture.tenth) / 10);
}

/** Escape ends writing, and then leaves the desk to the notebook. */
function away(desk: DeskView, event: Event): void {
  if (spotOf(event.target) === "writing") {
    event.stopPropagation();
    desk.comments.end();
  } else if (event.target instanceof HTMLElement) leave(event.target);
}

/** What has focus is what the keys 1 to 4 act on: a criterion, or somebody's work. */
export function focused(desk: DeskView, { target }: Event): void {
  const group =
    target instanceof Element ? target.closest<HTMLElement>("[data-group]")?.dataset.group : undefined;
  if (group === undefined) return;
  if (desk.mode === "across") desk.key = group;
  else desk.criterion = Number(group);
  desk.show();
}
