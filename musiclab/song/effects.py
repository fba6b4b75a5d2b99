"""The effects a track can have: their settings, ranges, units, and which of them automation can move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import number, shown

Setting = float | str


@dataclass(frozen=True, slots=True)
class Range:
    """A setting that is a number: its least, greatest and usual value, its unit, whether automation can move it."""

    low: float
    high: float
    usual: float
    unit: str = ""
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting that is one of a few words; the first is the usual one."""

    words: tuple[str, ...]


MIX = Range(0, 1, 1, moves=True)

EFFECTS: Mapping[str, Mapping[str, Range | Choice]] = {
    "eq": {
        "low_db": Range(-24, 24, 0, "dB"),
        "low_hz": Range(20, 1000, 200, "Hz"),
        "mid_db": Range(-24, 24, 0, "dB"),
        "mid_hz": Range(100, 10_000, 1000, "Hz"),
        "mid_q": Range(0.1, 10, 0.8),
        "high_db": Range(-24, 24, 0, "dB"),
        "high_hz": Range(1000, 18_000, 4000, "Hz"),
    },
    "filter": {
        "shape": Choice(("low", "high", "band")),
        "cutoff_hz": Range(20, 20_000, 1000, "Hz", moves=True),
        "resonance_db": Range(0, 24, 0, "dB"),
        "mix": MIX,
    },
    "echo": {
        "beats": Range(0.0625, 4, 0.75, "beats"),
        "feedback": Range(0, 0.95, 0.4),
        "mix": Range(0, 1, 0.3, moves=True),
    },
    "reverb": {
        "seconds": Range(0.1, 10, 1.8, "s"),
        "predelay_ms": Range(0, 200, 20, "ms"),
        "damping_hz": Range(500, 20_000, 6000, "Hz"),
        "seed": Range(0, 9999, 1),
        "mix": Range(0, 1, 0.25, moves=True),
    },
    "compressor": {
        "threshold_db": Range(-60, 0, -18, "dB"),
        "ratio": Range(1, 20, 4),
        "attack_ms": Range(0.1, 200, 10, "ms"),
        "release_ms": Range(5, 2000, 120, "ms"),
        "makeup_db": Range(0, 24, 0, "dB"),
    },
    "distortion": {
        "drive_db": Range(0, 48, 12, "dB", moves=True),
        "level_db": Range(-36, 0, -6, "dB"),
        "mix": MIX,
    },
    "chorus": {
        "rate_hz": Range(0.05, 8, 0.8, "Hz"),
        "depth_ms": Range(0, 10, 3, "ms"),
        "delay_ms": Range(10, 40, 15, "ms"),
        "mix": Range(0, 1, 0.5, moves=True),
    },
    "tremolo": {
        "beats": Range(0.0625, 8, 0.5, "beats"),
        "depth": Range(0, 1, 0.6, moves=True),
    },
    "limiter": {
        "ceiling_db": Range(-24, 0, -1, "dB"),
        "release_ms": Range(5, 1000, 80, "ms"),
    },
}


def settings_of(kind: str, given: Mapping[str, Setting]) -> tuple[tuple[str, Setting], ...]:
    """Give every setting of an effect in a fixed order: those ``given``, and the usual value of the rest.

    >>> settings_of("tremolo", {"depth": 1})
    (('beats', 0.5), ('depth', 1.0))
    """
    known = EFFECTS.get(kind) if isinstance(kind, str) else None
    if known is None:
        raise SongError(say("The effect {kind} is unknown. Use one of {kinds}.", kind=shown(kind), kinds=", ".join(EFFECTS)))
    for name in given:
        if name not in known:
            raise SongError(
                say("The effect {kind} has no setting {name}. It has {names}.", kind=kind, name=shown(name), names=", ".join(known))
            )
    return tuple((name, _setting(kind, name, allowed, given)) for name, allowed in known.items())


def _setting(kind: str, name: str, allowed: Range | Choice, given: Mapping[str, Setting]) -> Setting:
    if isinstance(allowed, Choice):
        value = given.get(name, allowed.words[0])
        if value not in allowed.words:
            raise SongError(
                say("{name} of {kind} came as {value}. Use one of {words}.",
                    name=name, kind=kind, value=shown(value), words=", ".join(allowed.words))
            )
        return value
    value = given.get(name, allowed.usual)
    number(value, say("{name} of {kind}", name=name, kind=kind), allowed.low, allowed.high)
    return float(value)


def moving_range(kind: str, name: str) -> Range | None:
    """Give the range of a setting that automation can move, or None."""
    allowed = EFFECTS.get(kind, {}).get(name)
    return allowed if isinstance(allowed, Range) and allowed.moves else None
