"""Ticks, beats and bars: 960 ticks to a beat, so that triplets and quintuplets land exactly.

A *beat* is a quarter note whatever the metre, as in a tempo of 120 beats a minute. Bars and beats that
people read count from 1; ticks count from 0.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import LONGEST_TICKS, MOST_CHANGES, at_most, shown, whole

Tick: TypeAlias = int
PER_BEAT = 960

UNITS = (1, 2, 4, 8, 16, 32)


@dataclass(frozen=True, slots=True, order=True)
class Meter:
    """A metre such as 3/4 or 7/8, from tick ``at`` on.

    >>> Meter(6, 8).bar
    2880
    """

    beats: int = 4
    unit: int = 4
    at: Tick = 0

    def __post_init__(self) -> None:
        whole(self.beats, say("Beats in a bar"), 1, 64)
        whole(self.at, say("The start of a metre"), 0, LONGEST_TICKS)
        if self.unit not in UNITS or type(self.unit) is not int:
            raise SongError(
                say("A metre over {unit} came. The lower number is 1, 2, 4, 8, 16 or 32, as in 3/4 or 7/8.", unit=shown(self.unit))
            )

    @property
    def bar(self) -> Tick:
        """Ticks in one bar."""
        return self.beats * self.pulse

    @property
    def pulse(self) -> Tick:
        """Ticks in one unit of the metre: an eighth in 7/8."""
        return PER_BEAT * 4 // self.unit


class Place(NamedTuple):
    """A place as a musician counts it: bar and unit of the metre from 1, and ticks after that."""

    bar: int
    beat: int
    tick: Tick


def check_meters(meters: Sequence[Meter]) -> None:
    """Refuse metre changes that do not start at 0, are out of order, or fall inside a bar."""
    at_most(len(meters), MOST_CHANGES, say("metres"))
    if not meters or meters[0].at != 0:
        raise SongError(say("The first metre has to start at tick 0, the beginning of the song."))
    for before, after in pairwise(meters):
        if after.at <= before.at or (after.at - before.at) % before.bar:
            raise SongError(
                say("The metre {beats}/{unit} at tick {at} does not begin on a barline. Move it to the start of a bar.",
                    beats=after.beats, unit=after.unit, at=after.at)
            )


def place_of(meters: Sequence[Meter], tick: Tick) -> Place:
    """Say where ``tick`` falls: bar, beat, and ticks after the beat; a count-in before tick 0 is bar 0.

    >>> place_of([Meter(3, 4)], 960 * 4 + 480)
    Place(bar=2, beat=2, tick=480)
    """
    i = max(bisect_right(meters, tick, key=lambda meter: meter.at) - 1, 0)
    bars = sum((b.at - a.at) // a.bar for a, b in pairwise(meters[: i + 1]))
    meter = meters[i]
    bar, rest = divmod(tick - meter.at, meter.bar)
    beat, ticks = divmod(rest, meter.pulse)
    return Place(bars + bar + 1, beat + 1, ticks)


def bar_start(meters: Sequence[Meter], bar: int) -> Tick:
    """Give the tick where ``bar`` (counted from 1) begins.

    >>> bar_start([Meter(4, 4), Meter(3, 4, at=3840 * 2)], 4)
    10560
    """
    whole(bar, say("The number of a bar"), 1, LONGEST_TICKS)
    left = bar - 1
    for before, after in pairwise(meters):
        bars = (after.at - before.at) // before.bar
        if left < bars:
            return before.at + left * before.bar
        left -= bars
    return meters[-1].at + left * meters[-1].bar
