"""From one whole song to another, as one edit that can be taken back."""

from __future__ import annotations

from musiclab.edit.edits import (
    SONG_FIELDS,
    AddBus,
    AddEffect,
    AddTrack,
    Batch,
    Edit,
    PutPoints,
    RemoveBus,
    RemoveEffect,
    RemovePoints,
    RemoveTrack,
    SetMaster,
    SetSong,
)
from musiclab.song.model import Song


def whole_song(before: Song, after: Song) -> Edit:
    """Give the edit that makes ``after`` out of ``before``; what is the same in both is left alone.

    >>> from musiclab.edit.apply import apply
    >>> apply(Song(), whole_song(Song(), Song(title="Boats"))).title
    'Boats'
    """
    same = [track for track in before.tracks if track in after.tracks] if before.buses == after.buses else []
    if [t for t in after.tracks if t in same] != same:
        same = []
    edits: list[Edit] = [RemoveTrack(t.id) for t in before.tracks if t not in same]
    if before.buses != after.buses:
        edits += [RemoveBus(bus.id) for bus in before.buses]
        edits += [AddBus(bus) for bus in after.buses]
    edits += [SetSong(f, getattr(after, f)) for f in SONG_FIELDS if getattr(before, f) != getattr(after, f)]
    edits += [AddTrack(track, index) for index, track in enumerate(after.tracks) if track not in same]
    return Batch((*edits, *_master(before, after)))


def _master(before: Song, after: Song) -> list[Edit]:
    old, new = before.master, after.master
    edits: list[Edit] = [
        SetMaster(f, getattr(new, f)) for f in ("volume_db", "ceiling_db") if getattr(old, f) != getattr(new, f)
    ]
    if (old.effects, old.automation) != (new.effects, new.automation):
        edits += [RemovePoints("master", lane.target, tuple(p.at for p in lane.points)) for lane in old.automation]
        edits += [RemoveEffect("master", effect.id) for effect in old.effects]
        edits += [AddEffect("master", effect) for effect in new.effects]
        edits += [PutPoints("master", lane.target, lane.points) for lane in new.automation]
    return edits
