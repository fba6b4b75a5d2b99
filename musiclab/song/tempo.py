"""Tempo: where ticks become seconds, in steps and in ramps.

A ramp glides from its own tempo to the next one in a straight line over beats. The seconds it takes are the
integral of ``60 / bpm`` over that line, ``60 * beats * ln(b / a) / (b - a)``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import expm1, log1p

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import LONGEST_TICKS, MOST_CHANGES, at_most, number, shown, whole
from musiclab.song.time import PER_BEAT, Tick

SLOWEST, FASTEST = 10, 960


@dataclass(frozen=True, slots=True, order=True)
class Tempo:
    """A tempo in beats (quarter notes) a minute, 10 to 960, from tick ``at`` on.

    With ``ramp`` it glides to the next tempo in a straight line; without, it holds until then.
    """

    bpm: float = 120.0
    at: Tick = 0
    ramp: bool = False

    def __post_init__(self) -> None:
        number(self.bpm, say("The tempo"), SLOWEST, FASTEST)
        whole(self.at, say("The start of a tempo"), 0, LONGEST_TICKS)
        if type(self.ramp) is not bool:
            raise SongError(say("Whether a tempo glides came as {value}. Use true or false.", value=shown(self.ramp)))
        object.__setattr__(self, "bpm", float(self.bpm))


def check_tempos(tempos: Sequence[Tempo]) -> None:
    """Refuse tempos that do not start at 0 or are out of order."""
    at_most(len(tempos), MOST_CHANGES, say("tempos"))
    if not tempos or tempos[0].at != 0:
        raise SongError(say("The first tempo has to start at tick 0, the beginning of the song."))
    if any(b.at <= a.at for a, b in pairwise(tempos)):
        raise SongError(say("Two tempo changes share one place, or come out of order. Give each its own tick, earliest first."))


def bpm_at(tempos: Sequence[Tempo], tick: Tick) -> float:
    """Give the tempo that sounds at ``tick``.

    >>> bpm_at([Tempo(60, ramp=True), Tempo(120, at=960 * 4)], 960 * 2)
    90.0
    """
    i = _index_at(tempos, tick)
    here = tempos[i]
    if tick <= here.at or not _glides(tempos, i):
        return here.bpm
    there = tempos[i + 1]
    return here.bpm + (there.bpm - here.bpm) * (tick - here.at) / (there.at - here.at)


def seconds_at(tempos: Sequence[Tempo], tick: Tick) -> float:
    """Give the moment of ``tick`` in seconds from the start of the song; before it, the first tempo holds.

    >>> seconds_at([Tempo(120)], 960 * 4)
    2.0
    """
    last = _index_at(tempos, tick)
    before = sum(_span(tempos, i, tempos[i + 1].at) for i in range(last))
    return before + _span(tempos, last, tick)


def tick_at(tempos: Sequence[Tempo], seconds: float) -> float:
    """Give the tick, with its fraction, that sounds ``seconds`` after the start; the inverse of `seconds_at`.

    >>> tick_at([Tempo(120)], 2.0)
    3840.0
    """
    passed = 0.0
    for i in range(len(tempos) - 1):
        span = _span(tempos, i, tempos[i + 1].at)
        if passed + span > seconds:
            return _tick_within(tempos, i, seconds - passed)
        passed += span
    return _tick_within(tempos, len(tempos) - 1, seconds - passed)


def _index_at(tempos: Sequence[Tempo], tick: float) -> int:
    return max(bisect_right(tempos, tick, key=lambda tempo: tempo.at) - 1, 0)


def _glides(tempos: Sequence[Tempo], i: int) -> bool:
    return tempos[i].ramp and i + 1 < len(tempos) and tempos[i + 1].bpm != tempos[i].bpm


def _slope(tempos: Sequence[Tempo], i: int) -> float:
    """Change of tempo in beats a minute for each beat."""
    here, there = tempos[i], tempos[i + 1]
    return (there.bpm - here.bpm) * PER_BEAT / (there.at - here.at)


def _span(tempos: Sequence[Tempo], i: int, until: Tick) -> float:
    """Seconds from the tempo ``i`` to the tick ``until``, inside its reach."""
    here = tempos[i]
    beats = (until - here.at) / PER_BEAT
    if beats <= 0 or not _glides(tempos, i):
        return beats * 60 / here.bpm
    slope = _slope(tempos, i)
    return 60 / slope * log1p(slope * beats / here.bpm)


def _tick_within(tempos: Sequence[Tempo], i: int, seconds: float) -> float:
    here = tempos[i]
    if seconds <= 0 or not _glides(tempos, i):
        return here.at + seconds * here.bpm / 60 * PER_BEAT
    slope = _slope(tempos, i)
    return here.at + here.bpm * expm1(slope * seconds / 60) / slope * PER_BEAT
