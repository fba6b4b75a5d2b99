"""What shapes the sound of a track: effects, sends, automation, shared buses, and the master."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.effects import Range, Setting, moving_range, settings_of
from musiclab.song.identity import check_id
from musiclab.song.limits import (
    LONGEST_TICKS,
    MOST_EFFECTS,
    MOST_POINTS,
    at_most,
    flag,
    number,
    whole,
    words,
)
from musiclab.song.time import Tick

VOLUME = Range(-80, 12, 0, "dB", moves=True)
PAN = Range(-1, 1, 0, moves=True)
SILENT_DB = -80.0
"""A volume or send at this level is silence, not merely soft."""


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect such as an echo, with every setting it has.

    Settings left out get their usual value; `musiclab.song.effects.EFFECTS` lists them all.

    >>> Effect("echo-1", "echo", {"beats": 0.5})["feedback"]
    0.4
    """

    id: str
    kind: str
    settings: tuple[tuple[str, Setting], ...] | Mapping[str, Setting] = ()
    on: bool = True

    def __post_init__(self) -> None:
        check_id(self.id, say("The id of an effect"))
        if self.id == "send":
            # A lane such as send:room would then have two meanings.
            raise SongError(say("An effect cannot be called send, the word for sends in automation. Use another id, such as echo-1."))
        flag(self.on, say("Whether an effect is on"))
        object.__setattr__(self, "settings", settings_of(self.kind, dict(self.settings)))

    def __getitem__(self, name: str) -> Setting:
        return dict(self.settings)[name]


