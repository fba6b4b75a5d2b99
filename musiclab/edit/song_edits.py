"""Edits of the song's own fields, its master, its tracks and its buses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from musiclab.edit.checks import check_field, check_index, check_kind, check_song_value
from musiclab.language import say
from musiclab.song.key import Key
from musiclab.song.mixing import Bus
from musiclab.song.model import Section, Swing, Track
from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter

SONG_FIELDS = ("title", "author", "tempo", "meter", "key", "swing", "sections")
MASTER_FIELDS = ("volume_db", "ceiling_db")
TRACK_FIELDS = ("name", "instrument", "role", "volume_db", "pan", "mute", "solo", "colour")
BUS_FIELDS = ("name", "volume_db", "pan", "mute")
Scalar: TypeAlias = str | float | bool
SongValue: TypeAlias = str | tuple[Tempo, ...] | tuple[Meter, ...] | tuple[Section, ...] | Key | Swing | None


@dataclass(frozen=True, slots=True)
class SetSong:
    """Set the title, author, tempo, meter, key, swing or sections of the song."""

    field: str
    value: SongValue

    def __post_init__(self) -> None:
        check_field(self.field, SONG_FIELDS, say("A song"))
        object.__setattr__(self, "value", check_song_value(self.field, self.value))


@dataclass(frozen=True, slots=True)
class SetMaster:
    """Set the volume or the ceiling of the master, in decibels."""

    field: str
    value: float

    def __post_init__(self) -> None:
        check_field(self.field, MASTER_FIELDS, say("The master"))


@dataclass(frozen=True, slots=True)
class AddTrack:
    """Add a track before place ``index`` (from 0), or as the last one."""

    track: Track
    index: int | None = None

    def __post_init__(self) -> None:
        check_kind(self.track, Track, say("a track"))
        check_index(self.index)


@dataclass(frozen=True, slots=True)
class RemoveTrack:
    """Remove a track with all that is on it."""

    track: str


@dataclass(frozen=True, slots=True)
class MoveTrack:
    """Move a track to place ``index`` (from 0); one beyond the end is the end."""

    track: str
    index: int

    def __post_init__(self) -> None:
        check_index(self.index, needed=True)


@dataclass(frozen=True, slots=True)
class SetTrack:
    """Set the name, instrument, role, volume, pan, mute, solo or colour of a track."""

    track: str
    field: str
    value: Scalar

    def __post_init__(self) -> None:
        check_field(self.field, TRACK_FIELDS, say("A track"))


@dataclass(frozen=True, slots=True)
class AddBus:
    """Add a bus before place ``index`` (from 0), or as the last one."""

    bus: Bus
    index: int | None = None

    def __post_init__(self) -> None:
        check_kind(self.bus, Bus, say("a bus"))
        check_index(self.index)


@dataclass(frozen=True, slots=True)
class RemoveBus:
    """Remove a bus, every send to it, and the automation of those sends."""

    bus: str


@dataclass(frozen=True, slots=True)
class MoveBus:
    """Move a bus to place ``index`` (from 0); one beyond the end is the end."""

    bus: str
    index: int

    def __post_init__(self) -> None:
        check_index(self.index, needed=True)


@dataclass(frozen=True, slots=True)
class SetBus:
    """Set the name, volume, pan or mute of a bus."""

    bus: str
    field: str
    value: Scalar

    def __post_init__(self) -> None:
        check_field(self.field, BUS_FIELDS, say("A bus"))
