"""Edits of effects, sends and automation."""

from __future__ import annotations

from dataclasses import dataclass

from musiclab.edit.checks import check_index, check_kind, check_owner, plain_tuple
from musiclab.language import say
from musiclab.song.effects import Setting
from musiclab.song.mixing import Effect, Lane, Point
from musiclab.song.time import Tick


@dataclass(frozen=True, slots=True)
class AddEffect:
    """Add an effect to a track, a bus or the master, before place ``index`` (from 0) or as the last one."""

    owner: str
    effect: Effect
    index: int | None = None

    def __post_init__(self) -> None:
        check_owner(self.owner)
        check_kind(self.effect, Effect, say("an effect"))
        check_index(self.index)


@dataclass(frozen=True, slots=True)
class RemoveEffect:
    """Remove an effect, and the automation of its settings."""

    owner: str
    effect: str

    def __post_init__(self) -> None:
        check_owner(self.owner)


@dataclass(frozen=True, slots=True)
class MoveEffect:
    """Move an effect to place ``index`` (from 0) among the effects of its owner; one beyond the end is the end."""

    owner: str
    effect: str
    index: int

    def __post_init__(self) -> None:
        check_owner(self.owner)
        check_index(self.index, needed=True)


@dataclass(frozen=True, slots=True)
class SetEffect:
    """Set one setting of an effect."""

    owner: str
    effect: str
    setting: str
    value: Setting

    def __post_init__(self) -> None:
        check_owner(self.owner)


@dataclass(frozen=True, slots=True)
class SwitchEffect:
    """Switch an effect on or off."""

    owner: str
    effect: str
    on: bool

    def __post_init__(self) -> None:
        check_owner(self.owner)


@dataclass(frozen=True, slots=True)
class SetSend:
    """Send a track to a bus at a level in decibels, or change the level."""

    track: str
    bus: str
    level_db: float


@dataclass(frozen=True, slots=True)
class RemoveSend:
    """Send a track to a bus no longer, and remove the automation of that; where there is no send, nothing happens."""

    track: str
    bus: str


@dataclass(frozen=True, slots=True)
class PutPoints:
    """Put automation points on what ``target`` names, such as ``volume_db``, in place of those at the same ticks."""

    owner: str
    target: str
    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        check_owner(self.owner)
        for point in self.points:
            check_kind(point, Point, say("an automation point"))
        object.__setattr__(self, "points", Lane(self.target, tuple(self.points)).points)


@dataclass(frozen=True, slots=True)
class RemovePoints:
    """Remove the automation points at these ticks; where there is none, nothing happens."""

    owner: str
    target: str
    ticks: tuple[Tick, ...]

    def __post_init__(self) -> None:
        check_owner(self.owner)
        object.__setattr__(self, "ticks", tuple(sorted(set(plain_tuple(self.ticks)))))
