"""Edits of the song's own fields, its tracks and its buses: what they do, and what takes them back."""

from __future__ import annotations

from dataclasses import replace

from musiclab.edit.edits import (
    AddBus,
    AddTrack,
    Batch,
    Edit,
    MoveBus,
    MoveTrack,
    PutPoints,
    RemoveBus,
    RemoveTrack,
    SetBus,
    SetMaster,
    SetSend,
    SetSong,
    SetTrack,
)
from musiclab.edit.places import bus_index, inserted, moved, track_index, with_at, with_part, with_track
from musiclab.song.mixing import Bus
from musiclab.song.model import Song, Track


def set_song(song: Song, edit: SetSong) -> Song:
    """Set a field of the song."""
    return replace(song, **{edit.field: edit.value})  # type: ignore[arg-type]


def unset_song(song: Song, edit: SetSong) -> Edit:
    """Set it back."""
    return SetSong(edit.field, getattr(song, edit.field))


def set_master(song: Song, edit: SetMaster) -> Song:
    """Set a field of the master."""
    return with_part(song, "master", **{edit.field: edit.value})


def unset_master(song: Song, edit: SetMaster) -> Edit:
    """Set it back."""
    return SetMaster(edit.field, getattr(song.master, edit.field))


def add_track(song: Song, edit: AddTrack) -> Song:
    """Add a track."""
    return replace(song, tracks=inserted(song.tracks, edit.index, edit.track))


def unadd_track(song: Song, edit: AddTrack) -> Edit:
    """Remove it."""
    return RemoveTrack(edit.track.id)


def remove_track(song: Song, edit: RemoveTrack) -> Song:
    """Remove a track."""
    return replace(song, tracks=with_at(song.tracks, track_index(song, edit.track)))


def unremove_track(song: Song, edit: RemoveTrack) -> Edit:
    """Add it where it was."""
    index = track_index(song, edit.track)
    return AddTrack(song.tracks[index], index)


def move_track(song: Song, edit: MoveTrack) -> Song:
    """Move a track."""
    return replace(song, tracks=moved(song.tracks, track_index(song, edit.track), edit.index))


def unmove_track(song: Song, edit: MoveTrack) -> Edit:
    """Move it back."""
    return MoveTrack(edit.track, track_index(song, edit.track))


def set_track(song: Song, edit: SetTrack) -> Song:
    """Set a field of a track."""
    index = track_index(song, edit.track)
    return with_track(song, index, replace(song.tracks[index], **{edit.field: edit.value}))  # type: ignore[arg-type]


def unset_track(song: Song, edit: SetTrack) -> Edit:
    """Set it back."""
    return SetTrack(edit.track, edit.field, getattr(song.tracks[track_index(song, edit.track)], edit.field))


def add_bus(song: Song, edit: AddBus) -> Song:
    """Add a bus."""
    return replace(song, buses=inserted(song.buses, edit.index, edit.bus))


def unadd_bus(song: Song, edit: AddBus) -> Edit:
    """Remove it."""
    return RemoveBus(edit.bus.id)


def remove_bus(song: Song, edit: RemoveBus) -> Song:
    """Remove a bus and every send to it."""
    buses = with_at(song.buses, bus_index(song, edit.bus))
    return replace(song, tracks=tuple(without_send(track, edit.bus) for track in song.tracks), buses=buses)


def unremove_bus(song: Song, edit: RemoveBus) -> Edit:
    """Add it where it was, and every send to it."""
    index = bus_index(song, edit.bus)
    back: list[Edit] = [AddBus(song.buses[index], index)]
    for track in song.tracks:
        back += send_back(track, edit.bus)
    return back[0] if len(back) == 1 else Batch(tuple(back))


def move_bus(song: Song, edit: MoveBus) -> Song:
    """Move a bus."""
    return replace(song, buses=moved(song.buses, bus_index(song, edit.bus), edit.index))


def unmove_bus(song: Song, edit: MoveBus) -> Edit:
    """Move it back."""
    return MoveBus(edit.bus, bus_index(song, edit.bus))


def set_bus(song: Song, edit: SetBus) -> Song:
    """Set a field of a bus."""
    return with_part(song, f"bus:{edit.bus}", **{edit.field: edit.value})


def unset_bus(song: Song, edit: SetBus) -> Edit:
    """Set it back."""
    bus: Bus = song.buses[bus_index(song, edit.bus)]
    return SetBus(edit.bus, edit.field, getattr(bus, edit.field))


def without_send(track: Track, bus: str) -> Track:
    """Give the track without its send to a bus and the automation of that."""
    if all(send.bus != bus for send in track.sends):
        return track
    sends = tuple(send for send in track.sends if send.bus != bus)
    return replace(track, sends=sends, automation=tuple(lane for lane in track.automation if lane.target != f"send:{bus}"))


def send_back(track: Track, bus: str) -> list[Edit]:
    """Give the edits that bring back a track's send to a bus and its automation."""
    back: list[Edit] = [SetSend(track.id, bus, send.level_db) for send in track.sends if send.bus == bus]
    lanes = [lane for lane in track.automation if lane.target == f"send:{bus}"]
    return back + [PutPoints(f"track:{track.id}", lane.target, lane.points) for lane in lanes]
