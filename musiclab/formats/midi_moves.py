"""The volume and pan of a MIDI channel as automation: steps that hold until the next one."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, log10

from musiclab.formats.midi_channel import EXPRESSION, PAN, VOLUME, Control
from musiclab.song.limits import MOST_POINTS, MOST_POINTS_IN_ALL
from musiclab.song.mixing import SILENT_DB, Point
from musiclab.song.time import Tick

Moves = list[tuple[Tick, float]]
POINTS_OF_A_MOVE = 2


def volume_of(controls: dict[int, Control]) -> Moves:
    """Give volume and expression together in decibels, 40 dB for a factor of ten as General MIDI asks.

    Source: General MIDI Level 1 Developer Guidelines, "Volume and expression": L = 40 log10(value / 127) for each.
    100 is the volume that a channel has when a file says nothing, and counts as 0 dB.
    """
    events = sorted((at, kind, value) for kind in (VOLUME, EXPRESSION) for at, value in controls.get(kind, []))
    now = {VOLUME: 100, EXPRESSION: 127}
    found: dict[Tick, float] = {}
    for at, kind, value in events:
        now[kind] = value
        product = now[VOLUME] / 100 * now[EXPRESSION] / 127
        found[at] = max(SILENT_DB, 40 * log10(product)) if product else SILENT_DB
    return _changes(list(found.items()))


def pan_of(controls: dict[int, Control]) -> Moves:
    """Give the pan from left, -1, to right, 1."""
    return _changes([(at, max(-1.0, (value - 64) / 63)) for at, value in controls.get(PAN, [])])


def most_moves(lanes: int) -> int:
    """Say how many moves each of so many lanes may have for a song to hold them.

    >>> most_moves(1), most_moves(500)
    (25000, 500)
    """
    return min(MOST_POINTS, MOST_POINTS_IN_ALL // max(lanes, 1)) // POINTS_OF_A_MOVE


def thinned(moves: Moves, most: int) -> Moves:
    """Leave out moves evenly until at most ``most`` are there; the last one stays.

    >>> thinned([(0, 0.1), (1, 0.2), (2, 0.3), (3, 0.4)], 2)
    [(1, 0.2), (3, 0.4)]
    """
    stride = max(1, ceil(len(moves) / most))
    return moves[::-1][::stride][::-1]


def steps(moves: Moves) -> tuple[Point, ...]:
    """Give points that hold each value until the next one comes."""
    points: dict[Tick, float] = {}
    before: float | None = None
    for at, value in moves:
        if before is not None and at > 0:
            points.setdefault(at - 1, before)
        points[at] = before = value
    return tuple(Point(at, value) for at, value in points.items())


def _changes(moves: Moves) -> Moves:
    """Leave out what moves nothing."""
    return moves[:1] + [after for before, after in pairwise(moves) if after[1] != before[1]]
