/** Edits of buses and of the sends to them: what they do, and what takes them back. */
import {
  type AddBus,
  type Edit,
  type MoveBus,
  type RemoveBus,
  type RemoveSend,
  type SetBus,
  type SetSend,
  together,
} from "./edits.js";
import { checkSend } from "./mixing.js";
import type { Song, Track } from "./model.js";
import { setBack } from "./on_song.js";
import { findBus, findTrack, inserted, moved, withAt, withBus, withSong, withTrack } from "./places.js";
import type { Rules } from "./rule.js";
import { tidyTrack } from "./whole_song.js";

export const BUS_RULES: Rules<AddBus | RemoveBus | MoveBus | SetBus | SetSend | RemoveSend> = {
  "add-bus": {
    apply: (song, edit) => withSong(song, { buses: inserted(song.buses, edit.index, edit.bus) }),
    invert: (_, edit) => ({ edit: "remove-bus", bus: edit.bus.id }),
  },
  "remove-bus": { apply: removeBus, invert: unremoveBus },
  "move-bus": {
    apply: (song, edit) => withSong(song, { buses: moved(song.buses, findBus(song, edit.bus), edit.index) }),
    invert: (song, edit) => ({ ...edit, index: findBus(song, edit.bus).index }),
  },
  "set-bus": {
    apply: (song, edit) => withBus(song, edit.bus, { [edit.field]: edit.value }),
    invert: (song, edit) => setBack(edit, findBus(song, edit.bus).thing),
  },
  "set-send": { apply: setSend, invert: unsetSend },
  "remove-send": {
    apply: (song, edit) =>
      withTrack(song, edit.track, withoutSend(findTrack(song, edit.track).thing, edit.bus)),
    invert: (song, edit) => together(sendBack(findTrack(song, edit.track).thing, edit.bus)),
  },
};

/** Remove a bus, every send to it, and the automation of those sends. */
function removeBus(song: Song, { bus }: RemoveBus): Song {
  const buses = withAt(song.buses, findBus(song, bus).index);
  return withSong(song, { buses, tracks: song.tracks.map((track) => tidyTrack(withoutSend(track, bus))) });
}

function unremoveBus(song: Song, edit: RemoveBus): Edit {
  const { index, thing } = findBus(song, edit.bus);
  const sends = song.tracks.flatMap((track) => sendBack(track, edit.bus));
  return together([{ edit: "add-bus", bus: thing, index }, ...sends]);
}

function setSend(song: Song, { track, bus, levelDb }: SetSend): Song {
  const others = findTrack(song, track).thing.sends.filter((send) => send.bus !== bus);
  checkSend({ bus, levelDb });
  return withTrack(song, track, { sends: [...others, { bus, levelDb }] });
}

function unsetSend(song: Song, { track, bus }: SetSend): Edit {
  const old = findTrack(song, track).thing.sends.find((send) => send.bus === bus);
  if (old === undefined) return { edit: "remove-send", track, bus };
  return { edit: "set-send", track, bus, levelDb: old.levelDb };
}

/** The track without its send to a bus and the automation of that. */
function withoutSend(track: Track, bus: string): Track {
  if (track.sends.every((send) => send.bus !== bus)) return track;
  return {
    ...track,
    sends: track.sends.filter((send) => send.bus !== bus),
    automation: track.automation.filter((lane) => lane.target !== `send:${bus}`),
  };
}

/** The edits that bring back a track's send to a bus and its automation. */
function sendBack(track: Track, bus: string): readonly Edit[] {
  const sends = track.sends.filter((send) => send.bus === bus);
  const lanes = track.automation.filter((lane) => lane.target === `send:${bus}`);
  return [
    ...sends.map(({ levelDb }): Edit => ({ edit: "set-send", track: track.id, bus, levelDb })),
    ...lanes.map((lane): Edit => ({ edit: "put-points", owner: `track:${track.id}`, ...lane })),
  ];
}