@dataclass(frozen=True, slots=True)
class Send:
    """How much of a track goes to a shared bus, in decibels; -80 is nothing."""

    bus: str
    level_db: float = -12.0

    def __post_init__(self) -> None:
        check_id(self.bus, say("The bus of a send"))
        number(self.level_db, say("The level of a send, in decibels,"), VOLUME.low, VOLUME.high)
        object.__setattr__(self, "level_db", float(self.level_db))


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A value that a lane passes through at tick ``at``."""

    at: Tick
    value: float

    def __post_init__(self) -> None:
        whole(self.at, say("The place of an automation point"), 0, LONGEST_TICKS)
        number(self.value, say("The value of an automation point"), -1e5, 1e5)
        object.__setattr__(self, "value", float(self.value))


@dataclass(frozen=True, slots=True)
class Lane:
    """Automation of one thing: ``volume_db``, ``pan``, ``send:BUS``, or ``EFFECT-ID:SETTING``.

    The value moves in a straight line over ticks from point to point, and holds before the first and after
    the last. Cut-off frequencies move in a straight line of pitch (of the logarithm). While a lane has points
    it replaces the fixed value.
    """

    target: str
    points: tuple[Point, ...] = ()

    def __post_init__(self) -> None:
        words(self.target, say("The target of an automation lane"))
        at_most(len(self.points), MOST_POINTS, say("automation points"))
        points = tuple(sorted(self.points, key=lambda point: point.at))
        if any(a.at == b.at for a, b in pairwise(points)):
            raise SongError(say("Two points of the lane {target} share one tick. Keep one of them.", target=self.target))
        object.__setattr__(self, "points", points)


@dataclass(frozen=True, slots=True)
class Bus:
    """A shared channel that tracks send to, such as one reverb for the whole band."""

    id: str
    name: str = ""
    effects: tuple[Effect, ...] = ()
    volume_db: float = 0.0
    pan: float = 0.0
    mute: bool = False
    automation: tuple[Lane, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id, say("The id of a bus"))
        words(self.name, say("The name of a bus"))
        check_strip(self)


@dataclass(frozen=True, slots=True)
class Master:
    """The last stage of the mix: volume, effects, then a limiter that keeps peaks under ``ceiling_db``."""

    volume_db: float = 0.0
    effects: tuple[Effect, ...] = ()
    automation: tuple[Lane, ...] = ()
    ceiling_db: float = -1.0

    def __post_init__(self) -> None:
        number(self.volume_db, say("The volume of the master, in decibels,"), VOLUME.low, VOLUME.high)
        number(self.ceiling_db, say("The ceiling of the master, in decibels,"), -24, 0)
        object.__setattr__(self, "volume_db", float(self.volume_db))
        object.__setattr__(self, "ceiling_db", float(self.ceiling_db))
        _check_chain(self, allowed={"volume_db": VOLUME})


class Chain(Protocol):
    """Effects one after another, and the automation beside them: a track, a bus or the master."""

    @property
    def effects(self) -> tuple[Effect, ...]:
        """The effects, in the order they sound."""

    @property
    def automation(self) -> tuple[Lane, ...]:
        """The lanes, in the order of their targets."""


class Strip(Chain, Protocol):
    """A chain with a volume and a pan: a track or a bus."""

    @property
    def volume_db(self) -> float:
        """The volume in decibels."""

    @property
    def pan(self) -> float:
        """The place from left, -1, to right, 1."""

    @property
    def mute(self) -> bool:
        """Whether it is silent."""


def check_strip(strip: Strip, *, sends: tuple[Send, ...] = ()) -> None:
    """Check what a track and a bus have in common: volume, pan, effects and automation."""
    number(strip.volume_db, say("A volume, in decibels,"), VOLUME.low, VOLUME.high)
    number(strip.pan, say("The pan (-1 is left, 1 is right)"), PAN.low, PAN.high)
    flag(strip.mute, say("Whether it is muted"))
    object.__setattr__(strip, "volume_db", float(strip.volume_db))
    object.__setattr__(strip, "pan", float(strip.pan))
    check_unique([send.bus for send in sends], say("sends"))
    allowed = {"volume_db": VOLUME, "pan": PAN} | {f"send:{send.bus}": VOLUME for send in sends}
    _check_chain(strip, allowed=allowed)


def _check_chain(chain: Chain, *, allowed: Mapping[str, Range]) -> None:
    object.__setattr__(chain, "effects", tuple(chain.effects))
    at_most(len(chain.effects), MOST_EFFECTS, say("effects in one chain"))
    check_unique([effect.id for effect in chain.effects], say("effects"))
    check_lanes(chain.automation, chain.effects, allowed=allowed)
    # A lane without points moves nothing: one form for one song.
    lanes = sorted((lane for lane in chain.automation if lane.points), key=lambda lane: lane.target)
    object.__setattr__(chain, "automation", tuple(lanes))


def check_lanes(lanes: Sequence[Lane], effects: Sequence[Effect], *, allowed: Mapping[str, Range]) -> None:
    """Refuse lanes that move nothing, share a target, or leave the range of what they move."""
    check_unique([lane.target for lane in lanes], say("automation lanes"))
    for lane in lanes:
        reach = allowed.get(lane.target) or _effect_range(lane.target, effects)
        if reach is None:
            raise SongError(
                say("Automation of {target!r} came, and there is no such thing to move. Use volume_db, pan, send:BUS, or an effect and its setting, such as filter-1:cutoff_hz.",
                    target=lane.target)
            )
        values = [point.value for point in lane.points]
        for value in (min(values, default=reach.low), max(values, default=reach.high)):
            number(value, say("A point of {target}", target=lane.target), reach.low, reach.high)


def lane_range(target: str, effects: tuple[Effect, ...]) -> Range | None:
    """Give the range of what a lane moves, or None where there is nothing of that name."""
    if target == "volume_db" or target.startswith("send:"):
        return VOLUME
    return PAN if target == "pan" else _effect_range(target, effects)


def check_unique(names: list[str], what: str) -> None:
    """Refuse two things with one name."""
    if len(set(names)) < len(names):
        doubled = min(name for name, count in Counter(names).items() if count > 1)
        raise SongError(say("Two {what} are both called {name!r}. Give each a name of its own.", what=what, name=doubled))


def _effect_range(target: str, effects: Sequence[Effect]) -> Range | None:
    owner, _, setting = target.partition(":")
    return next((moving_range(effect.kind, setting) for effect in effects if effect.id == owner), None)
