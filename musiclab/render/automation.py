"""Automation: the value of a setting at every frame.

Between two points the value moves in a straight line over time; a frequency moves in a straight line of its logarithm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musiclab.render.timing import Timing
from musiclab.song.mixing import Effect, Lane, Point

Value = float | NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A value over time: at ``frames`` it passes through ``values``."""

    frames: NDArray[np.int64]
    values: NDArray[np.float64]
    logarithmic: bool = False

    def over(self, first: int, count: int) -> NDArray[np.float64]:
        """Give the value at each of ``count`` frames from ``first`` on."""
        return self.at(np.arange(first, first + count))

    def at(self, frames: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give the value at each of ``frames``."""
        if self.logarithmic:
            return np.exp(np.interp(frames, self.frames, np.log(self.values)))
        return np.interp(frames, self.frames, self.values)


def curve_of(points: Sequence[Point], timing: Timing, *, logarithmic: bool = False) -> Curve:
    """Give the curve through ``points``.

    >>> from musiclab.song.model import Song
    >>> curve_of([Point(0, 0), Point(960, 1)], Timing(Song(), rate=44_100)).over(11_025, 1).tolist()
    [0.5]
    """
    ticks = np.array([point.at for point in points], np.int64)
    values = np.array([point.value for point in points], np.float64)
    return Curve(timing.frames(ticks), values, logarithmic)


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """The curves of everything that a strip's automation moves, by target."""

    curves: dict[str, Curve]

    def over(self, target: str, fixed: float, first: int, count: int) -> Value:
        """Give the value of ``target`` at each frame, or ``fixed`` where nothing moves it."""
        curve = self.curves.get(target)
        return fixed if curve is None else curve.over(first, count)


def moves_of(lanes: Sequence[Lane], timing: Timing) -> Moves:
    """Give the curves of all ``lanes`` that have points."""
    return Moves(
        {
            lane.target: curve_of(lane.points, timing, logarithmic=lane.target.endswith("_hz"))
            for lane in lanes
            if lane.points
        }
    )


@dataclass(frozen=True, slots=True, eq=False)
class Settings:
    """The settings of one effect: fixed, or moved by automation."""

    effect: Effect
    moves: Moves

    def fixed(self, name: str) -> float:
        """Give the value that does not move."""
        return float(self.effect[name])

    def word(self, name: str) -> str:
        """Give a setting that is a word, such as the shape of a filter."""
        return str(self.effect[name])

    def over(self, name: str, first: int, count: int) -> Value:
        """Give the value at each of ``count`` frames from ``first`` on."""
        return self.moves.over(f"{self.effect.id}:{name}", self.fixed(name), first, count)

    def curve(self, name: str) -> Curve | None:
        """Give the curve that moves a setting, or None."""
        return self.moves.curves.get(f"{self.effect.id}:{name}")
