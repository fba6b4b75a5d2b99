/** What can be done with clips and with tracks: menus of a long press, a right click, or the menu key. */

import { together } from "../song/edits.js";
import type { Clip, Track } from "../song/model.js";
import { choose } from "../view/choose.js";
import { openMenu } from "../view/menu.js";
import type { Anchor } from "../view/popover.js";
import { typeOver } from "../view/type_over.js";
import {
  canPaste,
  chosenName,
  copy,
  double,
  newClip,
  orderTrack,
  paste,
  remove,
  removeTrack,
  repeat,
  setClips,
  splitAtHead,
} from "./acts.js";
import { arm } from "./arming.js";
import { openLane, ownLane } from "./automation.js";
import { clipName } from "./clips_page.js";
import { chosenClips } from "./gestures.js";
import { soundEntries } from "./sound_menu.js";
import { chooseInstrument } from "./sounds.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

export interface At {
  readonly x: number;
  readonly y: number;
}

const COLOURS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

const anchorAt = (view: StudioView, { x, y }: At): Anchor => ({ x, y, within: view.frame.root });

export function openClipMenu(view: StudioView, at: At): void {
  const found = chosenClips(view.song, view.state.choice);
  const sounds = found.some(({ clip }) => clip.kind === "audio");
  const [first] = found;
  openMenu(anchorAt(view, at), say("menu.clip"), [
    {
      label: say("menu.open"),
      keys: "Enter",
      do: () => first && view.open({ track: first.track.id, clip: first.clip.id }),
    },
    { label: say("menu.rename"), keys: "F2", do: () => renameChosen(view) },
    { label: say("menu.colour"), do: () => chooseClipColour(view, at) },
    "line",
    { label: say("menu.double"), keys: "D", do: () => double(view) },
    { label: say("menu.split"), icon: "cut", keys: "S", do: () => splitAtHead(view) },
    { label: say("menu.repeat"), icon: "loop", do: () => repeat(view, 1) },
    {
      label: say("menu.once"),
      do: () =>
        setClips(view, say("step.repeat", { name: chosenName(view) }), ({ id }) => ({
          edit: "set-clip",
          clip: id,
          field: "repeats",
          value: 1,
        })),
    },
    ...(sounds ? soundEntries(view, at) : []),
    "line",
    { label: say("menu.copy"), icon: "copy", keys: "Ctrl+C", do: () => copy(view, false) },
    { label: say("menu.cut"), keys: "Ctrl+X", do: () => copy(view, true) },
    { label: say("menu.paste"), keys: "Ctrl+V", off: !canPaste(), do: () => paste(view) },
    { label: say("menu.remove"), keys: "Delete", do: () => remove(view) },
  ]);
}

export function renameChosen(view: StudioView): void {
  const [found] = chosenClips(view.song, view.state.choice);
  const anchor = view.frame.root.querySelector<HTMLElement>('.clip[aria-selected="true"] .clip-name');
  if (!found || !anchor) return;
  typeOver(anchor, {
    name: clipName(found.clip, found.track),
    value: found.clip.name,
    width: 18,
    take: (text) => {
      const value = text.trim();
      return setClips(view, say("step.rename", { name: value }), ({ id }) => ({
        edit: "set-clip",
        clip: id,
        field: "name",
        value,
      }));
    },
  });
}

const colourOptions = () =>
  COLOURS.map((colour) => ({ value: String(colour), label: say(`colour.${colour}`) }));

function chooseClipColour(view: StudioView, at: At): void {
  const [found] = chosenClips(view.song, view.state.choice);
  choose(anchorAt(view, at), {
    name: say("colour"),
    options: colourOptions(),
    value: String(found?.clip.colour ?? 0),
    pick: (value) =>
      setClips(view, say("step.colour", { name: chosenName(view) }), ({ id }: Clip) => ({
        edit: "set-clip",
        clip: id,
        field: "colour",
        value: Number(value),
      })),
  });
}

export function openTrackMenu(view: StudioView, track: Track, at: At): void {
  const anchor = anchorAt(view, at);
  const open = view.state.lanes.has(track.id);
  const head = view.frame.root.querySelector<HTMLElement>(`[data-track="${CSS.escape(track.id)}"]`);
  openMenu(anchor, say("menu.track"), [
    { label: say("menu.newclip"), icon: "plus", keys: "N", do: () => newClip(view, track) },
    { label: say("menu.rename"), keys: "F2", do: () => renameTrack(view, track) },
    { label: say("menu.instrument"), icon: "keys", do: () => chooseInstrument(view, track, anchor) },
    { label: say("menu.colour"), do: () => chooseTrackColour(view, track, anchor) },
    {
      label: say("menu.arm"),
      icon: "mic",
      on: view.room.recorder.armed === track.id,
      do: () => arm(view, track),
    },
    {
      label: say(open ? "automation.hide" : "automation.show"),
      icon: "auto",
      do: () => openLane(view, track, open ? "" : "volume_db"),
    },
    ...(open && head ? [{ label: say("automation.of"), do: () => ownLane(view, track, head) }] : []),
    "line",
    { label: say("menu.up"), keys: "Alt+Shift+↑", do: () => orderTrack(view, track, -1) },
    { label: say("menu.down"), keys: "Alt+Shift+↓", do: () => orderTrack(view, track, 1) },
    { label: say("menu.delete"), do: () => removeTrack(view, track) },
  ]);
}

export function renameTrack(view: StudioView, track: Track): void {
  const anchor = view.frame.root.querySelector<HTMLElement>(`[data-track="${CSS.escape(track.id)}"] .names`);
  if (!anchor) return;
  typeOver(anchor, {
    name: track.name || track.id,
    value: track.name,
    width: 14,
    take: (text) => {
      const value = text.trim();
      if (value === "") return false;
      return view.editing.do(
        { edit: "set-track", track: track.id, field: "name", value },
        say("step.rename", { name: value }),
      );
    },
  });
}

function chooseTrackColour(view: StudioView, track: Track, anchor: Anchor): void {
  choose(anchor, {
    name: say("colour"),
    options: colourOptions(),
    value: String(track.colour),
    pick: (value) =>
      view.editing.do(
        together([{ edit: "set-track", track: track.id, field: "colour", value: Number(value) }]),
        say("step.colour", { name: track.name || track.id }),
      ),
  });
}
