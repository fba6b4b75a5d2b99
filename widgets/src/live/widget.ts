/** A view of a live song as a widget of the notebook. */
import { createTransport } from "../audio/live_transport.js";
import type { Host, Stop } from "../link.js";
import { createRecorder } from "../record/recorder.js";
import { fieldsOf } from "../song/wire/record.js";
import type { Room } from "./room.js";
import { type Furnish, openRoom, type Place } from "./rooms.js";
import { waiting } from "./waiting.js";

/** What a widget was asked to show, such as `{ track: "lead" }`. */
export type Options = Readonly<Record<string, string>>;

/** Shows a room in `root`; the answer takes it away again. */
export type View = (room: Room, root: HTMLElement, options: Options) => Stop;

/** The two functions that anywidget calls, for one kind of view. */
export function widget(
  view: View,
  furnish: Furnish = { transport: createTransport, recorder: createRecorder },
) {
  return () => {
    let place: Place | null = null;
    return {
      initialize({ model }: { readonly model: Host }): Stop {
        const made = openRoom(model, furnish);
        place = made;
        return () => made.leave();
      },
      render({ model, el }: { readonly model: Host; readonly el: HTMLElement }): Stop {
        return place ? show(place, view, el, optionsOf(model.get("options"))) : () => {};
      },
    };
  };
}

/** A view of its own in a root of its own; what is waited for is said meanwhile. */
function show(place: Place, view: View, el: HTMLElement, options: Options): Stop {
  const root = document.createElement("div");
  root.className = "ml";
  root.addEventListener("keydown", keepInside);
  el.append(root);
  const stops: Stop[] = [];
  let open = true;
  const { session } = place;
  const wait = waiting(
    root,
    () => session.trouble,
    (changed) => session.listen(({ kind }) => kind === "trouble" && changed()),
  );
  void place.room.then((room) => {
    wait();
    if (open) stops.push(view(room, root, options));
  });
  return () => {
    open = false;
    wait();
    for (const stop of stops) stop();
    root.remove();
  };
}

/** Keys stay inside: the notebook around us would take `b` for a new cell. Saving is left to it. */
function keepInside(event: KeyboardEvent): void {
  const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
  if (!saves) event.stopPropagation();
}

function optionsOf(value: unknown): Options {
  const rows = Object.entries(fieldsOf(value) ?? {});
  return Object.fromEntries(rows.filter((row): row is [string, string] => typeof row[1] === "string"));
}
