"""From one whole song to another, as one edit that can be taken back and touches only what differs."""

from __future__ import annotations

from musiclab.edit.edits import (
    SONG_FIELDS,
    TRACK_FIELDS,
    AddBus,
    AddClip,
    AddEffect,
    AddTrack,
    Batch,
    Edit,
    PutPoints,
    RemoveBus,
    RemoveClip,
    RemoveEffect,
    RemovePoints,
    RemoveTrack,
    SetMaster,
    SetSong,
    SetTrack,
)
from musiclab.edit.notes import between
from musiclab.song.clips import Clip, NoteClip
from musiclab.song.model import Song, Track


def whole_song(before: Song, after: Song) -> Edit:
    """Give the edit that makes ``after`` out of ``before``; what is the same in both is left alone.

    >>> from musiclab.edit.apply import apply
    >>> apply(Song(), whole_song(Song(), Song(title="Boats"))).title
    'Boats'
    """
    pairs = _kept(before, after)
    new = {track.id: track for track in after.tracks}
    edits: list[Edit] = [RemoveTrack(t.id) for t in before.tracks if t.id not in pairs]
    edits += [RemoveClip(clip.id) for old in pairs.values() for clip in _gone(old, new[old.id])]
    if before.buses != after.buses:
        edits += [RemoveBus(bus.id) for bus in before.buses]
        edits += [AddBus(bus) for bus in after.buses]
    edits += [SetSong(f, getattr(after, f)) for f in SONG_FIELDS if getattr(before, f) != getattr(after, f)]
    for index, track in enumerate(after.tracks):
        edits += _changes(pairs[track.id], track) if track.id in pairs else [AddTrack(track, index)]
    edits += _master(before, after)
    flat = Batch(tuple(edits)).edits
    return flat[0] if len(flat) == 1 else Batch(flat)


def _kept(before: Song, after: Song) -> dict[str, Track]:
    """Give the tracks of ``before`` that can stay where they are and be changed."""
    new = {track.id: track for track in after.tracks}
    stay = [old for old in before.tracks if old.id in new and _same_mix(old, new[old.id])] if before.buses == after.buses else []
    order = {track.id: index for index, track in enumerate(after.tracks)}
    places = [order[old.id] for old in stay]
    return {old.id: old for old in stay} if places == sorted(places) else {}


def _same_mix(old: Track, new: Track) -> bool:
    return (old.effects, old.sends, old.automation) == (new.effects, new.sends, new.automation)


def _gone(old: Track, new: Track) -> list[Clip]:
    """Give the clips that are no more, and those that have to be made anew."""
    there = {clip.id: clip for clip in new.clips}
    return [clip for clip in old.clips if not _grows_into(clip, there.get(clip.id))]


def _grows_into(old: Clip, new: Clip | None) -> bool:
    return old == new or (isinstance(old, NoteClip) and isinstance(new, NoteClip))


def _changes(old: Track, new: Track) -> list[Edit]:
    there = {clip.id: clip for clip in old.clips}
    edits: list[Edit] = [SetTrack(new.id, f, getattr(new, f)) for f in TRACK_FIELDS if getattr(old, f) != getattr(new, f)]
    for clip in new.clips:
        known = there.get(clip.id)
        if known is None or not _grows_into(known, clip):
            edits.append(AddClip(new.id, clip))
        elif known != clip and isinstance(known, NoteClip) and isinstance(clip, NoteClip):
            edits.append(between(known, clip))
    return edits


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
