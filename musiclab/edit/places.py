"""Where in a song an edit does its work, and the song with that one place changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from musiclab.edit.checks import MASTER, did_you_mean
from musiclab.errors import EditError
from musiclab.language import say
from musiclab.song.clips import Clip, NoteClip
from musiclab.song.limits import shown
from musiclab.song.mixing import Bus, Effect, Lane, Master
from musiclab.song.model import Song, Track

T = TypeVar("T")
Named = TypeVar("Named", Track, Bus, Effect)
Part = Track | Bus | Master


def index_of(things: Sequence[Named], id: str, what: str) -> int:
    """Give the place of the thing of that id, or refuse."""
    for index, thing in enumerate(things):
        if thing.id == id:
            return index
    raise gone(what, id, [thing.id for thing in things])


def gone(what: str, id: object, known: Iterable[str]) -> EditError:
    """Make the refusal of an edit on something that the song does not have."""
    return EditError(say("There is no {what} {id} in the song, or it has been removed. {hint}", what=what, id=shown(id), hint=did_you_mean(id, known)))


def with_at(things: tuple[T, ...], index: int, *new: T) -> tuple[T, ...]:
    """Give the things with the one at ``index`` replaced, or left out."""
    return things[:index] + new + things[index + 1 :]


def inserted(things: tuple[T, ...], index: int | None, new: T) -> tuple[T, ...]:
    """Give the things with a new one before ``index``, or at the end."""
    index = len(things) if index is None else index
    return (*things[:index], new, *things[index:])


def moved(things: tuple[T, ...], old: int, new: int) -> tuple[T, ...]:
    """Give the things with one moved to another place."""
    return inserted(with_at(things, old), new, things[old])


def track_index(song: Song, id: str) -> int:
    """Give the place of a track."""
    return index_of(song.tracks, id, say("track"))


def bus_index(song: Song, id: str) -> int:
    """Give the place of a bus."""
    return index_of(song.buses, id, say("bus"))


def with_track(song: Song, index: int, track: Track) -> Song:
    """Give the song with one track changed."""
    return replace(song, tracks=with_at(song.tracks, index, track))


def find_clip(song: Song, id: str) -> tuple[int, int]:
    """Give the places of a clip's track and of the clip in it."""
    for index, track in enumerate(song.tracks):
        for place, clip in enumerate(track.clips):
            if clip.id == id:
                return index, place
    raise gone(say("clip"), id, [clip.id for track in song.tracks for clip in track.clips][:1000])


def clip_at(song: Song, id: str) -> Clip:
    """Give the clip of that id."""
    index, place = find_clip(song, id)
    return song.tracks[index].clips[place]


def note_clip_at(song: Song, id: str) -> NoteClip:
    """Give the clip of notes of that id."""
    clip = clip_at(song, id)
    if not isinstance(clip, NoteClip):
        raise EditError(say("The clip {id} is a recording and holds no notes. Choose a clip of notes.", id=shown(id)))
    return clip


def with_clip(song: Song, id: str, *new: Clip) -> Song:
    """Give the song with one clip replaced, or left out."""
    index, place = find_clip(song, id)
    track = song.tracks[index]
    return with_track(song, index, replace(track, clips=with_at(track.clips, place, *new)))


def part_of(song: Song, owner: str) -> Part:
    """Give the track, the bus or the master that ``owner`` names."""
    kind, _, id = owner.partition(":")
    if kind == MASTER:
        return song.master
    return song.tracks[track_index(song, id)] if kind == "track" else song.buses[bus_index(song, id)]


def with_part(song: Song, owner: str, **changes: Any) -> Song:  # noqa: ANN401
    """Give the song with fields of the track, bus or master that ``owner`` names changed."""
    part = part_of(song, owner)
    if isinstance(part, Master):
        return replace(song, master=replace(part, **changes))
    if isinstance(part, Track):
        return with_track(song, track_index(song, part.id), replace(part, **changes))
    return replace(song, buses=with_at(song.buses, bus_index(song, part.id), replace(part, **changes)))


def effect_index(song: Song, owner: str, id: str) -> int:
    """Give the place of an effect among those of its owner."""
    return index_of(part_of(song, owner).effects, id, say("effect"))


def lane_of(song: Song, owner: str, target: str) -> Lane:
    """Give a lane of automation; one without points where there is none yet."""
    lanes = part_of(song, owner).automation
    return next((lane for lane in lanes if lane.target == target), Lane(target))
